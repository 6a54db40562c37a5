/** A chart with all that belongs to it: its title, what it leaves out, files of it, and the same as a table. */

import { fill, h } from "./elements.js";
import { csv, saver } from "./export.js";
import { failure } from "./states.js";
import { draw } from "./vega.js";

/**
 * @typedef {object} Column
 * @property {string} name
 * @property {boolean} [isNumber]
 *
 * @typedef {object} Row
 * @property {(string | number | null)[]} values as a file has them.
 * @property {(unknown | undefined)[]} [cells] what stands in the page in place of some of them.
 *
 * @typedef {object} Figure
 * @property {string} title
 * @property {string} name of its files.
 * @property {string} label what is seen, in words.
 * @property {(look: import("./vega.js").Look) => any} spec
 * @property {Column[]} columns
 * @property {Row[]} rows the same as the chart shows.
 * @property {unknown} [note] what is left out, and how to read it.
 * @property {unknown} [controls] above the chart.
 * @property {(datum: any) => void} [onclick]
 * @property {(view: any) => void} [ready]
 * @property {boolean} [isOpen] whether the table is open at once.
 */

/**
 * Make a figure; its chart is drawn when it stands in the page.
 *
 * @param {Figure} figure
 * @param {AbortSignal} signal
 * @returns {HTMLElement}
 */
export function figure(figure, signal) {
  const place = h("div.chart", {}, h("p.state", { role: "status" }, "Drawing …"));
  const tools = h("div.figure-tools", {});
  const element = h("figure.figure", { "data-figure": figure.name },
    h("figcaption.figure-head", {}, h("h2", {}, figure.title), tools),
    figure.controls, place, figure.note ? h("p.figure-note.small.muted", {}, figure.note) : null,
    h("details.figure-table", { open: figure.isOpen },
      h("summary", {}, "As a table"), h("div.scrolls", { tabindex: "0", role: "region", "aria-label": `${figure.title}, as a table` },
        table(figure.title, figure.columns, figure.rows))));
  tools.append(csvSaver(figure));
  requestAnimationFrame(() => void drawn(place, tools, figure, signal));
  return element;
}

/** @param {HTMLElement} place @param {HTMLElement} tools @param {Figure} figure @param {AbortSignal} signal */
async function drawn(place, tools, figure, signal) {
  const { label, spec, onclick, ready } = figure;
  try {
    const chart = await draw(place, spec, { label, signal, onclick, ready });
    tools.append(saverAs("PNG", figure, chart.png), saverAs("SVG", figure, chart.svg));
    place.dataset.drawn = "true";
  } catch (error) {
    if (signal.aborted) return;
    fill(place, failure(error, () => void drawn(place, tools, figure, signal)));
    throw error;
  }
}

/** @param {string} kind @param {{title: string, name: string}} figure @param {() => Blob | Promise<Blob>} make */
function saverAs(kind, { title, name }, make) {
  return saver([h("span.unseen", {}, `Save ${title} as `), kind], `${name}.${kind.toLowerCase()}`, make, "button.quiet.small");
}

/**
 * A button that saves what a figure shows as a table.
 *
 * @param {{title: string, name: string, columns: Column[], rows: Row[]}} figure
 */
export function csvSaver(figure) {
  return saverAs("CSV", figure, () => csv(figure.columns.map(({ name }) => name), figure.rows.map(({ values }) => values)));
}

/**
 * A table of what a chart shows.
 *
 * @param {string} caption
 * @param {Column[]} columns
 * @param {Row[]} rows
 * @returns {HTMLElement}
 */
export function table(caption, columns, rows) {
  const kind = columns.map(({ isNumber }) => (isNumber ? ".number" : ""));
  return h("table.chart-table", {}, h("caption.unseen", {}, caption),
    h("thead", {}, h("tr", {}, columns.map(({ name }, at) => h(`th${kind[at]}`, { scope: "col" }, name)))),
    h("tbody", {}, rows.map(({ values, cells }) => h("tr", {},
      values.map((value, at) => h(`td${kind[at]}`, {}, cells?.[at] ?? shown(value)))))));
}

/** @param {string | number | null} value */
const shown = (value) => (typeof value === "number" ? value.toLocaleString("en") : value);
