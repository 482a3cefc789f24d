/** Filters of what is on the page already: rows of tables, entries of the list of names. */
import { el } from "./dom";
import { fold } from "./fold";
import { say } from "./words";

const WORTH_IT = 8;

/** A field above every longer table that leaves the rows with what is typed, in any spelling. */
export function filterTables(): void {
  document.querySelectorAll<HTMLTableElement>("table[data-sort], table.matrix").forEach((table, number) => {
    const body = table.tBodies[0];
    const box = table.closest(".scroll");
    if (!body || !box || body.rows.length < WORTH_IT) return;
    const id = `filter-rows-${number}`;
    const input = el("input", { type: "search", id, autocomplete: "off" });
    const status = el("span", { role: "status", class: "count" });
    const rows = [...body.rows].filter((row) => !row.classList.contains("group"));
    const keys = new Map(rows.map((row) => [row, fold(row.textContent ?? "")]));
    input.addEventListener("input", () => {
      const typed = fold(input.value);
      let left = 0;
      for (const [row, key] of keys) {
        row.hidden = !key.includes(typed);
        left += row.hidden ? 0 : 1;
      }
      for (const group of body.querySelectorAll<HTMLTableRowElement>("tr.group")) group.hidden = !hasRows(group);
      status.textContent = typed ? say("rows_left", { count: left, total: rows.length }) : "";
    });
    box.before(el("p", { class: "row-filter no-print" }, el("label", { for: id }, say("filter_rows")), " ", input, " ", status));
  });
}

/** Whether a row is left between the heading of a group and the next. */
function hasRows(group: HTMLTableRowElement): boolean {
  for (let row = group.nextElementSibling; row && !row.classList.contains("group"); row = row.nextElementSibling) {
    if (!(row as HTMLTableRowElement).hidden) return true;
  }
  return false;
}

/** The list of all names, filtered by what is typed or stands in the address. */
export function filterNames(): void {
  for (const box of document.querySelectorAll<HTMLElement>("[data-filter]")) {
    const list = document.getElementById(box.dataset["filter"] ?? "");
    const input = box.querySelector("input");
    const status = box.querySelector<HTMLElement>("[data-filter-status]");
    if (!list || !input || !status) continue;
    const entries = [...list.querySelectorAll<HTMLElement>("li[data-key]")];
    const apply = (): void => {
      const typed = fold(input.value);
      let left = 0;
      for (const entry of entries) {
        entry.hidden = !entry.dataset["key"]?.includes(typed);
        left += entry.hidden ? 0 : 1;
      }
      for (const letter of list.querySelectorAll("section")) letter.hidden = !letter.querySelector("li:not([hidden])");
      status.textContent = typed ? (status.dataset["words"] ?? "").replace("{}", String(left)) : "";
    };
    box.hidden = false;
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    input.addEventListener("input", apply);
    apply();
  }
}
