/** A small invented world to try the canvas on. */
import type { Graph, GraphEdge, GraphNode } from "../src/graphs";

export function node(key: string, x: number, y: number, focus = false): GraphNode {
  return {
    id: `https://example.org/${key}`, key, label: key, lang: "en", kind: key.split("/")[0] as string, kindLabel: "kind",
    color: "agency", x, y, w: 190, h: 60, url: `/${key}`, more: `/more/${key}`, degree: 1, focus,
  };
}

export function edge(from: string, to: string, kind = "feed", section = "2.1"): GraphEdge {
  return {
    id: `${from} ${kind} ${to}`, source: `https://example.org/${from}`, target: `https://example.org/${to}`, kind, kindLabel: kind,
    status: "", statusLabel: "", sentence: "", statedIn: [], sections: [section],
  };
}

export function graph(nodes: GraphNode[], edges: GraphEdge[], hidden = 0): Graph {
  return {
    focus: nodes.filter((n) => n.focus).map((n) => n.id), title: "", summary: "", depth: 1, network: "all", hidden, nodes, edges,
    kinds: [], sections: [], page: "",
  };
}

export const START = graph(
  [node("service/a", 0, 0, true), node("agency/b", -280, -40), node("agency/c", -280, 40)],
  [edge("agency/b", "service/a"), edge("agency/c", "service/a", "ownership", "3.4")],
);

export const AROUND_B = graph(
  [node("agency/b", 0, 0, true), node("service/a", 280, 0), node("service/d", 280, 80), node("law/e", -280, 0)],
  [edge("agency/b", "service/a"), edge("agency/b", "service/d"), edge("law/e", "agency/b", "basis", "2.1.3")],
  2,
);
