/** What all views of charts share: their filters, their heads, and how far the counting is. */

import { api } from "./api.js";
import { h } from "./elements.js";
import { filtersOf } from "./filter_names.js";
import { again, eventHref, href } from "./router.js";
import { empty, show } from "./states.js";
import { heads, scrolling } from "./tables.js";
import { day, headline, statusMark, where, counted } from "./words.js";

const LOOK_EVERY = 2000;

/**
 * The head of a view, with a line that says how far the counting is as long as it is not whole.
 *
 * @param {string} title
 * @param {AbortSignal} signal
 * @param {...unknown} tail
 */
export function head(title, signal, ...tail) {
  const line = h("span.small.muted", { role: "status" });
  void watch(line, signal);
  return h("div.view-head", {}, h("h1", {}, title), line, h("div.tail", {}, ...tail));
}

/** @param {HTMLElement} line @param {AbortSignal} signal */
async function watch(line, signal) {
  let wasBehind = false;
  while (!signal.aborted) {
    const told = await api.get("/overview", {}, signal).catch(() => null);
    if (!told || signal.aborted) return;
    const { read, total, is_whole: isWhole, trouble } = told;
    if (isWhole && !trouble) {
      line.textContent = "";
      if (wasBehind) again();
      return;
    }
    wasBehind = true;
    line.textContent = trouble
      ? `Counts may be behind: ${trouble}`
      : `${read.toLocaleString("en")} of ${total.toLocaleString("en")} events read so far`;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

/** @param {URLSearchParams} query @param {string} path of the view. */
export function nothing(query, path) {
  if (Object.keys(filtersOf(query)).length) {
    return empty("No event fits these filters. ", h("a", { href: href(path) }, "Without filters"));
  }
  return empty("No events yet.");
}

/**
 * Events in a table of lines.
 *
 * @param {any[]} events as the server lists them.
 * @param {string} caption
 */
export function eventTable(events, caption) {
  return scrolling(caption, h("table.lines.cards", {},
    h("caption.unseen", {}, caption), heads(["Date", "Status", "What", "Where"]),
    h("tbody", {}, events.map((event) => h("tr", {},
      h("td.when", {}, when(event)),
      h("td.stands", {}, statusMark(event.status)),
      h("td.what", {}, h("a", { href: eventHref(event.id) }, headline(event))),
      h("td", {}, where(event.place)))))));
}

/** @param {any} event @returns {unknown} its date, or else when it was first told. */
export function when(event) {
  if (event.date || !event.seen) return day(event.date);
  return h("span.muted", {}, "told ", h("time", { datetime: event.seen }, event.seen));
}

/**
 * Show the events behind a mark of a chart, where the query names one.
 *
 * @param {Element} place
 * @param {URLSearchParams} query
 * @param {object} mark
 * @param {string} mark.path of the view.
 * @param {string[]} mark.names of what in the query names the mark, as `/overview/events` takes it.
 * @param {(...values: string[]) => unknown} mark.title
 * @param {Record<string, string>} [mark.more] what else is asked for.
 * @param {AbortSignal} signal
 */
export async function showBehind(place, query, { path, names, title, more = {} }, signal) {
  const values = names.map((name) => query.get(name) ?? "");
  if (!values.every(Boolean)) return;
  const wanted = { ...filtersOf(query), ...more, ...Object.fromEntries(names.map((name, at) => [name, values[at]])) };
  const back = href(path, new URLSearchParams([...query].filter(([name]) => !names.includes(name))));
  await show(place, "Loading events …", () => eventsBehind(title(...values), wanted, back, signal), signal);
}

/** @param {unknown} title @param {Record<string, string>} wanted @param {string} back the address without the mark. @param {AbortSignal} signal */
async function eventsBehind(title, wanted, back, signal) {
  const found = await api.get("/overview/events", { ...wanted, limit: 50 }, signal);
  const rest = found.total - found.events.length;
  return h("section.behind", { "aria-labelledby": "behind" },
    h("div.view-head", {}, h("h2", { id: "behind" }, title, `: ${counted(found.total, "event")}`),
      h("div.tail", {}, h("a", { href: back }, "Close"))),
    found.events.length ? eventTable(found.events, "Events behind what was chosen") : empty("No event fits."),
    rest > 0 ? h("p.small.muted", {}, `The newest ${found.events.length} are shown.`) : null);
}
