/** The links that are seen, as rows: the same without the picture. */
import { el } from "../dom";
import type { GraphEdge, GraphNode, Stated } from "../graphs";
import { lang, resolve, safe } from "../page";
import { say } from "../words";
import type { Drawn } from "./drawn";

const COLUMNS = ["source", "relation", "target", "status", "stated_in"] as const;

export function table(title: string): { element: HTMLElement; fill(shown: Drawn): void } {
  const body = el("tbody");
  const head = el("tr", {}, ...COLUMNS.map((column) => el("th", { scope: "col" }, say(column))));
  const rows = el("table", { class: "rows" }, el("caption", { class: "sr" }, `${say("table_beside")}: ${title}`), el("thead", {}, head), body);
  const scroll = el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": say("table_beside") }, rows);
  const element = el("details", { class: "behind canvas-table" }, el("summary", {}, say("table_beside")), scroll);
  const collator = new Intl.Collator(lang, { numeric: true });
  return {
    element,
    fill(shown: Drawn): void {
      const nodes = new Map(shown.nodes.map((node) => [node.id, node]));
      const label = (id: string): string => nodes.get(id)?.label ?? "";
      const sorted = [...shown.edges].sort(
        (a, b) => collator.compare(label(a.target), label(b.target)) || collator.compare(label(a.source), label(b.source)) || collator.compare(a.kindLabel, b.kindLabel),
      );
      body.replaceChildren(...sorted.map((edge) => row(edge, nodes)));
    },
  };
}

function row(edge: GraphEdge, nodes: ReadonlyMap<string, GraphNode>): HTMLElement {
  const stated = el("td", {}, ...edge.statedIn.slice(0, 4).map(cite));
  return el("tr", {}, thing(nodes.get(edge.source)), el("td", {}, edge.kindLabel), thing(nodes.get(edge.target)), el("td", {}, edge.statusLabel), stated);
}

function thing(node: GraphNode | undefined): HTMLElement {
  return node ? el("td", {}, link(node)) : el("td");
}

/** A thing's name as a link to its page. */
export function link(node: GraphNode): HTMLElement {
  return el("a", { href: safe(resolve(node.url)), lang: node.lang && node.lang !== lang ? node.lang : null }, node.label);
}

function cite(passage: Stated): HTMLElement {
  const words = [`${say("lines")} ${passage.lines}`, passage.place, passage.pages && `${say("pages")} ${passage.pages}`].filter(Boolean).join(" · ");
  return passage.url ? el("a", { class: "cite", href: safe(resolve(passage.url)) }, words) : el("span", { class: "cite" }, words);
}
