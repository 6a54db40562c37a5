/** Timeline: what was held and made above, what is planned or called off below, by day, week, month or year. */

import { api } from "../modules/api.js";
import { fill, h } from "../modules/elements.js";
import { figure } from "../modules/figure.js";
import { filtersOf } from "../modules/filter_names.js";
import { head, nothing } from "../modules/overview.js";
import { narrow } from "../modules/router.js";
import { show } from "../modules/states.js";
import { COLUMNS, figures, inWords, sum } from "../modules/tallies.js";
import { timelineSpec } from "../modules/timeline_spec.js";
import { counted } from "../modules/words.js";

/** @type {import("../modules/router.js").View} */
export const view = {
  path: "timeline",
  title: "Timeline",
  filters: true,
  async render(root, query, signal) {
    const place = h("div", {});
    fill(root, head("Timeline", signal, steps(query.get("step") ?? "")), place);
    await show(place, "Counting events …", async () => {
      const wanted = { ...filtersOf(query), step: query.get("step") };
      const found = await api.get("/overview/timeline", wanted, signal);
      return found.periods.length || found.undated || found.inexact
        ? timelineFigure(found, signal) : nothing(query, "timeline");
    }, signal);
  },
};

/** @param {string} step */
function steps(step) {
  const select = /** @type {HTMLSelectElement} */ (
    h("select", { id: "step", onchange: () => narrow({ step: select.value }) },
      ["", "day", "week", "month", "year"].map((value) => h("option", { value }, value || "as it fits")))
  );
  select.value = step;
  return [h("label", { for: "step" }, "By"), select];
}

/** @param {any} found @param {AbortSignal} signal @returns {HTMLElement} */
export function timelineFigure(found, signal) {
  return figure({
    title: `Events by ${found.step}`,
    name: "timeline",
    label: `Bars of events by ${found.step}: ${inWords(sum(found.periods))}.`,
    spec: timelineSpec(found),
    columns: [{ name: "From" }, { name: "To" }, ...COLUMNS],
    rows: found.periods.map((/** @type {any} */ period) => ({
      values: [period.start, period.end, ...figures(period)],
      cells: [chooser(period)],
    })),
    note: leftOut(found),
    onclick: (datum) => datum.start && narrow({ since: datum.start, until: datum.end }),
  }, signal);
}

/** @param {any} period @returns {HTMLElement} what a click on its bar does, for who has no mouse. */
function chooser({ start, end }) {
  return h("button.quiet", { type: "button", onclick: () => narrow({ since: start, until: end }) },
    h("span.unseen", {}, "Show only what was from "), start);
}

/** @param {any} found */
function leftOut({ step, outside, inexact, undated }) {
  const told = [
    inexact && `${counted(inexact, "event has", "events have")} a date that says less than a ${step}`,
    undated && `${counted(undated, "event has", "events have")} no date`,
    outside && `${counted(outside, "event lies", "events lie")} years away from all others`,
  ].filter(Boolean);
  const how = "An event without a date of its own stands at the day of its first report. Click a bar to see its time alone.";
  return [told.length ? `Not in the picture: ${told.join("; ")}. ` : null, how];
}
