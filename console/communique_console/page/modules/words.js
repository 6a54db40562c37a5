/** Events in words: a headline made of who took part, when, where, and by how many it is told. */

import { countryName } from "./countries.js";
import { h, listed, said } from "./elements.js";

/**
 * @typedef {object} Participant
 * @property {string} name
 * @property {string} kind
 * @property {string} role
 * @property {string | null} title
 * @property {string | null} affiliation
 * @property {string | null} country
 * @property {number} [reports]
 *
 * @typedef {{value: string, reports: string[]}} Said
 *
 * @typedef {{id: string, status: string, confidence: number, article: Record<string, string | null> & {id: string}}} ReportReference
 *
 * @typedef {object} CanonicalEvent as `communique event ID --format json` gives it.
 * @property {string} id
 * @property {"meeting" | "agreement"} type
 * @property {string} subtype
 * @property {string} status
 * @property {{text: string, start: string, end: string, edtf: string} | null} date
 * @property {{text: string, name: string, kind: string, country: string | null} | null} place
 * @property {Participant[]} participants
 * @property {string[]} topics
 * @property {{kind: string, title: string | null, text: string} | null} instrument
 * @property {number | null} count
 * @property {string[]} fields
 * @property {{text: string, amount: number, currency: string} | null} value
 * @property {{text: string, iso: string} | null} duration
 * @property {Record<string, Said[]>} said
 * @property {{status: string, published_at: string | null, reports: string[]}[]} status_history
 * @property {ReportReference[]} reports
 * @property {string | null} first_seen
 * @property {string | null} last_seen
 * @property {number} confidence
 * @property {number} outlets
 */

/** What a headline says an event was: for what happened, for what goes on, and for what did not yet, or not. */
const MEETINGS = new Map([
  ["meeting", ["met", "are meeting", "to meet"]],
  ["talks", ["held talks", "are holding talks", "to hold talks"]],
  ["call", ["spoke by telephone", "are speaking by telephone", "to speak by telephone"]],
  ["summit", ["met at a summit", "are meeting at a summit", "to meet at a summit"]],
  ["session", ["sat in session", "are sitting in session", "to sit in session"]],
]);
const GUESTS = new Map([
  ["visit", ["visited", "is visiting", "to visit"]],
  ["reception", ["received", "is receiving", "to receive"]],
]);
const ACTS = new Map([
  ["sign", ["signed", "are signing", "to sign"]],
  ["ratify", ["ratified", "are ratifying", "to ratify"]],
  ["conclude", ["concluded", "are concluding", "to conclude"]],
  ["extend", ["extended", "are extending", "to extend"]],
  ["reject", ["rejected", "are rejecting", "to reject"]],
  ["suspend", ["suspended", "are suspending", "to suspend"]],
  ["withdraw", ["withdrew from", "are withdrawing from", "to withdraw from"]],
  ["violate", ["violated", "are violating", "to violate"]],
]);

const MOST_NAMES = 4;

/** @param {CanonicalEvent} event @returns {HTMLElement} one sentence: who did what. */
export function headline(event) {
  return h("span.headline", {}, event.type === "agreement" ? agreed(event) : met(event));
}

/** @param {string} status @param {string[]} forms @returns {string} */
function form(status, forms) {
  if (status === "occurred") return forms[0];
  return status === "ongoing" ? forms[1] : forms[2];
}

/** @param {CanonicalEvent} event */
function met(event) {
  const hosts = event.participants.filter(({ role }) => role === "host");
  const others = event.participants.filter(({ role }) => role !== "host");
  const guest = GUESTS.get(event.subtype);
  if (guest && event.subtype === "reception" && hosts.length && others.length) {
    return [some(hosts), ` ${form(event.status, guest)} `, some(others)];
  }
  if (guest && event.subtype === "visit" && others.length) {
    const where = event.place && !hosts.some(({ name }) => name === event.place?.name) ? event.place : null;
    const whom = hosts.length ? some(hosts) : where ? said(where.name) : "a place that is not named";
    return [some(others), ` ${form(event.status, guest)} `, whom, hosts.length && where ? [" in ", said(where.name)] : null];
  }
  const forms = MEETINGS.get(event.subtype) ?? ["met", "are meeting", "to meet"];
  return [some(event.participants), ` ${form(event.status, forms)}`, about(event.topics)];
}

