/** Colours, line styles and ends: as in `style.css` and the still pictures, so that one legend serves both. */
import type { Core, EdgeSingular, StylesheetJson } from "cytoscape";
import type { Course } from "./course";

export const FONT = '"Sarabun", "Leelawadee UI", Thonburi, "Noto Sans Thai", Loma, Garuda, Tahoma, sans-serif';
export const INK = "#1b1f24";
export const SOFT = "#4a525c";
export const NAME_SIZE = 13;
export const KIND_SIZE = 11;
export const LINE_HEIGHT = 1.3;
export const STRIPE = 7;

const KINDS: Record<string, string> = {
  agency: "#3d5afe", service: "#c14f00", programme: "#332288", platform: "#00695c", committee: "#882255",
  law: "#5d4037", policy: "#6b6b00", person: "#a63d7a", other: "#5c6670",
};

const LINES: Record<string, string> = {
  ownership: "#000000", feed: "#3d5afe", via: "#332288", development: "#882255", operation: "#5d4037",
  listing: "#00695c", dependency: "#c14f00", reliance: "#a63d7a",
};

export type End = "square" | "hollow" | "circle" | "triangle";

const ENDS: Record<string, End> = {
  ownership: "square", development: "hollow", dependency: "circle", reliance: "circle", listing: "circle",
};

export const kindColour = (color: string): string => KINDS[color] ?? (KINDS["other"] as string);
export const lineColour = (kind: string): string => LINES[kind] ?? "#5c6670";
export const lineEnd = (kind: string): End => ENDS[kind] ?? "triangle";
export const lineWidth = (kind: string): number => (kind === "ownership" ? 2.6 : 1.8);
export const dashes = (status: string): number[] => (status === "planned" ? [7, 5] : status === "tested" ? [2, 3.5] : []);

/** The style sheet of the canvas; faces with their words are pictures, drawn by `face`. */
export const STYLE = [
  {
    selector: "node",
    style: {
      shape: "round-rectangle", width: "data(w)", height: "data(h)", "background-color": "#ffffff",
      "background-image": "data(face)", "background-fit": "cover", "background-image-smoothing": "yes",
      "border-width": 1, "border-color": "#8a93a0", "overlay-opacity": 0,
    },
  },
  { selector: "node.focus", style: { "border-width": 2.5, "border-color": INK } },
  { selector: "node.open", style: { "border-width": 2, "border-color": "#52779c" } },
  { selector: "node.chosen", style: { "border-width": 4, "border-color": "#b35900" } },
  {
    selector: "edge",
    style: {
      width: "data(width)", "line-color": "data(colour)", "target-arrow-color": "data(colour)",
      "target-arrow-shape": (edge: EdgeSingular) => {
        const end = edge.data("end") as End;
        return end === "hollow" ? "triangle" : end;
      },
      "target-arrow-fill": (edge: EdgeSingular) => (edge.data("end") === "hollow" ? "hollow" : "filled"),
      "curve-style": "unbundled-bezier", "edge-distances": "endpoints", "arrow-scale": 0.9, "overlay-opacity": 0,
      "source-endpoint": (edge: EdgeSingular) => (edge.data("course") as Course).leave,
      "target-endpoint": (edge: EdgeSingular) => (edge.data("course") as Course).enter,
      "control-point-weights": (edge: EdgeSingular) => (edge.data("course") as Course).weights,
      "control-point-distances": (edge: EdgeSingular) => (edge.data("course") as Course).distances,
    },
  },
  { selector: "edge.planned", style: { "line-style": "dashed", "line-dash-pattern": [7, 5] } },
  { selector: "edge.tested", style: { "line-style": "dashed", "line-dash-pattern": [2, 3.5] } },
  { selector: "edge.far", style: { opacity: 0.25 } },
  { selector: "edge.near", style: { width: 3.5 } },
] as unknown as StylesheetJson;

/** Whether movement is welcome. */
export function moves(): boolean {
  return !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Brings something into view, gently where that is welcome. */
export function animate(cy: Core, to: { fit?: object; center?: object; zoom?: object }): void {
  if (moves()) cy.animate(to as never, { duration: 220 });
  else cy.animate(to as never, { duration: 0 });
}
