/** Pictures to take away: SVG as text, PNG by letting the browser paint the SVG. */
import { besides, fromFiles } from "../page";
import { FONT } from "./look";

const FILES = [
  ["sarabun-thai-400-normal.woff2", 400, "U+0E01-0E5B, U+200C-200D, U+25CC"],
  ["sarabun-thai-700-normal.woff2", 700, "U+0E01-0E5B, U+200C-200D, U+25CC"],
  ["sarabun-latin-400-normal.woff2", 400, "U+0000-00FF, U+2000-206F"],
  ["sarabun-latin-700-normal.woff2", 700, "U+0000-00FF, U+2000-206F"],
] as const;

let css: Promise<string> | null = null;

/** The font as rules that a picture carries with it; "" where it cannot be read, and the system's own is taken. */
export function fontCss(): Promise<string> {
  css ??= fromFiles ? Promise.resolve("") : rules().catch(() => "");
  return css;
}

async function rules(): Promise<string> {
  const parts = await Promise.all(
    FILES.map(async ([name, weight, range]) => {
      const answer = await fetch(besides(name));
      if (!answer.ok) throw new Error(name);
      const data = base64(new Uint8Array(await answer.arrayBuffer()));
      return `@font-face{font-family:Sarabun;font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${range}}`;
    }),
  );
  return parts.join("");
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

const context = document.createElement("canvas").getContext("2d");

/** Width of a text in px. */
export function measure(text: string, size: number, bold = false): number {
  if (!context) return text.length * size * 0.6;
  context.font = `${bold ? 700 : 400} ${size}px ${FONT}`;
  return context.measureText(text).width;
}

export const dataUrl = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** Paints an SVG at twice its size, or less where a browser could not. */
export async function png(svg: string, width: number, height: number): Promise<string> {
  const image = new Image();
  image.src = dataUrl(svg);
  await image.decode();
  // The fonts that the picture carries are read only now that it is to be painted, and nothing tells when they are.
  await new Promise((ready) => setTimeout(ready, svg.includes("@font-face") ? 200 : 0));
  const scale = Math.min(2, 8000 / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const paint = canvas.getContext("2d");
  if (!paint) throw new Error("canvas");
  paint.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}
