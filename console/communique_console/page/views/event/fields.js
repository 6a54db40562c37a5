/** The fields of an event: each value, how many reports tell it, and who tells another one. */

import { h, listed, said } from "../../modules/elements.js";
import { heads } from "../../modules/tables.js";
import { day, outletOf, stateOf, statusMark, where } from "../../modules/words.js";

/** @typedef {import("../../modules/words.js").CanonicalEvent} CanonicalEvent */

/** @typedef {{key: string, name: string, value: unknown, reports: string[], others: import("../../modules/words.js").Said[]}} Row */

/**
 * The fields as a table.
 *
 * @param {CanonicalEvent} event
 * @param {(key: string) => void} toWords takes the reader to the words that tell a field.
 * @returns {HTMLElement}
 */
export function fieldsTable(event, toWords) {
  const outlets = new Map(event.reports.map(({ id, article }) => [id, outletOf(article)]));
  return h("table.fields", {},
    h("caption.unseen", {}, "What is told of the event"),
    heads(["Field", "Value", "Told by"]),
    h("tbody", {}, rowsOf(event).map((row) => drawn(row, event.reports.length, outlets, toWords))));
}

/** @param {CanonicalEvent} event @returns {Row[]} */
function rowsOf(event) {
  const rows = [
    row(event, "status", "Status", statusMark(event.status)),
    row(event, "subtype", "Kind", `${event.type}: ${event.subtype}`),
    event.date && row(event, "date", "When", [day(event.date), " ", h("span.muted.small", {}, "“", said(event.date.text), "”")]),
    event.place && row(event, "place", "Where", where(event.place)),
    ...byRole(event.participants).map((person) => whoRow(event, person)),
    event.instrument && row(event, "instrument", "Instrument", [said(event.instrument.title ?? event.instrument.text), " ",
      h("span.muted.small", {}, event.instrument.kind)]),
    event.count !== null && row(event, "count", "How many", String(event.count)),
    event.fields.length && row(event, "fields", "Areas", listed(event.fields.map(said))),
    event.topics.length && row(event, "topics", "Topics", listed(event.topics.map(said))),
    event.value && row(event, "value", "Worth", [said(event.value.text), " ",
      h("span.muted.small.digits", {}, `${event.value.amount.toLocaleString("en")} ${event.value.currency}`)]),
    event.duration && row(event, "duration", "For how long", said(event.duration.text)),
  ];
  return /** @type {Row[]} */ (rows.filter(Boolean));
}

const ROLES = ["host", "guest", "participant", "party", "signatory", "mediator", "witness"];

/** @param {import("../../modules/words.js").Participant[]} people @returns {import("../../modules/words.js").Participant[]} */
const byRole = (people) => [...people].sort((one, other) => ROLES.indexOf(one.role) - ROLES.indexOf(other.role));

/** @param {CanonicalEvent} event @param {string} key @param {string} name @param {unknown} value @returns {Row} */
function row(event, key, name, value) {
  const [best, ...others] = event.said[key] ?? [];
  return { key, name, value, reports: best?.reports ?? [], others };
}

/** @param {CanonicalEvent} event @param {import("../../modules/words.js").Participant} person @returns {Row} */
function whoRow(event, person) {
  const told = event.said.participants?.find(({ value }) => value === person.name);
  const office = [person.title, person.affiliation].filter(Boolean).join(", ");
  const value = [
    h("strong", {}, said(person.name)),
    stateOf(person),
    office ? h("span.muted.small.office", {}, said(office)) : null,
  ];
  return { key: `who:${person.name}`, name: capital(person.role), value, reports: told?.reports ?? [], others: [] };
}

/** @param {string} word */
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** @param {Row} row @param {number} all @param {Map<string, string>} outlets @param {(key: string) => void} toWords */
function drawn(row, all, outlets, toWords) {
  const words = row.reports.length ? `${row.reports.length} of ${all}` : "show";
  const button = h("button.quiet.digits", {
    type: "button", onclick: () => toWords(row.key),
    title: row.reports.length ? who(row.reports, outlets) : "Shows the words",
  }, words, h("span.unseen", {}, ` reports tell ${row.name}: show their words`));
  return h("tr", { "data-tie": row.key },
    h("th", { scope: "row" }, row.name),
    h("td", {}, h("div", {}, row.value), row.others.map((other) => differing(other, outlets))),
    h("td.backed", {}, button));
}

/** @param {import("../../modules/words.js").Said} other @param {Map<string, string>} outlets */
function differing(other, outlets) {
  return h("p.differing.small", {}, "≠ ", said(other.value), ` told by ${other.reports.length}: `, namesOf(other.reports, outlets));
}

/** @param {string[]} reports @param {Map<string, string>} outlets */
function namesOf(reports, outlets) {
  return listed(reports.map((report) => said(outlets.get(report) ?? report)));
}

/** @param {string[]} reports @param {Map<string, string>} outlets @returns {string} */
function who(reports, outlets) {
  return reports.map((report) => outlets.get(report) ?? report).join(", ");
}
