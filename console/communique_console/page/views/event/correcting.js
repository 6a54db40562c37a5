/** Split and join: what somebody who knows better decides. */

import { api } from "../../modules/api.js";
import { announce } from "../../modules/announce.js";
import { confirm, tell } from "../../modules/dialogs.js";
import { h, said } from "../../modules/elements.js";
import { again, eventHref, go } from "../../modules/router.js";
import { counted, outletOf } from "../../modules/words.js";

/** @typedef {import("../../modules/words.js").CanonicalEvent} CanonicalEvent */

/**
 * What splits reports off and joins events.
 *
 * @param {CanonicalEvent} event
 * @returns {{element: HTMLElement, chooser: (report: string) => unknown}} `chooser` is a box for each report.
 */
export function correcting(event) {
  /** @type {Set<string>} */
  const chosen = new Set();
  const several = event.reports.length > 1;
  const splitting = h("button", { type: "button", disabled: true, onclick: () => void split(event, [...chosen]) }, "Split off …");
  const draw = () => {
    splitting.toggleAttribute("disabled", !chosen.size || chosen.size === event.reports.length);
    splitting.textContent = chosen.size ? `Split off ${counted(chosen.size, "report")} …` : "Split off …";
  };
  const other = /** @type {HTMLInputElement} */ (h("input", { id: "join-with", required: true, spellcheck: "false", autocomplete: "off" }));
  const element = h("section.correcting", { "aria-labelledby": "correcting-title" },
    h("h2", { id: "correcting-title" }, "Correct"),
    several ? h("p", {}, "Reports of another event: tick them at their articles, then ", splitting)
      : h("p.muted", {}, "With a single report there is nothing to split off."),
    h("form.line", { onsubmit: (/** @type {Event} */ submitted) => {
      submitted.preventDefault();
      void join(event, other.value.trim().split("/").at(-1) ?? "");
    } },
      h("label", { for: "join-with" }, "The same event as (id or address) "), other,
      h("button", { type: "submit" }, "Join …")));
  const chooser = (/** @type {string} */ report) => several && h("label.pick", {},
    h("input", { type: "checkbox", onchange: (/** @type {Event} */ changed) => {
      if (/** @type {HTMLInputElement} */ (changed.target).checked) chosen.add(report);
      else chosen.delete(report);
      draw();
    } }), " is of another event");
  return { element, chooser };
}

/** @param {CanonicalEvent} event @param {string[]} reports */
async function split(event, reports) {
  const names = event.reports.filter(({ id }) => reports.includes(id)).map(({ article }) => outletOf(article));
  const sure = await confirm({
    title: `Split off ${counted(reports.length, "report")}?`,
    body: [h("p", {}, "These become an event of their own, whatever they look like:"),
      h("ul", {}, names.map((name) => h("li", {}, said(name)))),
      h("p.muted.small", {}, "The decision is kept as a correction, and can be taken back under Operations.")],
    yes: "Split off", note: "Why, for those who read the list later",
  });
  if (!sure) return;
  await done(() => api.post(`/events/${encodeURIComponent(event.id)}/split`, { reports, note: sure.note || null }), "Split off.");
}

/** @param {CanonicalEvent} event @param {string} other */
async function join(event, other) {
  const sure = await confirm({
    title: "Join the two events?",
    body: [h("p", {}, "All of their reports become one event: this one and ", h("code", {}, said(other)), "."),
      h("p.muted.small", {}, "The decision is kept as a correction, and can be taken back under Operations.")],
    yes: "Join", note: "Why, for those who read the list later",
  });
  if (!sure) return;
  await done(() => api.post("/events/join", { events: [event.id, other], note: sure.note || null }), "Joined.");
}

/** @param {() => Promise<any>} action @param {string} words */
async function done(action, words) {
  try {
    const answer = await action();
    announce(words);
    const to = answer?.event && eventHref(answer.event);
    if (to && to !== location.pathname) go(to);
    else again();
  } catch (error) {
    await tell(error);
  }
}
