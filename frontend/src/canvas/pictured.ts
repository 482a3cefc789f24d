/** What is on the canvas as a picture to be written: the same boxes and lines, with legend, source and version. */
import type { Core } from "cytoscape";
import type { Graph } from "../graphs";
import { lang } from "../page";
import { say } from "../words";
import type { Drawn } from "./drawn";
import type { SvgBox, SvgLine, SvgPicture } from "./svg";
import type { View } from "./view";

export function pictured(cy: Core, shown: Drawn, start: Graph, view: View, fontCss: string): SvgPicture {
  const boxes = shown.nodes.map((node): SvgBox => ({ ...node, lang: node.lang || lang, chosen: node.key === view.chosen }));
  const lines = shown.edges.flatMap((edge): SvgLine[] => {
    const drawnEdge = cy.getElementById(`e:${edge.id}`).first();
    if (drawnEdge.empty() || !drawnEdge.isEdge()) return [];
    const points = [drawnEdge.sourceEndpoint(), ...(drawnEdge.controlPoints() ?? []), drawnEdge.targetEndpoint()];
    return [{ points, kind: edge.kind, status: edge.status }];
  });
  return { title: start.title, lang, boxes, lines, legend: legend(shown), source: source(shown), fontCss };
}

function legend(shown: Drawn): SvgPicture["legend"] {
  const keys = new Map<string, SvgPicture["legend"][number]>();
  for (const node of shown.nodes) {
    if (node.color !== "other") keys.set(`node ${node.color}`, keys.get(`node ${node.color}`) ?? { color: node.color, text: node.kindLabel });
  }
  for (const edge of shown.edges) keys.set(`edge ${edge.kind}`, { kind: edge.kind, text: edge.kindLabel });
  for (const edge of shown.edges) {
    if (edge.status === "planned" || edge.status === "tested") keys.set(`status ${edge.status}`, { status: edge.status, text: edge.statusLabel });
  }
  return [...keys.values()];
}

/** Where in the report all this stands, and which version of the data says so. */
function source(shown: Drawn): string[] {
  const stated = shown.edges.flatMap((edge) => edge.statedIn);
  const collator = new Intl.Collator("en", { numeric: true });
  const unique = (values: string[]): string[] => [...new Set(values.filter(Boolean))].sort(collator.compare);
  const sections = unique(stated.map((passage) => passage.section));
  const pages = unique(stated.map((passage) => passage.pages));
  const parts = [say("report")];
  if (sections.length > 0) parts.push(`${say("sections_word")} ${sections.join(", ")}`);
  if (pages.length > 0) parts.push(`${say("pages")} ${pages.join(", ")}`);
  const version = document.querySelector("[data-version]")?.textContent?.trim();
  return [parts.join(" · "), ["kprgraph", version].filter(Boolean).join(" · ")];
}
