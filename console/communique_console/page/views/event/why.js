/** Why two reports are one event, or two: what speaks for it and against it. */

import { api } from "../../modules/api.js";
import { h, said } from "../../modules/elements.js";
import { show } from "../../modules/states.js";
import { heads } from "../../modules/tables.js";
import { outletOf } from "../../modules/words.js";

/**
 * A form that compares two reports of the event, or one of them with another event.
 *
 * @param {import("../../modules/words.js").CanonicalEvent} event
 * @param {AbortSignal} signal
 * @returns {HTMLElement}
 */
export function why(event, signal) {
  const place = h("div", { "aria-live": "polite" });
  const one = reportChoice("why-one", event, 0);
  const other = reportChoice("why-other", event, 1);
  const compare = () => show(place, "Comparing …", async () => comparison(await api.get(
    "/why", { one: one.value, other: other.value }, signal)), signal);
  return h("details.why", {},
    h("summary", {}, h("h2", {}, "Why are these one event?")),
    h("form.line", { onsubmit: (/** @type {Event} */ submitted) => {
      submitted.preventDefault();
      void compare();
    } },
      h("label", { for: "why-one" }, "The report of "), one,
      h("label", { for: "why-other" }, " and that of "), other,
      h("button", { type: "submit" }, "Compare")),
    place);
}

/** @param {string} id @param {import("../../modules/words.js").CanonicalEvent} event @param {number} chosen @returns {HTMLSelectElement} */
function reportChoice(id, event, chosen) {
  return /** @type {HTMLSelectElement} */ (h("select", { id }, event.reports.map((report, at) =>
    h("option", { value: report.id, selected: at === chosen }, outletOf(report.article)))));
}

/** @param {any} told as `GET /why` gives it. @returns {unknown} */
function comparison(told) {
  const ranked = [...told.features].sort((one, other) => share(other) - share(one));
  const rows = ranked.filter((each) => forbids(each) || each.value).map((each) => h("tr", {},
    h("th", { scope: "row" }, said(each.words)),
    h("td.number", {}, forbids(each) ? "" : each.value.toFixed(2)),
    h("td.number", {}, forbids(each) ? "" : signed(each.weight)),
    h("td", {}, forbids(each) ? "forbids it" : side(each))));
  return [
    h("p", {}, h("strong", {}, verdict(told)), ` As the two stand, ${Math.round(told.probability * 100)} % sure that they are one event.`),
    h("table", {},
      heads(["What", { name: "Value", isNumber: true }, { name: "Weight", isNumber: true }, "Speaks"]),
      h("tbody", {}, rows)),
  ];
}

/** @param {any} told @returns {string} */
function verdict(told) {
  if (told.joined) return "An analyst said that they are one event.";
  if (told.split) return "An analyst said that they are two events.";
  return told.one_event ? "They are one event." : "They are two events.";
}

/** @param {{value: number, weight: number | null}} feature */
const forbids = ({ weight }) => weight === null || !Number.isFinite(weight);

/** @param {{value: number, weight: number}} feature */
const share = (feature) => (forbids(feature) ? Infinity : Math.abs(feature.value * feature.weight));

/** @param {number} number */
const signed = (number) => (number > 0 ? "+" : "−") + Math.abs(number).toFixed(2);

/** @param {{value: number, weight: number}} feature */
const side = ({ value, weight }) => `${value * weight > 0 ? "for it" : "against it"} (${signed(value * weight)})`;
