/** The picture of events over time, for Vega-Lite. */

import { SORTS } from "./tallies.js";

const DAY = 86_400_000;

/** @param {any} found what the server counted. @returns {(look: import("./vega.js").Look) => object} */
export function timelineSpec(found) {
  const ends = [Date.parse(found.first), Date.parse(found.last) + DAY];
  const values = [SORTS.slice(0, 2), SORTS.slice(2)].map((sorts) => found.periods.flatMap((/** @type {any} */ period) => piled(period, sorts)));
  return ({ width, isNarrow, colours }) => {
    const look = { width: width - 66, isNarrow, colours, ends, step: found.step };
    return {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
      spacing: 14,
      vconcat: [
        panel(values[0], SORTS.slice(0, 2), "held, or made", { ...look, height: isNarrow ? 180 : 260, isLast: false }),
        panel(values[1], SORTS.slice(2), isNarrow ? "ahead" : "ahead, or not held", { ...look, height: isNarrow ? 90 : 130, isLast: true }),
      ],
      resolve: { scale: { x: "shared", color: "independent", y: "independent" } },
    };
  };
}

/**
 * The parts of a period's bar, each on top of those before.
 *
 * @param {any} period
 * @param {typeof SORTS} sorts
 */
function piled(period, sorts) {
  let below = 0;
  return sorts.filter(({ key }) => period[key]).map(({ key, name }) => {
    const low = below;
    below += period[key];
    return {
      start: period.start, end: period.end, from: Date.parse(period.start), to: Date.parse(period.end) + DAY,
      sort: name, number: period[key], low, high: below,
    };
  });
}

/**
 * @param {any[]} values
 * @param {typeof SORTS} sorts
 * @param {string} title
 * @param {any} look
 */
function panel(values, sorts, title, { width, height, isNarrow, isLast, colours, ends, step }) {
  const domain = { expr: JSON.stringify(ends) }; // as two numbers Vega-Lite would take it for two domains
  const time = { type: "temporal", scale: { type: "utc", ...(isLast ? {} : { domain }) } };
  const highest = Math.max(1, ...values.map(({ high }) => high));
  const now = Date.now();
  const bars = {
    data: { values },
    mark: { type: "rect", cursor: "pointer", stroke: colours.ground, strokeWidth: width > 700 ? 1 : 0.4 },
    encoding: {
      x: { ...time, field: "from", axis: { title: null, grid: false, labels: isLast, ticks: isLast, tickCount: isNarrow ? 4 : 10, labelOverlap: true } },
      x2: { field: "to" },
      y: {
        field: "low", type: "quantitative", scale: { zero: true, nice: true, domainMin: 0 },
        axis: { title, tickCount: Math.min(isLast ? 3 : 5, highest), format: ",d" },
      },
      y2: { field: "high" },
      color: {
        field: "sort", type: "nominal",
        scale: { domain: sorts.map(({ name }) => name), range: sorts.map(({ colour }) => colours[colour]) },
        legend: { title: null, orient: "top", direction: "horizontal", labelLimit: 200, offset: 4 },
      },
      tooltip: [
        { field: "start", title: step === "day" ? "day" : `${step} from` }, { field: "sort", title: "what" },
        { field: "number", title: "events" },
      ],
    },
  };
  const today = {
    data: { values: [{ now }] },
    mark: { type: "rule", color: colours.text, strokeDash: [4, 3], tooltip: "today" },
    encoding: { x: { ...time, field: "now" } },
  };
  return { width, height, layer: now > ends[0] && now < ends[1] ? [bars, today] : [bars] };
}
