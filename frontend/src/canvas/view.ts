/** What of the graph is seen, in few words: enough to see the same again, so it is all that a link carries. */

export interface View {
  /** Id of the picture on its page, or "". */
  at: string;
  /** Keys of the things that were expanded, in that order. */
  open: readonly string[];
  /** Keys of the things that were hidden. */
  gone: readonly string[];
  /** Kinds of links that are left out. */
  hide: readonly string[];
  /** Section of the report that links must be stated in, or "". */
  section: string;
  /** Key of the chosen thing, or "". */
  chosen: string;
}

export const START: View = { at: "", open: [], gone: [], hide: [], section: "", chosen: "" };

const LISTS = ["open", "gone", "hide"] as const;
const KEY = /^[\w-]+(\/[\w.-]+)?$/;
const MOST = 60;

/** The view that stands behind `#` in an address; null if none does. */
export function read(hash: string): View | null {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  if (!given.has("explore") && !given.has("focus")) return null;
  const list = (name: string): string[] =>
    [...new Set((given.get(name) ?? "").split(",").filter((key) => KEY.test(key)))].slice(0, MOST);
  const section = given.get("section") ?? "";
  return {
    at: KEY.test(given.get("explore") ?? "") ? (given.get("explore") as string) : "",
    open: [...new Set([...list("focus").slice(1), ...list("open")])],
    gone: list("gone"),
    hide: list("hide"),
    section: /^[\w.\u0e00-\u0e7f-]{0,20}$/.test(section) ? section : "",
    chosen: list("chosen")[0] ?? "",
  };
}

/** The same as text for an address; `kept` is what else stood there and is not ours. */
export function write(view: View, kept = ""): string {
  const text = new URLSearchParams();
  const before = new URLSearchParams(kept.replace(/^#/, ""));
  for (const name of ["focus", "depth", "network"]) {
    const value = before.get(name);
    if (value) text.set(name, value.split(",")[0] as string);
  }
  text.set("explore", view.at || "1");
  for (const name of LISTS) if (view[name].length > 0) text.set(name, view[name].join(","));
  if (view.section) text.set("section", view.section);
  if (view.chosen) text.set("chosen", view.chosen);
  return `#${text.toString().replace(/%2F/g, "/").replace(/%2C/g, ",")}`;
}

const without = (list: readonly string[], key: string): string[] => list.filter((other) => other !== key);

export const change = {
  expand: (view: View, key: string): View => ({ ...view, open: [...without(view.open, key), key], gone: without(view.gone, key) }),
  foldIn: (view: View, key: string): View => ({ ...view, open: without(view.open, key) }),
  hide: (view: View, key: string): View => ({ ...view, gone: [...without(view.gone, key), key], chosen: "" }),
  choose: (view: View, key: string): View => ({ ...view, chosen: key }),
  kind: (view: View, kind: string, shown: boolean): View => ({
    ...view, hide: shown ? without(view.hide, kind) : [...without(view.hide, kind), kind].sort(),
  }),
  section: (view: View, section: string): View => ({ ...view, section }),
};

/** Views before the present one; choosing is not worth a step of its own. */
export class History {
  private readonly past: View[] = [];

  constructor(public now: View) {}

  go(next: View): void {
    if (sameButChosen(this.now, next)) {
      this.now = next;
      return;
    }
    this.past.push(this.now);
    this.now = next;
  }

  undo(): boolean {
    const before = this.past.pop();
    if (before) this.now = before;
    return before !== undefined;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }
}

function sameButChosen(a: View, b: View): boolean {
  return write({ ...a, chosen: "" }) === write({ ...b, chosen: "" });
}
