/** From the graphs that were fetched and what is wanted of them to what is drawn: the same for the same view. */
import type { Graph, GraphEdge, GraphNode } from "../graphs";
import type { View } from "./view";

export interface Drawn {
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** How many neighbours the fetched graphs left out. */
  hidden: number;
}

const GAP = 16;
const MOST = 400;
const MOST_AROUND = 24;
const MOST_MORE = 12;
const STEP = 280;

/**
 * What is drawn.
 *
 * @param start the graph of the page, with its places
 * @param more graphs of expanded things by their keys, with the expanded thing at (0, 0)
 */
export function drawn(start: Graph, more: ReadonlyMap<string, Graph>, view: View): Drawn {
  const around = start.depth === 1 && start.network === "all" && start.focus.length === 1;
  const first = best(start, view, around ? MOST_AROUND : MOST);
  const nodes = new Map(first.nodes.map((node) => [node.id, node]));
  const edges = new Map(first.edges.map((edge) => [edge.id, edge]));
  let hidden = first.hidden;
  for (const key of view.open) {
    const graph = more.get(key);
    const centre = [...nodes.values()].find((node) => node.key === key);
    if (!graph || !centre) continue;
    const found = best(graph, view, MOST_MORE, nodes);
    hidden += found.hidden;
    place(nodes, found.nodes, centre);
    for (const edge of found.edges) if (!edges.has(edge.id)) edges.set(edge.id, edge);
  }
  const seen = [...edges.values()].filter((edge) => nodes.has(edge.source) && nodes.has(edge.target));
  return { nodes: [...nodes.values()], edges: seen, hidden };
}

/**
 * What of a graph is wanted, and of that the best linked things; the others are counted.
 *
 * @param there what is drawn already and so does not count
 */
function best(graph: Graph, view: View, most: number, there: ReadonlyMap<string, GraphNode> = new Map()): Drawn {
  const nodes = new Map(graph.nodes.filter((node) => !view.gone.includes(node.key)).map((node) => [node.id, node]));
  const edges = graph.edges.filter(
    (edge) =>
      nodes.has(edge.source) && nodes.has(edge.target) && !view.hide.includes(edge.kind) &&
      (view.section === "" || edge.sections.some((section) => within(section, view.section))),
  );
  const focus = new Set(graph.focus);
  const links = new Map<string, number>();
  for (const edge of edges) {
    const weight = focus.has(edge.source) || focus.has(edge.target) ? 1000 : 1;
    for (const id of [edge.source, edge.target]) links.set(id, (links.get(id) ?? 0) + weight);
  }
  const stays = (node: GraphNode): boolean => focus.has(node.id) || there.has(node.id);
  const others = [...nodes.values()].filter((node) => !stays(node) && links.has(node.id));
  const ranked = others.sort((a, b) => (links.get(b.id) ?? 0) - (links.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
  const kept = new Set(ranked.slice(0, most).map((node) => node.id));
  const left = graph.nodes.filter((node) => nodes.has(node.id) && (stays(node) || kept.has(node.id)));
  const hidden = graph.hidden + Math.max(0, others.length - most);
  if (others.length <= most) return { nodes: left, edges: edges.filter((edge) => onBoth(edge, left, there)), hidden };
  // Of so many, only how they are linked to what the picture is about; else nobody could follow a line.
  const direct = edges.filter((edge) => focus.has(edge.source) || focus.has(edge.target));
  const nodesLeft = star(left, direct, focus);
  return { nodes: nodesLeft, edges: direct.filter((edge) => onBoth(edge, nodesLeft, there)), hidden };
}

function onBoth(edge: GraphEdge, nodes: GraphNode[], there: ReadonlyMap<string, GraphNode>): boolean {
  const has = (id: string): boolean => there.has(id) || nodes.some((node) => node.id === id);
  return has(edge.source) && has(edge.target);
}

/** What leads to the focus in one column on its left, what follows from it on its right, the same kinds of links together. */
function star(nodes: GraphNode[], edges: GraphEdge[], focus: ReadonlySet<string>): GraphNode[] {
  const centre = nodes.find((node) => focus.has(node.id));
  if (!centre) return nodes;
  const sides = new Map<number, [string, GraphNode][]>([[-1, []], [1, []]]);
  for (const node of nodes.filter((node) => !focus.has(node.id))) {
    const own = edges.filter((edge) => edge.source === node.id || edge.target === node.id);
    const side = own.some((edge) => edge.source === node.id) ? -1 : 1;
    sides.get(side)?.push([`${own.map((edge) => edge.kind).sort()[0] ?? ""} ${node.color} ${node.id}`, node]);
  }
  const placed = [...sides].flatMap(([side, column]) => {
    const sorted = column.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, node]) => node);
    const step = Math.max(...sorted.map((node) => node.h)) + GAP;
    return sorted.map((node, place) => ({ ...node, x: centre.x + side * STEP, y: centre.y + (place - (sorted.length - 1) / 2) * step }));
  });
  return [...nodes.filter((node) => focus.has(node.id)), ...placed];
}

/** Whether a section is another or lies in it: 2.1.3 lies in 2.1. */
export function within(section: string, outer: string): boolean {
  return section === outer || section.startsWith(`${outer}.`);
}

/** Adds the nodes that are new, where the graph has them from its centre, or as near below or above as is free. */
function place(nodes: Map<string, GraphNode>, found: GraphNode[], centre: GraphNode): void {
  const origin = found.find((node) => node.id === centre.id) ?? { x: 0, y: 0 };
  const fresh = found
    .filter((node) => !nodes.has(node.id))
    .sort((a, b) => Math.abs(a.y - origin.y) - Math.abs(b.y - origin.y) || (a.id < b.id ? -1 : 1));
  for (const node of fresh) {
    if (nodes.size >= MOST) return;
    const x = column(nodes.values(), centre.x + node.x - origin.x, node.w);
    const y = free([...nodes.values()], x, centre.y + node.y - origin.y, node);
    nodes.set(node.id, { ...node, x, y, focus: false });
  }
}

/** The column that is there already, if one nearly is. */
function column(nodes: Iterable<GraphNode>, x: number, width: number): number {
  let best = x;
  let distance = width / 2;
  for (const node of nodes) {
    const off = Math.abs(node.x - x);
    if (off < distance) [best, distance] = [node.x, off];
  }
  return best;
}

function free(nodes: GraphNode[], x: number, y: number, size: { w: number; h: number }): number {
  const near = nodes.filter((node) => Math.abs(node.x - x) < (node.w + size.w) / 2 + GAP);
  const isFree = (at: number): boolean => near.every((node) => Math.abs(node.y - at) >= (node.h + size.h) / 2 + GAP);
  const step = (size.h + GAP) / 2;
  for (let n = 0; ; n++) {
    if (isFree(y + n * step)) return y + n * step;
    if (isFree(y - n * step)) return y - n * step;
  }
}
