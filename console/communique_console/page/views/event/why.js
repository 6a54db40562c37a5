/** Why reports are one event, or two: what speaks for it and against it. */

import { api } from "../../modules/api.js";
import { h, said } from "../../modules/elements.js";
import { eventHref } from "../../modules/router.js";
import { show } from "../../modules/states.js";
import { heads } from "../../modules/tables.js";
import { counted, outletOf } from "../../modules/words.js";

/** @typedef {import("../../modules/words.js").CanonicalEvent} CanonicalEvent */

/**
 * What ties the reports of an event, what two of them have in common, and what keeps it apart from another one.
 *
 * @param {CanonicalEvent} event
 * @param {AbortSignal} signal
 * @returns {HTMLElement}
 */
export function why(event, signal) {
  const isOne = event.reports.length === 1;
  const place = h("div", { "aria-live": "polite" });
  const compare = (/** @type {string} */ one, /** @type {string} */ other) => show(place, "Comparing …", async () =>
    comparison(await api.get("/why", { one, other }, signal)), signal);
  const own = h("div", {});
  const details = h("details.why", { ontoggle: () => {
    if (isOne || own.hasChildNodes()) return;
    void show(own, "Comparing all reports …", async () => tied(await api.get("/ties", { one: event.id }, signal), event, compare), signal);
  } },
    h("summary", {}, h("h2", {}, isOne ? "Why is it no other event?" : "Why are these one event?")),
    own, place, apart(event, signal, compare));
  return details;
}

/**
 * A form that asks what keeps another event apart.
 *
 * @param {CanonicalEvent} event
 * @param {AbortSignal} signal
 * @param {(one: string, other: string) => unknown} compare
 */
function apart(event, signal, compare) {
  const place = h("div", { "aria-live": "polite" });
  const other = /** @type {HTMLInputElement} */ (h("input", { id: "why-not", required: true, spellcheck: "false", autocomplete: "off" }));
  const submit = (/** @type {Event} */ submitted) => {
    submitted.preventDefault();
    const name = decodeURIComponent(other.value.trim().split("/").at(-1) ?? "");
    void show(place, "Comparing …", async () => {
      const found = await api.get("/ties", { one: event.id, other: name }, signal);
      const [, id] = found.events;
      if (id === event.id) return h("p", {}, "That is this very event.");
      const { event: whole } = await api.get(`/events/${encodeURIComponent(id)}`, {}, signal);
      return [h("p", {}, h("strong", {}, "They are two events."), " The other one: ", h("a", { href: eventHref(id) }, id)), tied(found, event, compare, whole)];
    }, signal);
  };
  return h("div", {}, h("form.line", { onsubmit: submit },
    h("label", { for: "why-not" }, "Why not one with (id or address) "), other, h("button", { type: "submit" }, "Compare")), place);
}

/**
 * Each report with the one that is most like it.
 *
 * @param {any} found as `GET /ties` gives it.
 * @param {CanonicalEvent} event
 * @param {(one: string, other: string) => unknown} compare
 * @param {CanonicalEvent} [others] that of the other reports.
 */
function tied({ ties, left_out: leftOut }, event, compare, others = event) {
  const name = (/** @type {CanonicalEvent} */ { reports }, /** @type {string} */ id) => {
    const report = reports.find((each) => each.id === id);
    return report ? said(outletOf(report.article)) : id;
  };
  return [
    h("table.ties", {},
      h("caption", {}, "Each report, and the one that is most like it"),
      heads(["Report", "Most like", { name: "Sure", isNumber: true }, "By", { name: h("span.unseen", {}, "What to do") }]),
      h("tbody", {}, ties.map((/** @type {any} */ tie) => h("tr", {},
        h("th", { scope: "row" }, name(event, tie.report)), h("td", {}, name(others, tie.other)),
        h("td.number", {}, `${Math.round(tie.probability * 100)} %`), h("td", {}, because(tie)),
        h("td", {}, h("button.quiet.small", { type: "button", onclick: () => compare(tie.report, tie.other) },
          "All reasons", h("span.unseen", {}, " for ", name(event, tie.report), " and ", name(others, tie.other)))))))),
    leftOut ? h("p.small.muted", {}, `${counted(leftOut, "report")} more are not compared here.`) : null,
  ];
}

const MOST = 2;

/** @param {any} tie @returns {unknown} what weighs most, in words. */
function because(tie) {
  if (tie.joined) return "an analyst joined them";
  if (tie.split) return "an analyst split them";
  const forbidding = tie.features.filter(forbids);
  if (forbidding.length) return ["forbidden: ", said(forbidding.map(({ words }) => words).join("; "))];
  const isFor = tie.probability >= 0.5;
  const ranked = tie.features.filter(({ value, weight }) => value && value * weight > 0 === isFor).sort((one, other) => share(other) - share(one));
  return said(ranked.slice(0, MOST).map(({ words }) => words).join("; ") || "nothing that they share");
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
    h("table.reasons", {},
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
