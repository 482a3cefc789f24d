/** Where an arrow key leads: left and right along the lines, up and down within a column. */
import type { Drawn } from "./drawn";

export type Arrow = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

/** The id of the next thing, or the same if there is none that way. */
export function walk(shown: Drawn, from: string, arrow: Arrow): string {
  const here = shown.nodes.find((node) => node.id === from);
  if (!here) return (shown.nodes.find((node) => node.focus) ?? shown.nodes[0])?.id ?? "";
  const sideways = arrow === "ArrowLeft" || arrow === "ArrowRight";
  const sign = arrow === "ArrowLeft" || arrow === "ArrowUp" ? -1 : 1;
  const linked = new Set(
    shown.edges.flatMap((edge) => (edge.source === from ? [edge.target] : edge.target === from ? [edge.source] : [])),
  );
  const ahead = shown.nodes.filter((node) => {
    if (node.id === from) return false;
    const [along, across] = sideways ? [node.x - here.x, node.y - here.y] : [node.y - here.y, node.x - here.x];
    if (along * sign <= 0) return false;
    return sideways ? linked.has(node.id) : Math.abs(across) < here.w || (linked.has(node.id) && Math.abs(along) > Math.abs(across));
  });
  ahead.sort((a, b) => {
    const far = (node: { x: number; y: number }): number =>
      sideways ? Math.abs(node.y - here.y) + Math.abs(node.x - here.x) / 4 : Math.abs(node.y - here.y) + Math.abs(node.x - here.x) * 2;
    return far(a) - far(b) || (a.id < b.id ? -1 : 1);
  });
  return ahead[0]?.id ?? from;
}
