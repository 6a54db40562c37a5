/** The filter bar above all views: one form, whose fields are the query of the address. */

import { h } from "./elements.js";
import { countries, countryCode, countryName } from "./countries.js";
import { FILTERS, STATUSES, TYPES } from "./filter_names.js";
import { go, href, query } from "./router.js";

const FEW = 6;
/** So many filters are always in sight; the others are under "More". */

/**
 * Make the bar in its place.
 *
 * @param {HTMLElement} place
 * @returns {{show: (wanted: URLSearchParams) => void}} `show` sets the fields as an address says.
 */
export function bar(place) {
  const fields = Object.fromEntries(FILTERS.map((name) => [name, field(name)]));
  const more = h("div.more", { id: "more-filters", hidden: true });
  FILTERS.slice(FEW).forEach((name) => more.append(labelled(name, fields[name])));
  const opener = h("button.quiet", {
    type: "button", "aria-expanded": "false", "aria-controls": "more-filters",
    onclick: () => open(more.hidden),
  }, "More filters");
  const clear = h("button.quiet", { type: "button", onclick: () => ask(new Map()) }, "Clear");
  const form = h("form", { "aria-label": "Filters", onsubmit: submit, onchange: submit, onkeydown: leave },
    FILTERS.slice(0, FEW).map((name) => labelled(name, fields[name])),
    more, h("div.buttons", {}, h("button", { type: "submit" }, "Filter"), " ", opener, clear), names());
  place.append(form);

  /** @param {boolean} wide */
  function open(wide) {
    more.hidden = !wide;
    form.classList.toggle("is-open", wide);
    opener.setAttribute("aria-expanded", String(wide));
    opener.textContent = wide ? "Fewer filters" : "More filters";
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const wrong = FILTERS.find((name) => !fields[name].checkValidity());
    if (wrong) fields[wrong].reportValidity();
    else ask(new Map(FILTERS.map((name) => [name, valueOf(name, fields[name])])));
  }

  /** @param {URLSearchParams} wanted */
  function show(wanted) {
    for (const name of FILTERS) {
      if (document.activeElement !== fields[name]) fields[name].value = wanted.get(name) ?? "";
    }
    if (wanted.get("country")) fields.country.title = countryName(wanted.get("country") ?? "");
    if (FILTERS.slice(FEW).some((name) => wanted.has(name))) open(true);
    clear.hidden = !FILTERS.some((name) => wanted.has(name));
  }
  return { show };
}

/** @param {KeyboardEvent} event Escape leads out of the filters, and clears nothing. */
function leave(event) {
  if (event.key !== "Escape") return;
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** @param {Map<string, string>} values go to the same view with these filters, and what else the query has. */
function ask(values) {
  const wanted = query();
  for (const name of FILTERS) {
    const value = values.get(name);
    if (value) wanted.set(name, value);
    else wanted.delete(name);
  }
  go(href(location.pathname.replace(/^\/console\//, "") || "feed", wanted));
}

/** @param {string} name @param {HTMLInputElement | HTMLSelectElement} input @returns {string} */
function valueOf(name, input) {
  return name === "country" && input.value ? countryCode(input.value) : input.value.trim();
}

const LABELS = new Map([
  ["participant", "Who"], ["country", "State"], ["type", "Type"], ["status", "Status"], ["since", "Since"],
  ["until", "Until"], ["min_reports", "Reports, at least"], ["min_outlets", "Outlets, at least"],
  ["min_confidence", "Sure, at least"], ["article", "Id of an article"],
]);

/** @param {string} name @param {HTMLElement} input */
function labelled(name, input) {
  return h("div.field", { "data-name": name }, h("label", { for: input.id }, LABELS.get(name)), input);
}

/** @param {string} name @returns {HTMLInputElement | HTMLSelectElement} */
function field(name) {
  const common = { id: `filter-${name}`, name, autocomplete: "off" };
  const made = {
    type: () => choice(common, TYPES),
    status: () => choice(common, STATUSES),
    since: () => h("input", { ...common, type: "date", max: "9999-12-31" }),
    until: () => h("input", { ...common, type: "date", max: "9999-12-31" }),
    country: () => h("input", { ...common, list: "states", placeholder: "ISL or Iceland" }),
    participant: () => h("input", { ...common, type: "search", placeholder: "a name, or a part of one" }),
    article: () => h("input", { ...common, spellcheck: "false" }),
    min_reports: () => h("input", { ...common, type: "number", min: 1, step: 1 }),
    min_outlets: () => h("input", { ...common, type: "number", min: 0, step: 1 }),
    min_confidence: () => h("input", { ...common, type: "number", min: 0, max: 1, step: 0.01, placeholder: "0 to 1" }),
  }[name];
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (/** @type {() => HTMLElement} */ (made)());
}

/** @param {Record<string, unknown>} attributes @param {string[]} values */
function choice(attributes, values) {
  return h("select", attributes, h("option", { value: "" }, "all"),
    values.map((value) => h("option", { value }, value)));
}

/** The names of states, for the field that takes one. */
function names() {
  return h("datalist", { id: "states" },
    countries().map(({ code, name }) => h("option", { value: code }, name)));
}
