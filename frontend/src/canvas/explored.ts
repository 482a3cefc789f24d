/** One picture that is being explored: the stage, the buttons around it, and the table below. */
import cytoscape, { type Core } from "cytoscape";
import { button, el, save } from "../dom";
import type { Graph, GraphNode } from "../graphs";
import { resolve } from "../page";
import { say } from "../words";
import { courses } from "./course";
import { drawn, type Drawn } from "./drawn";
import { fontCss, measure, png, dataUrl } from "./export";
import { face } from "./face";
import { STYLE, animate, lineColour, lineEnd, lineWidth } from "./look";
import { Panel } from "./panel";
import { pictured } from "./pictured";
import { svg } from "./svg";
import { table } from "./table";
import { History, START, change, read, write, type View } from "./view";
import { walk, type Arrow } from "./walk";

const READABLE = 0.55;

export class Explored {
  private readonly history: History;
  private readonly more = new Map<string, Graph>();
  private shown: Drawn = { nodes: [], edges: [], hidden: 0 };
  private readonly stage: HTMLElement;
  private readonly status = el("p", { role: "status", class: "count canvas-status" });
  private readonly share = el("p", { class: "canvas-share", hidden: true });
  private readonly rows: ReturnType<typeof table>;
  private readonly panel: Panel;
  private readonly root: HTMLElement;
  private readonly undo = button(say("undo"), () => this.back(), { disabled: true });
  private cy!: Core;

  constructor(
    private readonly figure: HTMLElement,
    private readonly start: Graph,
    restored: boolean,
    private readonly close: () => void,
    private readonly get: (address: string) => Promise<Graph>,
  ) {
    const given = restored ? read(location.hash) : null;
    this.history = new History({ ...START, hide: asked("hide"), section: asked("section")[0] ?? "", ...given, at: figure.id });
    const keys = `${figure.id}-keys`;
    this.stage = el("div", {
      class: "canvas-stage", tabindex: 0, role: "application",
      "aria-label": say("canvas_name", { title: start.title }), "aria-describedby": keys,
    });
    this.rows = table(start.title);
    this.panel = new Panel(start, {
      toggle: (node) => void this.toggle(node),
      hide: (node) => void this.go(change.hide(this.view, node.key), say("hidden", { name: node.label })),
      centre: (node) => this.centre(node.id),
      kind: (kind, shown) => void this.go(change.kind(this.view, kind, shown)),
      section: (section) => void this.go(change.section(this.view, section)),
    });
    const tools = el("div", { class: "canvas-tools no-print", role: "group", "aria-label": say("explore") },
      this.undo, button(say("reset"), () => void this.go({ ...START, at: figure.id })),
      button("+", () => this.zoom(1.3), { "aria-label": say("zoom_in"), title: say("zoom_in") }),
      button("−", () => this.zoom(1 / 1.3), { "aria-label": say("zoom_out"), title: say("zoom_out") }),
      button(say("fit"), () => this.fit()), button(say("share"), () => void this.copy()),
      button(say("png"), () => void this.export("png")), button(say("svg"), () => void this.export("svg")),
      button(say("explore_close"), () => this.end()));
    this.root = el("div", { class: "canvas-app" }, tools, this.share,
      el("div", { class: "canvas-body" }, this.stage, this.panel.element), this.status,
      el("details", { class: "canvas-keys no-print" }, el("summary", {}, say("keys")), el("p", { id: keys }, say("canvas_keys"))),
      this.rows.element,
      // Tells the library that its one rule stands in our style sheet: a page may not get styles from scripts.
      el("span", { id: "__________cytoscape_stylesheet", hidden: true }));
    figure.append(this.root);
    this.listen();
  }

  private get view(): View {
    return this.history.now;
  }

  /** Draws it; fetches first what a shared view has expanded. */
  async ready(): Promise<void> {
    await document.fonts.ready;
    this.cy = cytoscape({
      container: this.stage, style: STYLE, layout: { name: "preset" }, autoungrabify: true, autounselectify: true,
      boxSelectionEnabled: false, minZoom: 0.1, maxZoom: 3, userZoomingEnabled: false, userPanningEnabled: false,
    });
    this.cy.on("tap", "node", (event) => this.choose(event.target.id() as string));
    this.cy.on("dbltap", "node", (event) => void this.toggle(this.node(event.target.id() as string)));
    this.cy.on("tap", (event) => event.target === this.cy && this.choose(""));
    await this.fetch();
    this.draw();
    this.fit();
    this.say("");
    this.figure.dataset["ready"] = "true";
    (this.figure as HTMLElement & { explored?: unknown }).explored = this.cy;
  }

