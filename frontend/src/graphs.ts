/** Parts of the graph as the pages hand them over, fetched from the server or loaded from a disk. */
import { fetchJson, fromFiles, loadScript } from "./page";

export interface GraphNode {
  id: string;
  key: string;
  label: string;
  lang: string;
  kind: string;
  kindLabel: string;
  color: string;
  x: number;
  y: number;
  w: number;
  h: number;
  url: string;
  more: string;
  degree: number;
  focus: boolean;
}

export interface Stated {
  lines: string;
  section: string;
  place: string;
  pages: string;
  url: string;
}

export interface GraphEdge {
  id: string;
  source: string;
  target: string;
  kind: string;
  kindLabel: string;
  status: string;
  statusLabel: string;
  sentence: string;
  statedIn: Stated[];
  sections: string[];
}

export interface Graph {
  focus: string[];
  title: string;
  summary: string;
  depth: number;
  network: string;
  hidden: number;
  nodes: GraphNode[];
  edges: GraphEdge[];
  kinds: { kind: string; kindLabel: string; count: number }[];
  sections: { section: string; title: string }[];
  page: string;
}

const carried = new Map<string, Graph>();
const loaded = new Map<string, Promise<Graph>>();
let last: Graph | null = null;

export const graphs = {
  /** Called by a script that carries a graph. */
  take(key: string, graph: Graph): void {
    carried.set(key, graph);
    last = graph;
  },

  /** The graph at an address, fetched once. */
  get(url: string): Promise<Graph> {
    let graph = loaded.get(url);
    if (graph === undefined) {
      graph = fromFiles ? fromScript(url) : fetchJson<Graph>(url);
      graph.catch(() => loaded.delete(url));
      loaded.set(url, graph);
    }
    return graph;
  },
};

async function fromScript(url: string): Promise<Graph> {
  await loadScript(url);
  // A script runs and then tells that it is loaded, with nothing of ours in between: the last one taken is its.
  if (last === null) throw new Error(url);
  return last;
}
