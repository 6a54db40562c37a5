/** Map: where events were, in places and states, from one period to another. */

import { api } from "../modules/api.js";
import { countryName } from "../modules/countries.js";
import { fill, h, said } from "../modules/elements.js";
import { figure } from "../modules/figure.js";
import { filtersOf } from "../modules/filter_names.js";
import { mapSpec } from "../modules/map_spec.js";
import { head, nothing, showBehind } from "../modules/overview.js";
import { narrow } from "../modules/router.js";
import { show } from "../modules/states.js";
import { COLUMNS, figures, inWords, sum, total } from "../modules/tallies.js";
import { timeSlider } from "../modules/time_slider.js";
import { counted } from "../modules/words.js";

/** @typedef {{from: number, to: number}} Span numbers of periods, both inclusive. */

/** @type {import("../modules/router.js").View} */
export const view = {
  path: "map",
  title: "Map",
  filters: true,
  async render(root, query, signal) {
    const place = h("div", {});
    const behind = h("div", { "aria-live": "polite" });
    fill(root, head("Map", signal), behind, place);
    await Promise.all([
      show(place, "Counting events …", () => mapFigure(query, signal), signal),
      showBehind(behind, query, { path: "map", names: ["place"], title: (name) => ["At ", said(name)] }, signal),
    ]);
  },
};

/** @type {Promise<any> | null} */
let outlines = null;

/** The outlines of states, brought once: they are larger than any answer. */
function outlined() {
  outlines ??= api.get("/console/static/outlines.json").catch((error) => {
    outlines = null;
    throw error;
  });
  return outlines;
}

/** @param {URLSearchParams} query @param {AbortSignal} signal */
async function mapFigure(query, signal) {
  const [found, around] = await Promise.all([
    api.get("/overview/map", filtersOf(query), signal), outlined(),
  ]);
  if (!found.places.length && !found.states.length && !found.nowhere && !found.unlocated) return nothing(query, "map");
  const all = { from: 0, to: found.periods.length - 1 };
  /** @type {any} */
  let drawn = null;
  const told = h("p.small", { role: "status" });
  const tell = (/** @type {Span | null} */ span) => {
    const { places, states } = within(found, span);
    drawn?.data("places", places).data("counted", states).runAsync();
    told.textContent = inWords(sum(states.map((/** @type {any} */ state) => state.tally)));
  };
  const slider = found.periods.length > 1 ? timeSlider(found.periods, found.step, all, tell) : null;
  tell(null);
  const whole = within(found, null);
  return figure({
    title: "Where events were",
    name: "map",
    label: `A map of ${counted(whole.places.length, "place")} and ${counted(whole.states.length, "state")} with events.`,
    spec: mapSpec(whole, around),
    controls: h("div.map-controls", {}, slider, told, zoom(() => drawn)),
    columns: [{ name: "Place" }, { name: "State" }, { name: "Latitude", isNumber: true }, { name: "Longitude", isNumber: true }, ...COLUMNS],
    rows: rows(whole),
    note: leftOut(found),
    onclick: (datum) => choose(datum),
    ready: (view) => {
      drawn = view;
    },
  }, signal);
}

/**
 * What of places and states falls into some periods.
 *
 * @param {any} found
 * @param {Span | null} span null for all of the time, and what is outside of it.
 */
function within(found, span) {
  const fits = (/** @type {any} */ { period }) => !span || (period !== null && period >= span.from && period <= span.to);
  const counted = (/** @type {any[]} */ items) => items
    .map((item) => ({ ...item, tallies: undefined, tally: sum(item.tallies.filter(fits)) }))
    .map((item) => ({ ...item, total: total(item.tally), ahead: item.tally.planned + item.tally.called_off, words: inWords(item.tally) }))
    .filter((item) => item.total);
  return { places: counted(found.places), states: counted(found.states) };
}

/** @param {{name?: string, country?: string, lat?: number, isState?: boolean}} datum */
function choose(datum) {
  if (datum.isState && datum.country) narrow({ country: datum.country, place: null });
  else if (datum.name) narrow({ place: datum.name });
}

/** @param {{places: any[], states: any[]}} whole */
function rows({ places, states }) {
  const button = (/** @type {string} */ words, /** @type {() => void} */ action) =>
    h("button.quiet", { type: "button", onclick: action }, said(words));
  return [
    ...states.map(({ country, name, tally }) => ({
      values: [null, country, null, null, ...figures(tally)],
      cells: [h("span.muted", {}, "anywhere"), button(name, () => choose({ isState: true, country }))],
    })),
    ...places.map(({ name, country, lat, lon, tally }) => ({
      values: [name, country, lat, lon, ...figures(tally)],
      cells: [button(name, () => choose({ name })), country && countryName(country), lat.toFixed(2), lon.toFixed(2)],
    })),
  ];
}

/** @param {() => any} drawn gives Vega's view. */
function zoom(drawn) {
  const by = (/** @type {number} */ factor) => () => {
    const view = drawn();
    view?.signal("zoom", Math.min(24, Math.max(1, view.signal("zoom") * factor))).runAsync();
  };
  const whole = () => drawn()?.signal("zoom", 1).signal("centre", [0, 0]).runAsync();
  return h("div.zoom", { role: "group", "aria-label": "Size of the map" },
    h("button", { type: "button", onclick: by(1.6), "aria-label": "Larger" }, "+"),
    h("button", { type: "button", onclick: by(1 / 1.6), "aria-label": "Smaller" }, "−"),
    h("button", { type: "button", onclick: whole }, "Whole world"));
}

/** @param {any} found */
function leftOut({ nowhere, unlocated, places, places_known: known }) {
  const told = [
    nowhere && `${counted(nowhere, "event tells", "events tell")} no place`,
    unlocated && `${counted(unlocated, "event is", "events are")} at a place that no gazetteer knows`,
    known > places.length && `${(known - places.length).toLocaleString("en")} places with fewer events`,
  ].filter(Boolean);
  return [
    "A state's colour counts all events in it, a circle those at a place; a ring is a place of which all is planned or called off. ",
    told.length ? `Not in the picture: ${told.join("; ")}.` : null,
  ];
}