  private listen(): void {
    const free = (on: boolean): void => void this.cy?.userZoomingEnabled(on).userPanningEnabled(on);
    this.stage.addEventListener("focus", () => free(true));
    this.stage.addEventListener("blur", () => free(false));
    this.stage.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "touch") this.stage.focus({ preventScroll: true }); // a finger scrolls the page first
    }, { capture: true });
    this.stage.addEventListener("click", () => this.stage.focus({ preventScroll: true }));
    this.stage.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("hashchange", this.follow);
  }

  /** Another link to the same page was opened. */
  private readonly follow = (): void => {
    const given = read(location.hash);
    if (given && write(given) !== write(this.view)) void this.go({ ...given, at: this.figure.id });
  };

  private key(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey) return;
    const chosen = this.node(this.chosenId());
    const undo = event.ctrlKey && event.key.toLowerCase() === "z";
    if (event.ctrlKey && !undo) return;
    if (undo) this.back();
    else if (event.key.startsWith("Arrow")) this.choose(walk(this.shown, this.chosenId(), event.key as Arrow), true);
    else if (event.key === "Enter" && chosen) void this.toggle(chosen);
    else if (event.key === "Delete" && chosen) void this.go(change.hide(this.view, chosen.key), say("hidden", { name: chosen.label }));
    else if (event.key === "Escape" && chosen) this.choose("");
    else if (event.key === "+" || event.key === "=") this.zoom(1.3);
    else if (event.key === "-") this.zoom(1 / 1.3);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
  }

  private node(id: string): GraphNode | undefined {
    return this.shown.nodes.find((node) => node.id === id);
  }

  private chosenId(): string {
    return this.shown.nodes.find((node) => node.key === this.view.chosen)?.id ?? "";
  }

  private choose(id: string, follow = false): void {
    const node = this.node(id);
    this.history.go(change.choose(this.view, node?.key ?? ""));
    this.mark();
    this.remember();
    this.panel.show(node, this.view);
    if (!node) return this.say("");
    const before = this.shown.edges.filter((edge) => edge.target === id).length;
    const after = this.shown.edges.filter((edge) => edge.source === id).length;
    this.say(say("chosen", { name: node.label, kind: node.kindLabel, before, after }));
    if (follow) this.keepInView(id);
  }

  private async toggle(node: GraphNode | undefined): Promise<void> {
    if (!node) return;
    if (this.view.open.includes(node.key)) {
      await this.go(change.foldIn(change.choose(this.view, node.key), node.key), say("folded", { name: node.label }));
      return;
    }
    const before = this.shown.nodes.length;
    await this.go(change.expand(change.choose(this.view, node.key), node.key));
    this.say(say("expanded", { name: node.label, count: Math.max(0, this.shown.nodes.length - before) }));
    this.keepInView(node.id, true);
  }

  private back(): void {
    if (this.history.undo()) void this.refresh(say("undone"));
  }

  private async go(next: View, said = ""): Promise<void> {
    this.history.go(next);
    await this.refresh(said);
  }

  private async refresh(said: string): Promise<void> {
    await this.fetch();
    this.draw();
    this.remember();
    this.say(said);
  }

  /** What the expanded things bring, one after the other, because one may have come with another. */
  private async fetch(): Promise<void> {
    const failed: string[] = [];
    for (const key of this.view.open) {
      if (this.more.has(key)) continue;
      const found = drawn(this.start, this.more, { ...START, open: this.view.open }).nodes.find((node) => node.key === key);
      try {
        if (!found?.more) throw new Error(key);
        this.more.set(key, await this.get(resolve(found.more)));
      } catch (error) {
        console.warn(error);
        failed.push(key);
      }
    }
    if (failed.length > 0) this.history.now = { ...this.view, open: this.view.open.filter((key) => !failed.includes(key)) };
  }

  private draw(): void {
    this.shown = drawn(this.start, this.more, this.view);
    for (const graph of [this.start, ...this.more.values()]) this.panel.know(graph);
    const ways = courses(this.shown.nodes, this.shown.edges);
    this.cy.batch(() => {
      this.cy.elements().remove();
      for (const node of this.shown.nodes) {
        const classes = [node.focus ? "focus" : "", this.view.open.includes(node.key) ? "open" : ""].filter(Boolean);
        this.cy.add({ group: "nodes", data: { id: node.id, w: node.w, h: node.h, face: face(node) }, position: { x: node.x, y: node.y }, classes });
      }
      for (const edge of this.shown.edges) {
        const course = ways.get(edge.id);
        if (!course) continue;
        const data = { id: `e:${edge.id}`, source: edge.source, target: edge.target, colour: lineColour(edge.kind),
          width: lineWidth(edge.kind), end: lineEnd(edge.kind), course };
        this.cy.add({ group: "edges", data, classes: edge.status ? [edge.status] : [] });
      }
    });
    this.mark();
    this.rows.fill(this.shown);
    this.panel.show(this.node(this.chosenId()), this.view);
    this.undo.disabled = !this.history.canUndo;
  }

  private mark(): void {
    const id = this.chosenId();
    this.cy.batch(() => {
      this.cy.elements().removeClass("chosen near far");
      if (!id) return;
      const node = this.cy.getElementById(id).addClass("chosen");
      const near = node.connectedEdges().addClass("near");
      this.cy.edges().not(near).addClass("far");
    });
  }

  private remember(): void {
    window.history.replaceState(window.history.state, "", write(this.view, location.hash));
    this.share.hidden = true;
  }

  private say(said: string): void {
    const { nodes, edges, hidden } = this.shown;
    const count = say("shown", { nodes: nodes.length, edges: edges.length });
    this.status.textContent = [said, count, hidden > 0 ? say("not_shown", { count: hidden }) : ""].filter(Boolean).join(" · ");
  }

  private zoom(factor: number): void {
    const middle = { x: this.cy.width() / 2, y: this.cy.height() / 2 };
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: middle });
  }

  private fit(): void {
    this.cy.resize();
    this.cy.fit(undefined, 20);
    if (this.cy.zoom() > 1) this.cy.zoom(1).center();
    if (this.cy.zoom() < READABLE) {
      // Smaller than that nobody reads it: begin where the picture begins, with what it is about.
      const focus = this.cy.nodes(".focus").first();
      this.cy.zoom(READABLE).center(focus.nonempty() ? focus : this.cy.nodes().first());
    }
  }

  private centre(id: string): void {
    animate(this.cy, { center: { eles: this.cy.getElementById(id) } });
  }

  private keepInView(id: string, always = false): void {
    const box = this.cy.getElementById(id).renderedBoundingBox();
    const inside = box.x1 >= 0 && box.y1 >= 0 && box.x2 <= this.cy.width() && box.y2 <= this.cy.height();
    if (always || !inside) this.centre(id);
  }

  private async copy(): Promise<void> {
    const field = el("input", { id: `${this.figure.id}-link`, readonly: true, value: location.href });
    this.share.replaceChildren(el("label", { for: field.id }, say("share_this")), " ", field);
    this.share.hidden = false;
    field.select();
    try {
      await navigator.clipboard.writeText(location.href);
      this.say(say("shared"));
    } catch {
      field.focus(); // the link is chosen already, to be copied by hand
    }
  }

  private async export(form: "png" | "svg"): Promise<void> {
    const picture = svg(pictured(this.cy, this.shown, this.start, this.view, await fontCss()), measure);
    const name = `kprgraph-${this.start.focus[0]?.split("/").pop() ?? "view"}.${form}`;
    save(name, form === "svg" ? dataUrl(picture.text) : await png(picture.text, picture.width, picture.height));
    this.say(say("saved", { name }));
  }

  private end(): void {
    window.removeEventListener("hashchange", this.follow);
    this.cy.destroy();
    this.root.remove();
    delete this.figure.dataset["ready"];
    window.history.replaceState(window.history.state, "", location.pathname + location.search);
    this.close();
  }
}

/** A list in the address of the page, as its form writes it. */
function asked(name: string): string[] {
  return (new URLSearchParams(location.search).get(name) ?? "").split(",").filter(Boolean);
}
