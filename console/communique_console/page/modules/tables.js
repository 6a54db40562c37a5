/** Tables: the heads of their columns, what a chart shows as one, and a place in which a wide one scrolls. */

import { h } from "./elements.js";

/**
 * @typedef {object} Column
 * @property {unknown} name
 * @property {boolean} [isNumber]
 *
 * @typedef {object} Row
 * @property {(string | number | null)[]} values as a file has them.
 * @property {(unknown | undefined)[]} [cells] what stands in the page in place of some of them.
 */

/** @param {(string | Column)[]} columns @returns {HTMLElement} */
export function heads(columns) {
  const told = columns.map((column) => (typeof column === "string" ? { name: column } : column));
  return h("thead", {}, h("tr", {}, told.map(({ name, isNumber }) => h(isNumber ? "th.number" : "th", { scope: "col" }, name))));
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
  const tags = columns.map(({ isNumber }) => (isNumber ? "td.number" : "td"));
  return h("table.chart-table", {}, h("caption.unseen", {}, caption), heads(columns),
    h("tbody", {}, rows.map(({ values, cells }) => h("tr", {},
      values.map((value, at) => h(tags[at], {}, cells?.[at] ?? shown(value)))))));
}

/** @param {string | number | null} value */
const shown = (value) => (typeof value === "number" ? value.toLocaleString("en") : value);

/** @param {string} label @param {HTMLElement} table @returns {HTMLElement} the table, in a place that keys scroll too. */
export function scrolling(label, table) {
  return h("div.scrolls", { tabindex: "0", role: "region", "aria-label": label }, table);
}
