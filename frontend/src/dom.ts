/** Making elements without markup in strings: what comes from data is always text. */

type Attributes = Record<string, string | number | boolean | null | undefined>;
type Child = Node | string | null;

/** An element with attributes (`true` is an empty one; null, undefined and false leave it out) and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child): child is Node | string => child !== null));
  return element;
}

/** A button that does something. */
export function button(text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = el("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

/** Hands a file to the reader of the page. */
export function save(name: string, href: string): void {
  const link = el("a", { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}
