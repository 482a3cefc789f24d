/** The way from a still picture to one that can be explored. */
import { button, el } from "./dom";
import { graphs, type Graph } from "./graphs";
import { besides, fromFiles, loadScript, resolve } from "./page";
import { read } from "./canvas/view";
import { say } from "./words";

/** What `canvas.js` brings. */
export interface Canvas {
  /** `get` fetches a graph; scripts that carry one call the first script of the page, so it has to do it. */
  open(figure: HTMLElement, start: Graph, restored: boolean, close: () => void, get: (address: string) => Promise<Graph>): void;
}

declare global {
  interface Window {
    kprgraphCanvas?: Canvas;
  }
}

export function figures(): void {
  for (const figure of document.querySelectorAll<HTMLElement>("figure[data-canvas]")) prepare(figure);
  for (const stop of document.querySelectorAll<SVGElement>("figure .scroll svg > .stop:first-of-type")) reveal(stop);
}

/** On a narrow screen begins where the streams do; what is left of them are the ends of right-aligned names. */
function reveal(stop: SVGElement): void {
  const scroll = stop.closest(".scroll");
  if (!scroll || scroll.scrollWidth <= scroll.clientWidth) return;
  const along = stop.getBoundingClientRect().left - scroll.getBoundingClientRect().left;
  scroll.scrollLeft = Math.max(0, along - scroll.clientWidth * 0.8);
}

function prepare(figure: HTMLElement): void {
  const view = read(location.hash);
  const shared = view !== null && (view.at === "" || view.at === figure.id || !document.getElementById(view.at));
  const status = el("span", { role: "status", class: "count" });
  const opener = button(say("explore"), () => void open(false), { class: "explore-open" });
  const bar = el("p", { class: "explore-bar no-print" }, opener, " ", status);
  const close = (): void => {
    bar.hidden = false;
    figure.classList.remove("is-explored");
    opener.focus();
  };
  const open = async (restored: boolean): Promise<void> => {
    status.textContent = say("loading");
    try {
      const source = addressOf(figure);
      const [start] = await Promise.all([graphs.get(source), loadScript(besides("canvas.js"))]);
      if (!window.kprgraphCanvas) throw new Error("canvas.js");
      figure.classList.add("is-explored");
      bar.hidden = true;
      status.textContent = "";
      window.kprgraphCanvas.open(figure, start, restored, close, graphs.get);
    } catch (error) {
      console.warn(error);
      figure.classList.remove("is-explored");
      bar.hidden = false;
      status.textContent = say("explore_failed");
    }
  };
  if (!addressOf(figure)) return;
  const caption = figure.querySelector("figcaption");
  if (caption) caption.after(bar);
  else figure.prepend(bar);
  if (shared) void open(true).then(() => intoView(figure));
}

/** A picture that a link shares is what was meant to be seen; it may stand below the first screen. */
function intoView(figure: HTMLElement): void {
  if (window.scrollY === 0 && figure.getBoundingClientRect().top > window.innerHeight / 2) figure.scrollIntoView();
}

/** Where the graph of a picture is; the page that has no picture of its own names it behind `#`. */
function addressOf(figure: HTMLElement): string {
  const given = figure.dataset["canvas"] ?? "";
  if (given || !fromFiles) return given;
  const focus = new URLSearchParams(location.hash.slice(1)).get("focus")?.split(",")[0] ?? "";
  const folder = document.documentElement.lang === "en" ? "en/api/graph/" : "api/graph/";
  return /^[\w-]+\/[\w.-]+$/.test(focus) ? resolve(`${folder}${focus}.js`) : "";
}
