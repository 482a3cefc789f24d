/** YASGUI on the page for SPARQL: asks this server and nobody else. */
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";
import "./sparql.css";
import { el } from "./dom";
import { fetchJson } from "./page";
import type { Sparql } from "./sparql-form";
import { say } from "./words";

interface Example {
  name: string;
  title: string;
  query: string;
}

let editor: Yasgui | null = null;

const sparql: Sparql = {
  async open(form, field, place) {
    const endpoint = new URL("/sparql", new URL(form.action, location.href)).href;
    if (editor === null) {
      place.replaceChildren();
      const root = el("div", { role: "region", "aria-label": say("yasgui_name") });
      place.append(await examples(form.dataset["queries"] ?? ""), root);
      mend(root);
      editor = make(root, new URL(form.action, location.href).href || endpoint);
    }
    editor.getTab()?.getYasqe().setValue(declared(field.value));
    return () => editor?.getTab()?.getYasqe().getValue() ?? field.value;
  },
};

/** Names and roles that YASGUI leaves out, now and whenever it draws something anew. */
function mend(root: HTMLElement): void {
  const name = (selector: string, label: string): void =>
    root.querySelectorAll(`${selector}:not([aria-label])`).forEach((element) => element.setAttribute("aria-label", label));
  const role = (selector: string, to: string): void =>
    root.querySelectorAll(selector).forEach((element) => element.setAttribute("role", to));
  const now = (): void => {
    role("[role=tablist]", "group");
    role("[role=tab]", "button");
    role("[role=tabpanel]", "group");
    for (const tab of root.querySelectorAll(".tab [aria-selected]")) {
      tab.setAttribute("aria-pressed", tab.getAttribute("aria-selected") ?? "false");
      tab.removeAttribute("aria-selected");
    }
    name(".tabsList", say("yasgui_tabs"));
    name(".CodeMirror textarea", say("yasgui_name"));
    name(".tableSizer", say("yasgui_rows"));
    name(".tableFilter", say("filter_rows"));
    name("input.autocomplete", say("yasgui_endpoint"));
    for (const title of root.querySelectorAll("th .dt-column-title:empty")) title.textContent = "#";
  };
  new MutationObserver(now).observe(root, { childList: true, subtree: true, attributeFilter: ["aria-selected"] });
}

function make(root: HTMLElement, endpoint: string): Yasgui {
  // Lists of prefixes, classes and properties would be fetched from servers elsewhere.
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  const config = {
    persistenceId: null,
    populateFromUrl: false,
    copyEndpointOnNewTab: true,
    autofocus: false,
    requestConfig: { endpoint, method: "POST" as const, headers: () => ({}) },
    endpointCatalogueOptions: { getData: () => [], keys: [], renderItem: () => undefined },
    yasqe: { autocompleters: ["variables"], showQueryButton: true, resizeable: true, createShareableLink: () => "", createShortLink: undefined },
    yasr: { prefixes: {}, pluginOrder: ["table", "boolean", "response"], defaultPlugin: "table" },
  };
  return new Yasgui(root, config as never);
}

/** A query with the prefixes that it uses; the server knows them, the editor does not. */
function declared(query: string): string {
  const known = [...document.querySelectorAll("dl.terms > div")].map((row) => [
    row.querySelector("dt")?.textContent?.trim() ?? "", row.querySelector("dd")?.textContent?.trim() ?? "",
  ]);
  const wanted = known.filter(([prefix]) => {
    const word = (prefix ?? "").replace(":", "");
    return /^[\w-]+$/.test(word) && new RegExp(`(?<![\\w-])${word}:`).test(query) && !new RegExp(`PREFIX\\s+${word}:`, "i").test(query);
  });
  return [...wanted.map(([prefix, namespace]) => `PREFIX ${prefix} <${namespace}>`), query].join("\n");
}

/** Ready-made questions to begin with, where the server has them. */
async function examples(source: string): Promise<HTMLElement> {
  const place = el("p", { class: "yasgui-examples" });
  if (!source) return place;
  try {
    const found = await fetchJson<Example[]>(source);
    const select = el("select", { id: "yasgui-examples" }, el("option", { value: "" }, say("yasgui_choose")),
      ...found.map((example) => el("option", { value: example.name }, example.title)));
    select.addEventListener("change", () => {
      const chosen = found.find((example) => example.name === select.value);
      if (chosen) editor?.getTab()?.getYasqe().setValue(chosen.query);
    });
    place.append(el("label", { for: "yasgui-examples" }, say("yasgui_examples")), " ", select);
  } catch (error) {
    console.warn(error);
  }
  return place;
}

window.kprgraphSparql = sparql;
