/** The way from the plain field for a query to the editor. */
import { button, el } from "./dom";
import { besides, loadScript, loadStyle } from "./page";
import { say } from "./words";

/** What `sparql.js` brings. */
export interface Sparql {
  open(form: HTMLFormElement, field: HTMLTextAreaElement, place: HTMLElement): Promise<() => string>;
}

declare global {
  interface Window {
    kprgraphSparql?: Sparql;
  }
}

export function sparqlForms(): void {
  const form = document.querySelector<HTMLFormElement>("form.sparql");
  const field = form?.querySelector("textarea");
  if (!form || !field) return;
  const place = el("div", { class: "yasgui-place", hidden: true });
  const status = el("span", { role: "status", class: "count" });
  let read: (() => string) | null = null;
  const toggle = button(say("yasgui_open"), () => void change(), { "aria-expanded": "false" });
  const change = async (): Promise<void> => {
    if (!place.hidden) {
      if (read) field.value = read();
      place.hidden = true;
      form.hidden = false;
      toggle.textContent = say("yasgui_open");
      toggle.setAttribute("aria-expanded", "false");
      return;
    }
    status.textContent = say("loading");
    try {
      loadStyle(besides("sparql.css"));
      await loadScript(besides("sparql.js"));
      place.hidden = false;
      form.hidden = true;
      read = (await window.kprgraphSparql?.open(form, field, place)) ?? null;
      toggle.textContent = say("yasgui_close");
      toggle.setAttribute("aria-expanded", "true");
      status.textContent = "";
    } catch (error) {
      console.warn(error);
      place.hidden = true;
      form.hidden = false;
      status.textContent = say("explore_failed");
    }
  };
  form.after(el("p", { class: "no-print" }, toggle, " ", status), place);
}
