// Comfort that pages work without: sorting tables where no server does. All else is in frontend/.
"use strict";

const collator = new Intl.Collator(document.documentElement.lang === "en" ? "en" : "th", { numeric: true });

function valueOf(row, column) {
  const cell = row.cells[column];
  const order = cell.dataset.order;
  return order === undefined ? cell.textContent.trim() : Number(order);
}

function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (a === "" || b === "") return (a === "") - (b === "");
  return collator.compare(String(a), String(b));
}

function sortBy(table, column, heading) {
  const body = table.tBodies[0];
  const down = heading.getAttribute("aria-sort") === "ascending";
  const rows = [...body.rows].map((row) => [valueOf(row, column), row]);
  rows.sort((one, other) => (down ? -1 : 1) * compare(one[0], other[0]));
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  body.append(...rows.map(([, row]) => row));
}

for (const table of document.querySelectorAll("table[data-sort]")) {
  if (table.tBodies[0].rows.length < 2) continue;
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    if (heading.querySelector("a")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort-button";
    button.textContent = heading.textContent;
    button.addEventListener("click", () => sortBy(table, column, heading));
    heading.replaceChildren(button);
  });
}
