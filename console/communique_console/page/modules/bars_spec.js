/** Bars beside names, for Vega-Lite: what of each was made, and what is only planned or called off. */

import { SORTS } from "./tallies.js";

/** @param {any} row @returns {string} "Lars Hagen (NOR)" */
const labelOf = ({ name, kind, country }) => (country && kind !== "country" ? `${name} (${country})` : name);

/**
 * @param {any[]} rows with a name and a tally, of those who take part with kind and state as well.
 * @param {{of: string, isClicked?: boolean}} options what is counted, and whether a click does something.
 * @returns {(look: import("./vega.js").Look) => object}
 */
export function barsSpec(rows, { of, isClicked = false }) {
  const sorts = SORTS.filter(({ key }) => rows.some((row) => row[key]));
  const values = rows.flatMap((row, place) => sorts.map(({ key, name }, at) => (
    { ...row, place, label: labelOf(row), sort: name, at, number: row[key] })));
  const longest = Math.max(1, ...rows.map((row) => sorts.reduce((sum, { key }) => sum + row[key], 0)));
  return ({ width, isNarrow, colours, scale }) => ({
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width, height: rows.length * 22 * scale, data: { values },
    autosize: { type: "fit-x", contains: "padding" },
    mark: { type: "bar", cursor: isClicked ? "pointer" : "default", height: { band: 0.72 } },
    encoding: {
      y: {
        field: "label", type: "nominal", sort: { field: "place" },
        axis: { title: null, domain: false, ticks: false, labelLimit: (isNarrow ? 110 : 180) * scale, labelColor: colours.text },
      },
      x: {
        field: "number", type: "quantitative", stack: "zero",
        axis: { title: of, tickCount: Math.min(longest, isNarrow ? 3 : 5), format: ",d" },
      },
      color: {
        field: "sort", type: "nominal",
        scale: { domain: sorts.map(({ name }) => name), range: sorts.map(({ colour }) => colours[colour]) },
        legend: sorts.length > 1 ? { title: null, orient: "top", direction: "horizontal", labelLimit: 200, columns: isNarrow ? 2 : 4 } : null,
      },
      order: { field: "at" },
      tooltip: [{ field: "label", title: "of" }, { field: "sort", title: "what" }, { field: "number", title: "events" }],
    },
  });
}
