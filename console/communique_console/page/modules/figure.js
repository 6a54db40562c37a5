/** A chart with all that belongs to it: its title, what it leaves out, files of it, and the same as a table. */

import { fill, h } from "./elements.js";
import { csv, saver } from "./export.js";
import { failure, loading } from "./states.js";
import { scrolling, table } from "./tables.js";
import { draw } from "./vega.js";

/**
 * @typedef {import("./tables.js").Column} Column
 * @typedef {import("./tables.js").Row} Row
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
 */

/**
 * Make a figure; its chart is drawn when it stands in the page.
 *
 * @param {Figure} figure
 * @param {AbortSignal} signal
 * @returns {HTMLElement}
 */
export function figure(figure, signal) {
  const place = h("div.chart", {}, loading("Drawing …"));
  const tools = h("div.figure-tools", {});
  const element = h("figure.figure", { "data-figure": figure.name },
    h("figcaption.figure-head", {}, h("h2", {}, figure.title), tools),
    figure.controls, place, figure.note ? h("p.figure-note.small.muted", {}, figure.note) : null,
    h("details.figure-table", {},
      h("summary", {}, "As a table"), scrolling(`${figure.title}, as a table`, table(figure.title, figure.columns, figure.rows))));
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
