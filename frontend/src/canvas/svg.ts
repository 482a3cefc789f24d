/** The picture as SVG, from places and words alone: what is seen, with title, legend, source and version. */
import { FONT, INK, KIND_SIZE, LINE_HEIGHT, NAME_SIZE, SOFT, STRIPE, dashes, kindColour, lineColour, lineEnd, lineWidth, type End } from "./look";
import { wrap } from "./wrap";

export interface SvgBox {
  x: number;
  y: number;
  w: number;
  h: number;
  label: string;
  lang: string;
  kindLabel: string;
  color: string;
  focus: boolean;
  chosen?: boolean;
}

export interface SvgLine {
  /** Start, two control points if it is bent (as of two parabolas that meet half way), end. */
  points: { x: number; y: number }[];
  kind: string;
  status: string;
}

export interface SvgPicture {
  title: string;
  lang: string;
  boxes: SvgBox[];
  lines: SvgLine[];
  legend: { color?: string; kind?: string; status?: string; text: string }[];
  /** Lines of small print below. */
  source: string[];
  /** Rules for the font, or "". */
  fontCss: string;
}

export type Measure = (text: string, size: number, bold?: boolean) => number;

const MARGIN = 24;
const TITLE_SIZE = 18;

/** Text for XML, without what XML cannot have. */
export function escape(text: string): string {
  return text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

function text(x: number, y: number, size: number, words: string, more = ""): string {
  return `<text x="${n(x)}" y="${n(y)}" font-size="${size}"${more}>${escape(words)}</text>`;
}

/** The words and stripe of a box, with its upper left corner at (0, 0). */
export function inside(box: SvgBox, measure: Measure): string {
  const left = STRIPE + 7;
  const width = box.w - left - 6;
  const most = Math.max(1, Math.floor((box.h - 6 - KIND_SIZE * LINE_HEIGHT) / (NAME_SIZE * LINE_HEIGHT)));
  const name = wrap(box.label, width, most, (t) => measure(t, NAME_SIZE), box.lang);
  const kind = wrap(box.kindLabel, width, 1, (t) => measure(t, KIND_SIZE));
  const tall = KIND_SIZE * LINE_HEIGHT + name.length * NAME_SIZE * LINE_HEIGHT;
  let y = (box.h - tall) / 2 + KIND_SIZE;
  const parts = [text(left, y, KIND_SIZE, kind[0] ?? "", ` fill="${SOFT}"`)];
  y += KIND_SIZE * LINE_HEIGHT - KIND_SIZE + NAME_SIZE;
  for (const line of name) {
    parts.push(text(left, y, NAME_SIZE, line, ` fill="${INK}"`));
    y += NAME_SIZE * LINE_HEIGHT;
  }
  return `<rect width="${STRIPE}" height="${n(box.h)}" fill="${kindColour(box.color)}"/>${parts.join("")}`;
}

const style = (css: string): string => (css ? `<style>${css.replace(/[<&]/g, "")}</style>` : "");

function boxSvg(box: SvgBox, measure: Measure): string {
  const [fill, stroke, width] = box.chosen ? ["#ffffff", "#b35900", 3] : box.focus ? ["#fffbe6", INK, 2.5] : ["#ffffff", "#8a93a0", 1];
  return `<g transform="translate(${n(box.x - box.w / 2)} ${n(box.y - box.h / 2)})"><rect width="${n(box.w)}" height="${n(box.h)}" rx="6" fill="${fill}" stroke="${stroke}" stroke-width="${width}"/>${inside(box, measure)}</g>`;
}

/** The mark at the end of a line, pointing from `from` to `tip`. */
function tip(end: End, from: { x: number; y: number }, at: { x: number; y: number }, colour: string): string {
  const angle = (Math.atan2(at.y - from.y, at.x - from.x) * 180) / Math.PI;
  const shapes: Record<End, string> = {
    triangle: `<path d="M-9 -4.5L0 0L-9 4.5Z" fill="${colour}"/>`,
    hollow: `<path d="M-9 -4.5L0 0L-9 4.5Z" fill="#ffffff" stroke="${colour}" stroke-width="1.4"/>`,
    square: `<path d="M-8 -4H0V4H-8Z" fill="${colour}"/>`,
    circle: `<circle cx="-4" r="4" fill="${colour}"/>`,
  };
  return `<g transform="translate(${n(at.x)} ${n(at.y)}) rotate(${n(angle)})">${shapes[end]}</g>`;
}

function lineSvg(line: SvgLine): string {
  const [start, one, two] = line.points as [SvgPoint, SvgPoint, SvgPoint?];
  const end = line.points[line.points.length - 1] as SvgPoint;
  const bent = line.points.length === 4 && two !== undefined;
  const colour = lineColour(line.kind);
  const dash = dashes(line.status);
  const curve = bent
    ? `Q${n(one.x)} ${n(one.y)} ${n((one.x + two.x) / 2)} ${n((one.y + two.y) / 2)}Q${n(two.x)} ${n(two.y)} ${n(end.x)} ${n(end.y)}`
    : `L${n(end.x)} ${n(end.y)}`;
  return `<path d="M${n(start.x)} ${n(start.y)}${curve}" fill="none" stroke="${colour}" stroke-width="${lineWidth(line.kind)}"${dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : ""}/>${tip(lineEnd(line.kind), bent ? two : start, end, colour)}`;
}

type SvgPoint = { x: number; y: number };

function sample(key: SvgPicture["legend"][number], x: number, y: number): string {
  if (key.color) {
    return `<rect x="${n(x)}" y="${n(y - 11)}" width="40" height="14" rx="3" fill="#ffffff" stroke="#8a93a0"/><rect x="${n(x)}" y="${n(y - 11)}" width="7" height="14" fill="${kindColour(key.color)}"/>`;
  }
  const points = [{ x, y: y - 4 }, { x: x + 40, y: y - 4 }];
  return lineSvg({ points, kind: key.kind ?? "", status: key.status ?? "" });
}

/** The whole picture, and its size. */
export function svg(picture: SvgPicture, measure: Measure): { text: string; width: number; height: number } {
  const xs = picture.boxes.flatMap((box) => [box.x - box.w / 2, box.x + box.w / 2]);
  const ys = picture.boxes.flatMap((box) => [box.y - box.h / 2, box.y + box.h / 2]);
  for (const line of picture.lines) for (const point of line.points) ys.push(point.y);
  const [left, top] = [Math.min(0, ...xs), Math.min(...ys, 0)];
  const width = Math.max(560, Math.max(0, ...xs) - left + 2 * MARGIN);
  const title = wrap(picture.title, width - 2 * MARGIN, 3, (t) => measure(t, TITLE_SIZE, true), picture.lang);
  const head = MARGIN + title.length * TITLE_SIZE * 1.45 + 12;
  const body = Math.max(0, ...ys) - top;
  const parts = title.map((line, row) =>
    text(MARGIN, MARGIN + TITLE_SIZE + row * TITLE_SIZE * 1.45, TITLE_SIZE, line, ` font-weight="700" fill="${INK}"`),
  );
  const lines = picture.lines.map(lineSvg).join("");
  const boxes = picture.boxes.map((box) => boxSvg(box, measure)).join("");
  parts.push(`<g transform="translate(${n(MARGIN - left)} ${n(head - top)})">${lines}${boxes}</g>`);
  let [x, y] = [MARGIN, head + body + 34];
  for (const key of picture.legend) {
    const needed = 48 + measure(key.text, 12) + 22;
    if (x > MARGIN && x + needed > width - MARGIN) [x, y] = [MARGIN, y + 22];
    parts.push(sample(key, x, y), text(x + 48, y, 12, key.text, ` fill="${SOFT}"`));
    x += needed;
  }
  for (const line of picture.source.flatMap((words) => wrap(words, width - 2 * MARGIN, 4, (t) => measure(t, 12)))) {
    y += 22;
    parts.push(text(MARGIN, y, 12, line, ` fill="${SOFT}"`));
  }
  const height = y + MARGIN;
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return {
    text: `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" xml:lang="${picture.lang}" font-family="${escape(FONT)}" role="img"><title>${escape(picture.title)}</title>${style(picture.fontCss)}<rect width="100%" height="100%" fill="#ffffff"/>${parts.join("")}</svg>`,
    width: w,
    height: h,
  };
}
