/** How sure an event is, in words. */

import { h, said } from "../../modules/elements.js";
import { counted, disagreements, outletOf } from "../../modules/words.js";

/** @param {import("../../modules/words.js").CanonicalEvent} event @returns {HTMLElement} */
export function sureness(event) {
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
      ? "They do not disagree on anything." : null));
}

/** @param {import("../../modules/words.js").CanonicalEvent} event */
function tellers({ outlets }) {
  if (!outlets) return "None of them names its outlet.";
  return outlets === 1 ? "All come from one outlet." : `They come from ${outlets} outlets.`;
}
