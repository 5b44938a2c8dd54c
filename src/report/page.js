// Values under the pointer or the arrow keys, read from each chart's own table: what is shown, heard and listed
// is the same. Without this script the page lacks nothing but that.
"use strict";
const hint = document.querySelector("figure.chart .readout");
if (hint) hint.textContent = "Values: point at a chart, or focus it and use the arrow keys.";
for (const chart of document.querySelectorAll("figure.chart")) {
  const plot = chart.querySelector(".plot"), svg = plot.querySelector("svg"), readout = chart.querySelector(".readout");
  const headings = [...chart.querySelectorAll("thead th")].map((cell) => cell.textContent);
  const rows = [...chart.querySelectorAll("tr[data-at]")].map((row) => ({
    at: Number(row.dataset.at),
    cells: [...row.children].map((cell) => cell.textContent),
  }));
  if (rows.length === 0) continue;
  const level = plot.dataset.cursor === "y", box = svg.viewBox.baseVal;
  const cursor = document.createElementNS("http://www.w3.org/2000/svg", "line");
  cursor.setAttribute("class", "cursor");
  let current = -1;

  const words = (row) =>
    `${headings[0]} ${row.cells[0]}: ` +
    row.cells.slice(1).map((cell, k) => (rows[0].cells.length > 2 ? `${headings[k + 1]} ${cell}` : cell)).join(" · ");

  const show = (index) => {
    current = Math.max(0, Math.min(rows.length - 1, index));
    const at = rows[current].at;
    const ends = level ? { x1: 0, x2: box.width, y1: at, y2: at } : { x1: at, x2: at, y1: 0, y2: box.height - 30 };
    for (const [name, value] of Object.entries(ends)) cursor.setAttribute(name, value);
    svg.append(cursor);
    readout.textContent = words(rows[current]);
    plot.setAttribute("aria-valuenow", current);
    plot.setAttribute("aria-valuetext", readout.textContent);
  };
  const hide = () => {
    cursor.remove();
    readout.textContent = "";
  };
  const nearest = (event) => {
    const frame = svg.getBoundingClientRect();
    const at = level ? ((event.clientY - frame.top) / frame.height) * box.height
                     : ((event.clientX - frame.left) / frame.width) * box.width;
    let best = 0;
    rows.forEach((row, k) => { if (Math.abs(row.at - at) < Math.abs(rows[best].at - at)) best = k; });
    return best;
  };

  plot.tabIndex = 0;
  plot.setAttribute("role", "slider");
  plot.setAttribute("aria-label", `${chart.querySelector("h3").textContent}: values, by the arrow keys`);
  plot.setAttribute("aria-describedby", svg.getAttribute("aria-describedby"));
  plot.setAttribute("aria-valuemin", 0);
  plot.setAttribute("aria-valuemax", rows.length - 1);
  plot.setAttribute("aria-valuenow", 0);
  plot.setAttribute("aria-valuetext", words(rows[0]));
  plot.addEventListener("pointermove", (event) => show(nearest(event)));
  plot.addEventListener("pointerdown", (event) => show(nearest(event)));
  plot.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse" && document.activeElement !== plot) hide(); });
  plot.addEventListener("focus", () => { if (plot.matches(":focus-visible")) show(current < 0 ? 0 : current); });
  plot.addEventListener("blur", hide);
  plot.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowDown: level ? 1 : -1, ArrowLeft: -1, ArrowUp: level ? -1 : 1, PageUp: 10, PageDown: -10,
                    Home: -Infinity, End: Infinity };
    if (!(event.key in steps)) return;
    event.preventDefault();
    show(current + steps[event.key]);
  });
}
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details.more")) details.open = true;
});
