/** Beside the picture: the chosen thing with what can be done with it, and what the picture leaves out. */
import { button, el } from "../dom";
import type { Graph, GraphNode } from "../graphs";
import { lang } from "../page";
import { say } from "../words";
import { within } from "./drawn";
import { dashes, lineColour, lineWidth } from "./look";
import { link } from "./table";
import type { View } from "./view";

export interface Acts {
  toggle(node: GraphNode): void;
  hide(node: GraphNode): void;
  centre(node: GraphNode): void;
  kind(kind: string, shown: boolean): void;
  section(section: string): void;
}

export class Panel {
  readonly element: HTMLElement;
  private readonly chosen = el("div", { class: "canvas-chosen" });
  private readonly kinds = el("fieldset", { class: "canvas-kinds" });
  private readonly sections: HTMLSelectElement;
  private readonly labels = new Map<string, string>();

  constructor(start: Graph, private readonly acts: Acts) {
    const id = `section-${start.focus[0]?.split("/").pop() ?? "all"}`;
    this.sections = el("select", { id });
    this.sections.addEventListener("change", () => acts.section(this.sections.value));
    this.element = el("div", { class: "canvas-panel" }, this.chosen, this.kinds,
      el("p", {}, el("label", { for: id }, say("section")), " ", this.sections));
  }

  private readonly titles = new Map<string, string>();

  /** Learns what there is to choose from; what is left out stays, to be taken back in. */
  know(graph: Graph): void {
    for (const { kind, kindLabel } of graph.kinds) this.labels.set(kind, kindLabel);
    for (const { section, title } of graph.sections) this.titles.set(section, title);
  }

  /** Shows a thing (or none) and the filters as they are. */
  show(node: GraphNode | undefined, view: View): void {
    this.chosen.replaceChildren(...(node ? this.about(node, view) : [el("p", { class: "count" }, say("chosen_help"))]));
    this.filters(view);
  }

  private about(node: GraphNode, view: View): HTMLElement[] {
    const open = view.open.includes(node.key);
    const acts = el("p", { class: "canvas-acts" });
    if (node.more) acts.append(button(open ? say("fold_in") : say("expand"), () => this.acts.toggle(node)));
    acts.append(button(say("centre"), () => this.acts.centre(node)), button(say("hide"), () => this.acts.hide(node)));
    return [
      el("p", { class: "kind" }, node.kindLabel),
      el("p", { class: "canvas-name" }, node.url ? link(node) : node.label),
      el("p", { class: "count" }, say("links_all", { count: node.degree })),
      acts,
    ];
  }

  private filters(view: View): void {
    const active = document.activeElement?.id;
    this.kinds.replaceChildren(el("legend", {}, say("relations")), ...[...this.labels].sort(([, a], [, b]) => words.compare(a, b)).map(([kind, label]) => this.kind(kind, label, view)));
    if (active?.startsWith("kind-")) document.getElementById(active)?.focus();
    const sections = [...this.titles].filter(([section]) => section).sort(([a], [b]) => collator.compare(a, b));
    this.sections.replaceChildren(el("option", { value: "" }, say("section_all")),
      ...sections.map(([section, title]) => el("option", { value: section }, `${section} ${title}`.trim())));
    if (view.section && !sections.some(([section]) => within(section, view.section))) this.sections.append(el("option", { value: view.section }, view.section));
    this.sections.value = view.section;
  }

  private kind(kind: string, label: string, view: View): HTMLElement {
    const input = el("input", { type: "checkbox", id: `kind-${kind}`, checked: !view.hide.includes(kind) });
    input.addEventListener("change", () => this.acts.kind(kind, input.checked));
    return el("label", { class: "canvas-kind" }, input, sample(kind), " ", label);
  }
}

const collator = new Intl.Collator("en", { numeric: true });
const words = new Intl.Collator(lang);

/** A piece of a line as it is drawn. */
function sample(kind: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of [["width", "30"], ["height", "10"], ["aria-hidden", "true"], ["focusable", "false"]] as const) svg.setAttribute(name, value);
  for (const [name, value] of [["d", "M1 5H29"], ["stroke", lineColour(kind)], ["stroke-width", String(lineWidth(kind))], ["stroke-dasharray", dashes("").join(" ") || "none"]] as const) path.setAttribute(name, value);
  svg.append(path);
  return svg;
}
