/** Suggestions under the search field while typing: a combobox with a list, as the ARIA practices describe it. */
import { el } from "./dom";
import { names, type Hit } from "./names";
import { fetchJson, fromFiles, lang, resolve, safe } from "./page";
import { say } from "./words";

const MOST = 8;
const PAUSE = 90;

export function suggestions(): void {
  const source = document.documentElement.dataset["suggest"];
  const input = document.querySelector<HTMLInputElement>("form.find input[name=q]");
  if (source && input?.form) new Combobox(input, input.form, source);
}

class Combobox {
  private readonly list = el("ul", { id: "suggestions", role: "listbox", "aria-label": say("suggestions"), class: "suggestions", hidden: true });
  private readonly status = el("span", { role: "status", class: "sr" });
  private hits: Hit[] = [];
  private at = -1;
  private timer = 0;
  private asked: AbortController | null = null;

  constructor(private readonly input: HTMLInputElement, form: HTMLFormElement, private readonly source: string) {
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestions" };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    form.classList.add("with-suggestions");
    form.append(this.list, this.status);
    input.addEventListener("input", () => this.soon());
    input.addEventListener("focus", () => fromFiles && names.load(source).catch(console.warn));
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => window.setTimeout(() => this.close(), 150));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus in the field
  }

  private soon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), PAUSE);
  }

  private async ask(): Promise<void> {
    const text = this.input.value.trim();
    this.asked?.abort();
    if (!text) return this.close();
    const asked = (this.asked = new AbortController());
    try {
      const hits = await this.find(text, asked.signal);
      if (asked === this.asked && document.activeElement === this.input) this.show(hits);
    } catch {
      if (asked === this.asked) this.close(); // the form still sends what was typed
    }
  }

  private async find(text: string, signal: AbortSignal): Promise<Hit[]> {
    if (fromFiles) {
      await names.load(this.source);
      return names.find(text, MOST);
    }
    const query = new URLSearchParams({ q: text, limit: String(MOST) });
    return (await fetchJson<{ hits: Hit[] }>(`${this.source}?${query}`, signal)).hits;
  }

  private show(hits: Hit[]): void {
    this.hits = hits;
    this.at = -1;
    this.list.replaceChildren(...hits.map((hit, place) => this.option(hit, place)));
    this.list.hidden = hits.length === 0;
    this.input.setAttribute("aria-expanded", String(hits.length > 0));
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = hits.length > 0 ? say("suggested", { count: hits.length }) : say("suggested_none");
  }

  private option(hit: Hit, place: number): HTMLElement {
    const foreign = hit.lang && hit.lang !== lang ? hit.lang : null;
    const option = el(
      "li",
      { role: "option", id: `suggestion-${place}`, "aria-selected": "false" },
      el("a", { href: safe(resolve(hit.url)), tabindex: -1 },
        el("span", { class: "suggestion-name", lang: foreign }, hit.label), " ",
        el("span", { class: "suggestion-kind" }, [hit.kindLabel, hit.note].filter(Boolean).join(" · ")),
      ),
    );
    return option;
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const count = this.list.hidden ? 0 : this.hits.length;
    if (event.key === "Escape" && count > 0) {
      this.close();
    } else if (event.key === "ArrowDown" && count > 0) {
      this.choose(this.at + 1 >= count ? -1 : this.at + 1);
    } else if (event.key === "ArrowUp" && count > 0) {
      this.choose(this.at < 0 ? count - 1 : this.at - 1);
    } else if (event.key === "ArrowDown" && this.input.value.trim()) {
      void this.ask();
    } else if (event.key === "Enter" && count > 0 && this.at >= 0) {
      this.list.querySelectorAll<HTMLAnchorElement>("a")[this.at]?.click();
    } else {
      return;
    }
    event.preventDefault();
  }

  private choose(place: number): void {
    this.at = place;
    [...this.list.children].forEach((option, n) => {
      option.setAttribute("aria-selected", String(n === place));
      if (n === place) option.scrollIntoView({ block: "nearest" });
    });
    if (place < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `suggestion-${place}`);
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
  }
}
