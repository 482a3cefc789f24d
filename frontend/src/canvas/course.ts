/** How lines run: out of the side of a box that faces the other, each at a place of its own, and in level. */
import type { GraphEdge, GraphNode } from "../graphs";

export interface Course {
  /** Where the line leaves its source and enters its target, in px from their centres, as the library has it. */
  leave: [string, string];
  enter: [string, string];
  /** Control points along the straight way between these places and off it. */
  weights: number[];
  distances: number[];
}

interface Point {
  x: number;
  y: number;
}

const LEVEL = 0.3;
const USED = 0.7;

/** The course of every line, by its id. */
export function courses(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Map<string, Course> {
  const places = new Map(nodes.map((node) => [node.id, node]));
  const ends = new Map<string, { edge: GraphEdge; atSource: boolean; other: GraphNode }[]>();
  for (const edge of edges) {
    const [from, to] = [places.get(edge.source), places.get(edge.target)];
    if (!from || !to || from === to) continue;
    for (const [atSource, here, there] of [[true, from, to], [false, to, from]] as const) {
      const key = `${side(here, there)} ${here.id}`;
      ends.set(key, [...(ends.get(key) ?? []), { edge, atSource, other: there }]);
    }
  }
  const points = new Map<string, Point>();
  for (const [key, list] of ends) {
    const [facing, id] = [key.slice(0, key.indexOf(" ")), key.slice(key.indexOf(" ") + 1)];
    const box = places.get(id) as GraphNode;
    const level = facing === "left" || facing === "right";
    list.sort((a, b) => (level ? a.other.y - b.other.y : a.other.x - b.other.x) || (a.edge.id < b.edge.id ? -1 : 1));
    const room = (level ? box.h : box.w) * USED;
    list.forEach(({ edge, atSource }, number) => {
      const off = list.length > 1 ? (number / (list.length - 1) - 0.5) * Math.min(room, 12 * (list.length - 1)) : 0;
      points.set(`${edge.id} ${atSource}`, {
        x: facing === "right" ? box.w / 2 : facing === "left" ? -box.w / 2 : off,
        y: facing === "below" ? box.h / 2 : facing === "above" ? -box.h / 2 : off,
      });
    });
  }
  const found = new Map<string, Course>();
  for (const edge of edges) {
    const [leave, enter] = [points.get(`${edge.id} true`), points.get(`${edge.id} false`)];
    const [from, to] = [places.get(edge.source), places.get(edge.target)];
    if (leave && enter && from && to) found.set(edge.id, course(from, to, leave, enter));
  }
  return found;
}

function side(here: Point, there: Point): "left" | "right" | "above" | "below" {
  if (Math.abs(there.x - here.x) > 1) return there.x > here.x ? "right" : "left";
  return there.y > here.y ? "below" : "above";
}

function course(from: Point, to: Point, leave: Point, enter: Point): Course {
  const start = { x: from.x + leave.x, y: from.y + leave.y };
  const d = { x: to.x + enter.x - start.x, y: to.y + enter.y - start.y };
  const square = d.x * d.x + d.y * d.y || 1;
  const length = Math.sqrt(square);
  const level = Math.abs(to.x - from.x) > 1;
  const bends = level ? [{ x: d.x * LEVEL, y: 0 }, { x: d.x * (1 - LEVEL), y: d.y }] : [{ x: d.x / 3, y: d.y / 3 }, { x: (d.x * 2) / 3, y: (d.y * 2) / 3 }];
  return {
    leave: [`${leave.x}px`, `${leave.y}px`],
    enter: [`${enter.x}px`, `${enter.y}px`],
    weights: bends.map((bend) => (bend.x * d.x + bend.y * d.y) / square),
    distances: bends.map((bend) => (bend.y * d.x - bend.x * d.y) / length),
  };
}
