/** Breaking names into lines where words end, which in Thai only a dictionary knows; the browser has one. */

const CLOSERS = /^[\s)\]”’».,:;!?ๆฯ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/u;

/** The words of a text; together they are the text. */
export function words(text: string, locale = "th"): string[] {
  const parts = [...new Intl.Segmenter(locale, { granularity: "word" }).segment(text)].map((part) => part.segment);
  const joined: string[] = [];
  for (const part of parts) {
    if (joined.length > 0 && (CLOSERS.test(part) || /[(\[“‘«]$/.test(joined[joined.length - 1] as string))) joined[joined.length - 1] += part;
    else joined.push(part);
  }
  return joined;
}

/** Lines no wider than `width`; what does not fit into `most` lines is cut at a whole letter and ends in "…". */
export function wrap(text: string, width: number, most: number, measure: (text: string) => number, locale = "th"): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words(text, locale)) {
    if (line && measure((line + word).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = word.trimStart();
    } else {
      line += word;
    }
  }
  if (line.trim()) lines.push(line.trimEnd());
  if (lines.length <= most) return lines.map((whole) => cut(whole, width, measure, false));
  return [...lines.slice(0, most - 1), cut(lines.slice(most - 1).join(""), width, measure, true)];
}

function cut(line: string, width: number, measure: (text: string) => number, always: boolean): string {
  if (!always && measure(line) <= width) return line;
  const letters = [...new Intl.Segmenter("th", { granularity: "grapheme" }).segment(line)].map((part) => part.segment);
  let text = letters.join("");
  while (letters.length > 1 && measure(`${text}…`) > width) {
    letters.pop();
    text = letters.join("");
  }
  return `${text.trimEnd()}…`;
}