/** @param {CanonicalEvent} event */
function agreed(event) {
  const parties = event.participants.filter(({ role }) => role === "party");
  const signatories = event.participants.filter(({ role }) => role === "signatory");
  const who = parties.length ? parties : signatories.length ? signatories : event.participants;
  const forms = ACTS.get(event.subtype) ?? ["agreed", "are agreeing", "to agree"];
  return [some(who), ` ${form(event.status, forms)} `, instrument(event), covering(event)];
}

/** @param {CanonicalEvent} event @returns {unknown} "17 agreements" */
function instrument({ instrument: made, count }) {
  if (!made) return "an agreement";
  if (made.title) return [count && count > 1 ? `${count} × ` : null, said(made.title)];
  if (count === 1) return [/^[aeiou]/i.test(made.text) ? "an " : "a ", said(made.text)];
  if (!count || made.text.includes(String(count))) return said(made.text);
  return [`${count} `, said(made.text.replace(/^\d[\d,.]*\s+/, ""))]; // as another report counts
}

/** @param {CanonicalEvent} event */
function covering(event) {
  const words = event.instrument?.title ?? event.instrument?.text ?? "";
  const told = event.fields.filter((field) => !words.includes(field));
  return told.length ? [" on ", listed(told.slice(0, MOST_NAMES).map(said))] : null;
}

/** @param {string[]} topics */
const about = (topics) => (topics.length ? [" about ", listed(topics.slice(0, MOST_NAMES).map(said))] : null);

/** @param {Participant[]} people @returns {unknown} their names; of very many the first ones, and how many more. */
function some(people) {
  if (!people.length) return "Somebody who is not named";
  if (people.length <= MOST_NAMES) return listed(people.map(named));
  const rest = people.length - MOST_NAMES + 1;
  return listed([...people.slice(0, MOST_NAMES - 1).map(named), `${rest} others`]);
}

/** @param {Participant} person @returns {HTMLElement} the name, with the state of who is none. */
function named(person) {
  return h("span.name", {}, said(person.name), stateOf(person));
}

/**
 * @param {{kind: string, country: string | null}} named a person, a body or a place.
 * @returns {unknown} " ISL" to stand behind its name, with the name of the state for who wonders; nothing behind a state's.
 */
export function stateOf({ kind, country }) {
  return country && kind !== "country" ? [" ", h("abbr.country", { title: countryName(country) }, country)] : null;
}

const SIGNS = new Map([
  ["occurred", "●"], ["ongoing", "◐"], ["planned", "○"], ["proposed", "◇"], ["cancelled", "✕"], ["denied", "⊘"],
]);

/** @param {string} status @returns {HTMLElement} the word, with a sign of its own. */
export function statusMark(status) {
  return h("span.status", { "data-status": status, "data-sign": SIGNS.get(status) ?? "?" }, status);
}

/** @param {{start: string, end: string} | null} date @returns {HTMLElement} "2024-05-13", "2024-05", "2024-05-20 to 26". */
export function day(date) {
  if (!date) return h("span.muted", {}, "no date");
  const { start, end } = date;
  if (start === end) return h("time", { datetime: start }, start);
  const year = start.slice(0, 4);
  if (start === `${year}-01-01` && end === `${year}-12-31`) return h("time", { datetime: year }, year);
  const month = start.slice(0, 7);
  if (start.endsWith("-01") && end === lastOf(month)) return h("time", { datetime: month }, month);
  const rest = end.startsWith(month) ? end.slice(8) : end;
  return h("span", {}, h("time", { datetime: start }, start), " to ", h("time", { datetime: end }, rest));
}

/** @param {string} month "2024-02" @returns {string} its last day. */
function lastOf(month) {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** @param {CanonicalEvent["place"]} place @returns {unknown} */
export function where(place) {
  return place && h("span.name", {}, said(place.name), stateOf(place));
}

/** @param {ReportReference["article"]} article @returns {string} who told it: the outlet, or else what it is called. */
export const outletOf = (article) => article.source || article.title || article.id;

/** @param {number} number @param {string} one @param {string} [many] @returns {string} "1 report", "3 reports" */
export function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** @param {CanonicalEvent} event @returns {[string, Said[]][]} the fields of which reports tell different values. */
export function disagreements(event) {
  return Object.entries(event.said).filter(([name, values]) => name !== "participants" && values.length > 1);
}
