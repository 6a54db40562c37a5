/** People: persons, bodies and states by what they take part in, and a page of each. */

import { api } from "../modules/api.js";
import { fill, h, said } from "../modules/elements.js";
import { csv, saver } from "../modules/export.js";
import { filtersOf } from "../modules/filter_names.js";
import { more, restFrom } from "../modules/more.js";
import { head, nothing } from "../modules/overview.js";
import { personPage } from "../modules/person_page.js";
import { narrow } from "../modules/router.js";
import { empty, show } from "../modules/states.js";
import { heads, scrolling } from "../modules/tables.js";
import { COLUMNS, figures } from "../modules/tallies.js";
import { counted, stateOf } from "../modules/words.js";
import { personHref } from "../modules/person_address.js";

const PAGE = 50;
const KINDS = [["person", "Persons"], ["organization", "Bodies"], ["country", "States"]];

/** @type {import("../modules/router.js").View} */
export const view = {
  path: "people",
  title: "People",
  filters: true,
  async render(root, query, signal, rest) {
    if (rest) return personPage(root, query, signal, rest);
    const kind = query.get("kind") ?? "person";
    const search = query.get("search") ?? "";
    const place = h("div", {});
    fill(root, head("People", signal), chooser(kind, search), place);
    await show(place, "Counting events …", () => list({ ...filtersOf(query), kind, search }, query, signal), signal);
  },
};

/** @param {string} kind @param {string} search */
function chooser(kind, search) {
  const words = /** @type {HTMLInputElement} */ (
    h("input", { id: "search", type: "search", value: search, placeholder: "a name, or its beginning", autocomplete: "off" }));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    narrow({ search: words.value.trim() });
  };
  return h("form.people-form", { role: "search", "aria-label": "People", onsubmit: submit },
    h("fieldset.kinds", {}, h("legend.unseen", {}, "Kind"), KINDS.map(([value, name]) => h("label", {},
      h("input", { type: "radio", name: "kind", value, checked: value === kind, onchange: () => narrow({ kind: value === "person" ? null : value }) }), ` ${name}`))),
    h("label.unseen", { for: "search" }, "Search by name"), words, h("button", { type: "submit" }, "Search"));
}

/** @param {Record<string, string>} wanted @param {URLSearchParams} query @param {AbortSignal} signal */
async function list(wanted, query, signal) {
  const found = await api.get("/overview/people", { ...wanted, limit: PAGE }, signal);
  if (!found.people.length) return wanted.search ? empty("Nobody of this name.") : nothing(query, "people");
  const rows = (/** @type {any[]} */ people) => people.map((someone) => row(someone, query));
  const body = h("tbody", {}, rows(found.people));
  const all = found.known.toLocaleString("en");
  const bring = async (/** @type {number} */ offset) => {
    const { people } = await api.get("/overview/people", { ...wanted, limit: PAGE, offset }, signal);
    return { rows: rows(people), next: restFrom(offset + people.length, found.known) };
  };
  const further = {
    next: restFrom(found.people.length, found.known), bring, of: "name", words: `Show more of ${all}`, end: `These are all: ${all}.`,
  };
  const file = async () => {
    const { people } = await api.get("/overview/people", { ...wanted, limit: 1000 }, signal);
    return csv(["Name", "Kind", "State", ...COLUMNS.map(({ name }) => name), "First", "Last"], people.map((/** @type {any} */ one) =>
      [one.name, one.kind, one.country, ...figures(one), one.first, one.last]));
  };
  return [
    h("p.small.muted", {}, `${counted(found.known, "name")}, the most active first. `,
      saver("Save as CSV", "people.csv", file, "button.quiet.small")),
    scrolling("People", h("table.lines.people", {}, h("caption.unseen", {}, "People, the most active first"),
      heads(["Name", ...COLUMNS, "First", "Last"]), body)),
    more(body, further, signal),
  ];
}

/** @param {any} someone @param {URLSearchParams} query */
function row(someone, query) {
  return h("tr", {}, h("th", { scope: "row" }, h("a", { href: personHref(someone, query) }, said(someone.name)), stateOf(someone)),
    figures(someone).map((number) => h("td.number", {}, number ? number.toLocaleString("en") : h("span.muted", {}, "–"))),
    h("td.when", {}, someone.first), h("td.when", {}, someone.last));
}
