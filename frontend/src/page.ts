/** What the page says about itself in attributes of its root element, and how its parts are fetched. */

export type Lang = "th" | "en";

const root = document.documentElement;

export const lang: Lang = root.lang === "en" ? "en" : "th";

/** Whether the page is a file in a folder and not the answer of a server. */
export const fromFiles: boolean = root.dataset["mode"] === "files";

/** The address of a page or file of the site as data names it: from the root; attributes have it from the page. */
export function resolve(url: string, base: string = root.dataset["root"] ?? ""): string {
  return /^([a-z]+:|\/|#)/i.test(url) ? url : base + url;
}

/** Only addresses that a link may have: nothing that runs. */
export function safe(url: string): string {
  return /^(https?:|file:|\/|\.|[\w%-]+[/.#?]|#)/i.test(url) && !/^\s*(javascript|data|vbscript):/i.test(url) ? url : "#";
}

const here = (document.currentScript as HTMLScriptElement | null)?.src ?? "";

/** The folder that this script came from, with what belongs to it. */
export function besides(name: string): string {
  return new URL(name, here || document.baseURI).href;
}

const scripts = new Map<string, Promise<void>>();

/** Runs a classic script once: the only way to load something that also works from a disk. */
export function loadScript(src: string): Promise<void> {
  let loading = scripts.get(src);
  if (loading === undefined) {
    loading = new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = src;
      script.onload = () => done();
      script.onerror = () => {
        scripts.delete(src);
        script.remove();
        failed(new Error(src));
      };
      document.head.append(script);
    });
    scripts.set(src, loading);
  }
  return loading;
}

/** Adds a style sheet once. */
export function loadStyle(href: string): void {
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}

/** JSON of the server of this page. */
export async function fetchJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(url, { headers: { accept: "application/json" }, ...(signal ? { signal } : {}) });
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return (await answer.json()) as T;
}
