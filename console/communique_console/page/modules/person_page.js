/** The page of a person, a body or a state. */

import { api } from "./api.js";
import { barsSpec } from "./bars_spec.js";
import { countryName } from "./countries.js";
import { fill, h, listed, said } from "./elements.js";
import { figure } from "./figure.js";
import { filtersOf } from "./filter_names.js";
import { officesSpec } from "./offices_spec.js";
import { eventTable, head } from "./overview.js";
import { personHref, whoOf } from "./person_address.js";
import { go, href, titled } from "./router.js";
import { show } from "./states.js";
import { COLUMNS, figures, inWords } from "./tallies.js";
import { timelineFigure } from "../views/timeline.js";

/** @param {HTMLElement} root @param {URLSearchParams} query @param {AbortSignal} signal @param {string} rest */
export async function personPage(root, query, signal, rest) {
  const who = whoOf(rest);
  const title = who.name || countryName(who.of ?? "");
  titled(title);
  const place = h("div", {});
  fill(root, head("", signal, h("a", { href: href("people", new URLSearchParams(filtersOf(query))) }, "All people")), place);
  fill(/** @type {Element} */ (root.querySelector("h1")), said(title));
  await show(place, "Counting events …", async () => {
    const wanted = { ...filtersOf(query), kind: who.kind, name: who.name, of: who.of };
    return parts(await api.get("/overview/person", wanted, signal), query, signal);
  }, signal);
}

/** @param {any} found @param {URLSearchParams} query @param {AbortSignal} signal */
function parts(found, query, signal) {
  const { someone, names, events, timeline } = found;
  const filters = new URLSearchParams(filtersOf(query));
  filters.set(...(someone.kind === "country" && someone.country ? ["country", someone.country] : ["participant", someone.name]));
  return [
    h("dl.facts", {},
      fact("What", inWords(someone)),
      someone.country && someone.kind !== "country" ? fact("State", h("a", {
        href: personHref({ kind: "country", name: "", country: someone.country }, query) }, countryName(someone.country))) : null,
      someone.first ? fact("From", `${someone.first} to ${someone.last}`) : null,
      names.length > 1 ? fact("Also written", listed(names.slice(0, 8).map((/** @type {any} */ { name }) => said(name)))) : null,
      fact("More", [h("a", { href: href("feed", filters) }, "all events"), ", ", h("a", { href: href("map", filters) }, "on the map"), ", ",
        h("a", { href: href("network", filters) }, "in the network")])),
    h("div.figures-beside", {},
      timeline.periods.length ? timelineFigure(timeline, signal) : null,
      found.offices.length ? offices(found, signal) : null,
      found.others.length ? others(found, query, signal) : null),
    h("h2", {}, "Newest events"), eventTable(events, "Newest events"),
  ];
}

/** @param {string} name @param {unknown} told */
const fact = (name, told) => h("div", {}, h("dt", {}, name), h("dd", {}, told));

/** @param {any} found @param {AbortSignal} signal */
function offices({ offices: told, someone }, signal) {
  const isState = someone.kind === "country";
  return figure({
    title: isState ? "Offices, as they were told" : "Offices over time", name: "offices",
    label: `Offices: ${told.map((/** @type {any} */ { title }) => title).join(", ")}.`,
    spec: officesSpec(told),
    columns: [...(isState ? [{ name: "Who" }] : []), { name: "Office" }, { name: "Of" }, { name: "First told" }, { name: "Last told" }, { name: "Events", isNumber: true }],
    rows: told.map((/** @type {any} */ office) => ({
      values: [...(isState ? [office.name] : []), office.title, office.affiliation, office.first, office.last, office.events],
    })),
    note: "From the first to the last event that tells the office; it may have been held before and after.",
  }, signal);
}

/** @param {any} found @param {URLSearchParams} query @param {AbortSignal} signal */
function others({ others: told, someone }, query, signal) {
  return figure({
    title: someone.kind === "country" ? "With which states" : "With whom", name: "with-whom",
    label: `Bars of events by who else took part, most with ${told[0].name}.`,
    spec: barsSpec(told, { of: "events", isClicked: true }),
    columns: [{ name: "Who" }, { name: "State" }, ...COLUMNS],
    rows: told.map((/** @type {any} */ one) => ({
      values: [one.name, one.country, ...figures(one)], cells: [h("a", { href: personHref(one, query) }, said(one.name))],
    })),
    onclick: (datum) => go(personHref(datum, query)),
  }, signal);
}
