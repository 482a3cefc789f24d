/** The same key as `kprgraph.thai.fold` makes of names, so that what is typed finds what was meant. */

const DROPPED = /[\u0e47-\u0e4c\u0e4e\u0e3a\s.,*\-\u2010-\u2015'"\u2018\u2019\u201c\u201d()[\]\u200b-\u200f\u2060\ufeff\u00ad]+/g;

/** Without tone marks, spaces, dots and case, in Arabic digits. */
export function fold(text: string): string {
  return text
    .replace(DROPPED, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/\u0e4d\u0e32/g, "\u0e33")
    .replace(/\u0e45/g, "\u0e32")
    .replace(/\u0e40\u0e40/g, "\u0e41")
    .replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

function grams(key: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 3 <= key.length; i++) found.add(key.slice(i, i + 3));
  return found;
}

/**
 * How well a name fits what was typed, both folded: 0 is not at all, above 2 begins with it, above 1 contains it;
 * below 1 the share of its threes of letters, if most of them fit.
 */
export function fit(key: string, typed: string): number {
  const at = key.indexOf(typed);
  if (at === 0) return 2 + typed.length / key.length;
  if (at > 0) return 1 + typed.length / key.length;
  const wanted = grams(typed);
  if (wanted.size < 2) return 0;
  const there = grams(key);
  let shared = 0;
  for (const gram of wanted) if (there.has(gram)) shared++;
  const share = shared / wanted.size;
  return share >= 0.6 ? share * 0.99 : 0;
}
