/** Boxes with their words, painted with the fonts of the page; the library only places them. */
import type { GraphNode } from "../graphs";
import { FONT, INK, KIND_SIZE, LINE_HEIGHT, NAME_SIZE, SOFT, STRIPE, kindColour } from "./look";
import { measure } from "./export";
import { wrap } from "./wrap";

const SCALE = 2;
const LEFT = STRIPE + 7;

/** The face of a box as the address of a picture. */
export function face(node: GraphNode): string {
  const canvas = document.createElement("canvas");
  canvas.width = node.w * SCALE;
  canvas.height = node.h * SCALE;
  const paint = canvas.getContext("2d");
  if (!paint) return "none";
  paint.scale(SCALE, SCALE);
  paint.fillStyle = node.focus ? "#fffbe6" : "#ffffff";
  paint.fillRect(0, 0, node.w, node.h);
  paint.fillStyle = kindColour(node.color);
  paint.fillRect(0, 0, STRIPE, node.h);
  const { kind, name, top } = words(node);
  paint.font = `400 ${KIND_SIZE}px ${FONT}`;
  paint.fillStyle = SOFT;
  let y = top + KIND_SIZE;
  paint.fillText(kind, LEFT, y);
  paint.font = `400 ${NAME_SIZE}px ${FONT}`;
  paint.fillStyle = INK;
  y += KIND_SIZE * LINE_HEIGHT - KIND_SIZE + NAME_SIZE;
  for (const line of name) {
    paint.fillText(line, LEFT, y);
    y += NAME_SIZE * LINE_HEIGHT;
  }
  return canvas.toDataURL("image/png");
}

/** What stands in a box, broken into lines, and where it begins. */
function words(node: GraphNode): { kind: string; name: string[]; top: number } {
  const width = node.w - LEFT - 6;
  const most = Math.max(1, Math.floor((node.h - 6 - KIND_SIZE * LINE_HEIGHT) / (NAME_SIZE * LINE_HEIGHT)));
  const name = wrap(node.label, width, most, (text) => measure(text, NAME_SIZE), node.lang || "th");
  const kind = wrap(node.kindLabel, width, 1, (text) => measure(text, KIND_SIZE))[0] ?? "";
  return { kind, name, top: (node.h - KIND_SIZE * LINE_HEIGHT - name.length * NAME_SIZE * LINE_HEIGHT) / 2 };
}
