/** The names of all things, for pages that no server stands behind. */
import { fit, fold } from "./fold";
import { loadScript } from "./page";

/** Folded spellings joined by "|", label, address, kind in words, what else to show. */
export type Row = [keys: string, label: string, url: string, kind: string, note: string];

export interface Hit {
  label: string;
  lang?: string;
  url: string;
  kindLabel: string;
  note: string;
}

let rows: Row[] = [];

export const names = {
  take(given: Row[]): void {
    rows = given;
  },

  /** Loads the script with the names, once. */
  async load(src: string): Promise<void> {
    if (rows.length === 0) await loadScript(src);
  },

  find: (text: string, most: number): Hit[] => best(rows, text, most),
};

/** The rows that fit best; equals in their own order. */
export function best(among: Row[], text: string, most: number): Hit[] {
  const typed = fold(text);
  if (!typed) return [];
  return among
    .map((row, place) => ({ row, place, score: Math.max(...row[0].split("|").map((key) => fit(key, typed))) }))
    .filter((hit) => hit.score > 0)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, most)
    .map(({ row: [, label, url, kindLabel, note] }) => ({ label, url, kindLabel, note }));
}
