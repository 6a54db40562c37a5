/** Network: who met whom, by states or by persons; the thicker a line, the more often. */

import { api } from "../modules/api.js";
import { countryName } from "../modules/countries.js";
import { fill, h, said } from "../modules/elements.js";
import { figure } from "../modules/figure.js";
import { filtersOf } from "../modules/filter_names.js";
import { networkSpec } from "../modules/network_spec.js";
import { head, nothing, showBehind } from "../modules/overview.js";
import { narrow } from "../modules/router.js";
import { show } from "../modules/states.js";
import { COLUMNS, figures, held } from "../modules/tallies.js";
import { counted } from "../modules/words.js";

const NUMBERS = ["30", "75", "150", "400"];
const USUAL = "75";

/** @type {import("../modules/router.js").View} */
export const view = {
  path: "network",
  title: "Network",
  filters: true,
  async render(root, query, signal) {
    const by = query.get("by") === "person" ? "person" : "state";
    const limit = NUMBERS.includes(query.get("pairs") ?? "") ? query.get("pairs") ?? USUAL : USUAL;
    const place = h("div", {});
    const behind = h("div", { "aria-live": "polite" });
    fill(root, head("Network", signal,
      choice("by", "Of", by, [["state", "states"], ["person", "persons"]], (value) =>
        narrow({ by: value === "state" ? null : value, one: null, other: null })),
      choice("pairs", "Pairs", limit, NUMBERS.map((number) => [number, number]), (value) => narrow({ pairs: value }))), behind, place);
    await Promise.all([
      show(place, "Counting events …", () => networkFigure(query, by, limit, signal), signal),
      showBehind(behind, query, { path: "network", names: ["one", "other"], title: pairTitle(by), more: { by } }, signal),
    ]);
  },
};

/**
 * @param {string} id @param {string} words @param {string} value
 * @param {string[][]} options @param {(value: string) => void} change
 */
function choice(id, words, value, options, change) {
  const select = /** @type {HTMLSelectElement} */ (
    h("select", { id, onchange: () => change(select.value) }, options.map(([of, name]) => h("option", { value: of }, name)))
  );
  select.value = value;
  return h("span.choice", {}, h("label", { for: id }, words), " ", select);
}

/** @param {string} by @returns {(one: string, other: string) => unknown} */
function pairTitle(by) {
  const name = (/** @type {string} */ told) => (by === "state" ? countryName(told) : said(told));
  return (one, other) => [name(one), " and ", name(other)];
}

/** @param {URLSearchParams} query @param {string} by @param {string} limit @param {AbortSignal} signal */
async function networkFigure(query, by, limit, signal) {
  const found = await api.get("/overview/network", { ...filtersOf(query), by, limit }, signal);
  if (!found.pairs.length) return nothing(query, "network");
  const nodes = new Map(found.nodes.map((/** @type {any} */ node) => [node.id, node]));
  const pairs = found.pairs.map((/** @type {any} */ pair) => ({ ...pair, a: nodes.get(pair.one), b: nodes.get(pair.other) }));
  const between = (/** @type {any} */ { a, b }) => narrow(by === "state" ? { one: a.id, other: b.id } : { one: a.name, other: b.name });
  const alone = (/** @type {any} */ node) => narrow({
    one: null, other: null, ...(by === "state" ? { country: node.id } : { participant: node.name }),
  });
  const button = (/** @type {any} */ node) => h("button.quiet", { type: "button", onclick: () => alone(node) }, said(node.name));
  return figure({
    title: by === "state" ? "Which states met" : "Who met whom",
    name: `network-${by}`,
    label: `A network of ${counted(nodes.size, by)} with ${counted(pairs.length, "line")} between those that met.`,
    spec: networkSpec(by, [...nodes.values()], pairs),
    columns: [{ name: "One" }, { name: "Other" }, ...COLUMNS, { name: "Events" }],
    rows: pairs.map((/** @type {any} */ pair) => ({
      values: [pair.a.name, pair.b.name, ...figures(pair), held(pair) + pair.planned + pair.called_off],
      cells: [button(pair.a), button(pair.b), ...figures(pair).map(() => undefined),
        h("button.quiet", { type: "button", onclick: () => between(pair) }, "show", h("span.unseen", {}, ` those of ${pair.a.name} and ${pair.b.name}`))],
    })),
    note: [
      pairs.length < found.pairs_known ? `The ${pairs.length} pairs that met most often, of ${found.pairs_known.toLocaleString("en")}. ` : null,
      "A line is the thicker the more often two took part in one event, and dashed where all of it is planned. ",
      "Click a line for its events, a circle for those of one alone.",
    ],
    onclick: (datum) => {
      if (datum.a && datum.b) between(datum);
      else if (datum.id) alone(datum);
    },
  }, signal);
}
