/** How sure an event is, in words. */

import { api } from "../../modules/api.js";
import { h, said } from "../../modules/elements.js";
import { show } from "../../modules/states.js";
import { heads } from "../../modules/tables.js";
import { counted, disagreements, outletOf } from "../../modules/words.js";

/**
 * @param {import("../../modules/words.js").CanonicalEvent} event
 * @param {AbortSignal} signal
 * @returns {HTMLElement}
 */
export function sureness(event, signal) {
  const surest = event.reports.reduce((one, other) => (other.confidence > one.confidence ? other : one));
  const least = Math.min(...event.reports.map(({ confidence }) => confidence));
  const shown = event.confidence.toFixed(2);
  const differing = disagreements(event).map(([name]) => name);
  return h("div.sureness", {},
    h("p", {}, h("meter", { min: 0, max: 1, value: event.confidence, "aria-label": "Confidence" }), " ",
      h("strong.digits", {}, shown),
      ` – of reports read as surely as this, about ${Math.round(Number(shown) * 100)} of 100 are right.`),
    h("p", {}, event.reports.length === 1
      ? ["It rests on a single report."]
      : ["That is the surest of ", counted(event.reports.length, "report"), " (", said(outletOf(surest.article)),
        `); the least sure was read with ${least.toFixed(2)}. `, tellers(event)]),
    h("p", {}, differing.length ? `Reports disagree on ${differing.join(", ")}: see ≠ above.` : event.reports.length > 1
      ? "They do not disagree on anything." : null),
    reasons(surest.id, signal));
}

/**
 * What the confidence of a report comes from, brought when it is opened: its article is read again for that.
 *
 * @param {string} report
 * @param {AbortSignal} signal
 */
function reasons(report, signal) {
  const place = h("div", { "aria-live": "polite" });
  return h("details", { ontoggle: () => {
    if (place.hasChildNodes()) return;
    void show(place, "Reading the article again …", async () => weighed(await api.get("/confidence", { report }, signal)), signal);
  } }, h("summary", {}, "What makes it so sure"), place);
}

/** @param {{reasons: {name: string, weight: number}[]}} found */
function weighed({ reasons: told }) {
  return h("table.weights", {},
    heads(["What holds", { name: "Weight", isNumber: true }]),
    h("tbody", {}, ...told.map(({ name, weight }) => h("tr", {},
      h("th", { scope: "row" }, name), h("td.number.digits", {}, `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(2)}`)))));
}

/** @param {import("../../modules/words.js").CanonicalEvent} event */
function tellers({ outlets }) {
  if (!outlets) return "None of them names its outlet.";
  return outlets === 1 ? "All come from one outlet." : `They come from ${outlets} outlets.`;
}
