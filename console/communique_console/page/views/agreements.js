/** Agreements: each with what it covers and is worth, and how many there are by field, party and currency. */

import { api } from "../modules/api.js";
import { barsSpec } from "../modules/bars_spec.js";
import { fill, h, said } from "../modules/elements.js";
import { csvSaver, figure } from "../modules/figure.js";
import { filtersOf } from "../modules/filter_names.js";
import { more, restFrom } from "../modules/more.js";
import { head, nothing, showBehind, when } from "../modules/overview.js";
import { eventHref, narrow } from "../modules/router.js";
import { empty, show } from "../modules/states.js";
import { heads, scrolling, table } from "../modules/tables.js";
import { COLUMNS, figures } from "../modules/tallies.js";
import { counted, headline, statusMark, where } from "../modules/words.js";

const PAGE = 100;

/** @type {import("../modules/router.js").View} */
export const view = {
  path: "agreements",
  title: "Agreements",
  filters: true,
  async render(root, query, signal) {
    const place = h("div", {});
    const behind = h("div", { "aria-live": "polite" });
    fill(root, head("Agreements", signal), behind, place);
    if (query.get("type") === "meeting") {
      fill(place, empty("The filter asks for meetings. ",
        h("button", { type: "button", onclick: () => narrow({ type: null }) }, "Show agreements")));
      return;
    }
    await Promise.all([
      show(place, "Counting agreements …", () => all(query, signal), signal), showBehind(behind, query, { path: "agreements", names: ["field"], title: (field) => ["On ", said(field)] }, signal)]);
  },
};

/** @param {URLSearchParams} query @param {AbortSignal} signal */
async function all(query, signal) {
  const found = await api.get("/overview/agreements", { ...filtersOf(query), limit: PAGE }, signal);
  if (!found.total) return nothing(query, "agreements");
  return [
    h("div.figures-beside", {}, h("div", {}, fieldsFigure(found, signal), values(found.values)), partiesFigure(found, signal)),
    list(query, found, signal),
  ];
}

/** @param {any} found @param {AbortSignal} signal */
function fieldsFigure({ fields, fields_known: known }, signal) {
  if (!fields.length) return empty("No field is told of these agreements.");
  const choose = (/** @type {any} */ { name }) => narrow({ field: name });
  return figure({
    title: "By field", name: "fields", label: `Bars of agreements by field; most are about ${fields[0].name}.`,
    spec: barsSpec(fields, { of: "agreements", isClicked: true }),
    columns: [{ name: "Field" }, ...COLUMNS.slice(1)],
    rows: fields.map((/** @type {any} */ row) => ({
      values: [row.name, ...figures(row).slice(1)],
      cells: [h("button.quiet", { type: "button", onclick: () => choose(row) }, said(row.name))],
    })),
    note: known > fields.length ? `The first ${fields.length} of ${counted(known, "field")}.` : null,
    onclick: choose,
  }, signal);
}

/** @param {any} found @param {AbortSignal} signal */
function partiesFigure({ parties, parties_known: known }, signal) {
  if (!parties.length) return empty("No party is told of these agreements.");
  const choose = (/** @type {any} */ { kind, name, country }) =>
    narrow(kind === "country" && country ? { country } : { participant: name });
  return figure({
    title: "By party", name: "parties", label: `Bars of agreements by party; most are made by ${parties[0].name}.`,
    spec: barsSpec(parties, { of: "agreements", isClicked: true }),
    columns: [{ name: "Party" }, { name: "State" }, ...COLUMNS.slice(1)],
    rows: parties.map((/** @type {any} */ row) => ({
      values: [row.name, row.country, ...figures(row).slice(1)],
      cells: [h("button.quiet", { type: "button", onclick: () => choose(row) }, said(row.name))],
    })),
    note: known > parties.length ? `The first ${parties.length} of ${known.toLocaleString("en")} parties.` : null,
    onclick: choose,
  }, signal);
}

/** @param {any[]} worth */
function values(worth) {
  const title = "Values by currency";
  if (!worth.length) return null;
  const columns = [{ name: "Currency" }, { name: "Agreements", isNumber: true }, { name: "Together", isNumber: true }, { name: "Largest", isNumber: true }];
  const rows = worth.map((row) => ({ values: [row.currency, row.agreements, row.amount, row.largest] }));
  return h("section.figure", {}, h("div.figure-head", {}, h("h2", {}, title),
    h("div.figure-tools", {}, csvSaver({ title, name: "values", columns, rows }))),
    scrolling(title, table(title, columns, rows)),
    h("p.figure-note.small.muted", {}, "As told; currencies are never added up."));
}

/** @param {URLSearchParams} query @param {any} first @param {AbortSignal} signal */
function list(query, first, signal) {
  const body = h("tbody", {}, first.events.map(row));
  const bring = async (/** @type {number} */ offset) => {
    const { events } = await api.get("/overview/agreements", { ...filtersOf(query), limit: PAGE, offset }, signal);
    return { rows: events.map(row), next: restFrom(offset + events.length, first.total) };
  };
  const further = { next: restFrom(first.events.length, first.total), bring, of: "agreement", words: `Show more of ${counted(first.total, "agreement")}` };
  const columns = ["Date", "Status", "Agreement", "Fields", { name: "Number", isNumber: true }, { name: "Value", isNumber: true }, "Where"];
  return h("section", { "aria-labelledby": "listed" }, h("h2", { id: "listed" }, counted(first.total, "agreement")),
    scrolling("Agreements",
      h("table.lines.cards", {}, h("caption.unseen", {}, "Agreements, the newest first"), heads(columns), body)), more(body, further, signal));
}

/** @param {any} event */
function row(event) {
  const { value } = event;
  return h("tr", {},
    h("td.when", {}, when(event)), h("td.stands", {}, statusMark(event.status)),
    h("td.what", {}, h("a", { href: eventHref(event.id) }, headline({ ...event, fields: [] }))),
    h("td.covers", {}, event.fields.map((/** @type {string} */ field, /** @type {number} */ at) => [at ? ", " : null, said(field)])),
    h("td.number.how-many", {}, event.count?.toLocaleString("en")),
    h("td.number", {}, value && `${value.amount.toLocaleString("en")} ${value.currency}`),
    h("td", {}, where(event.place)));
}
