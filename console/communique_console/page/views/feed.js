/** Feed: all events, newest first; new ones are announced, and come when the reader asks for them. */

import { api } from "../modules/api.js";
import { announce } from "../modules/announce.js";
import { fill, h, moment } from "../modules/elements.js";
import { saver, wholeList } from "../modules/export.js";
import { filtersOf } from "../modules/filter_names.js";
import { more } from "../modules/more.js";
import { eventHref, href } from "../modules/router.js";
import { listShortcuts } from "../modules/shortcuts.js";
import { empty, show } from "../modules/states.js";
import { follow } from "../modules/stream.js";
import { counted, day, disagreements, headline, statusMark, where } from "../modules/words.js";

/** @typedef {import("../modules/words.js").CanonicalEvent} CanonicalEvent */

const PAGE = 50;

/** @type {import("../modules/router.js").View} */
export const view = {
  path: "feed",
  title: "Feed",
  filters: true,
  async render(root, query, signal) {
    const wanted = filtersOf(query);
    const place = h("div", {});
    const news = newsBar((id) => Boolean(place.querySelector(`[data-event="${CSS.escape(id)}"]`)), () => void load());
    const live = h("span.live.small.muted", { role: "status" }, "connecting …");
    const save = saver("Export CSV", "events.csv", () => wholeList("/events", wanted));
    fill(root, h("div.view-head", {}, h("h1", {}, "Feed"), live, h("div.tail", {}, save)), news.element, place);

    const load = async () => {
      news.clear();
      await show(place, "Loading events …", () => page(wanted, signal), signal);
      news.draw();
    };
    listShortcuts(root, "a.open", signal);
    void follow("/stream", wanted, (message) => news.add(message), signal, (isOpen) => {
      live.textContent = isOpen ? "live" : "not live";
      live.classList.toggle("is-live", isOpen);
    });
    await load();
  },
};

/** @param {Record<string, string>} wanted @param {AbortSignal} signal @returns {Promise<unknown>} the first page. */
async function page(wanted, signal) {
  const found = await api.get("/events", { ...wanted, limit: PAGE }, signal);
  if (!found.events.length) return nothing(wanted);
  const body = h("tbody", { role: "rowgroup" }, found.events.map(row));
  const bring = async (/** @type {string} */ cursor) => {
    const { events, next } = await api.get("/events", { ...wanted, limit: PAGE, cursor }, signal);
    return { rows: events.map(row), next };
  };
  return [table(body), more(body, { next: found.next, bring, of: "event" }, signal)];
}

/** @param {HTMLElement} body */
function table(body) {
  const heads = ["Date", "Status", "What", "Where", "Told by"];
  return h("table.feed", { role: "table", "aria-label": "Events" },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" },
      heads.map((words) => h("th", { scope: "col", role: "columnheader" }, words)))),
    body);
}

/** @param {CanonicalEvent} event @returns {HTMLElement} */
function row(event) {
  const differing = disagreements(event).map(([name]) => name);
  return h("tr", { role: "row", "data-event": event.id },
    h("td.when", { role: "cell" }, day(event.date),
      !event.date && event.first_seen && h("span.small.muted.told-on", {}, "told ", moment(event.first_seen))),
    h("td.stands", { role: "cell" }, statusMark(event.status)),
    h("td.what", { role: "cell" },
      h("a.open", { href: eventHref(event.id) }, headline(event)),
      h("span.kind.small.muted", {}, `${event.type} · ${event.subtype}`)),
    h("td.where", { role: "cell" }, where(event.place)),
    h("td.tellers", { role: "cell" },
      h("span.digits", {}, counted(event.reports.length, "report")),
      h("span.small.muted.digits", {}, event.outlets ? counted(event.outlets, "outlet") : ""),
      differing.length ? h("span.differ", {}, `≠ ${differing.join(", ")}`,
        h("span.unseen", {}, " told differently")) : null));
}

/** @param {Record<string, string>} wanted */
function nothing(wanted) {
  if (Object.keys(wanted).length) {
    return empty("No event fits these filters. ", h("a", { href: href("feed") }, "Show all events"));
  }
  return empty("No events yet. Paste articles under ", h("a", { href: href("operations") }, "Operations"),
    ", or push them with ", h("code", {}, "communique push"), "; their events appear here by themselves.");
}

/**
 * A line that tells how many events came or changed since the feed was asked for.
 *
 * What came while the feed was on its way may stand in it already, and is not new then.
 *
 * @param {(id: string) => boolean} isShown whether an event stands in the feed.
 * @param {() => void} reload
 */
function newsBar(isShown, reload) {
  const button = h("button.news", { type: "button", hidden: true, onclick: () => {
    reload();
    document.getElementById("main")?.focus();
  } });
  /** @type {Map<string, Set<string>>} */
  let seen = new Map();
  let isGap = false;
  let told = "";
  const counts = () => {
    const all = [...seen];
    const fresh = all.filter(([id, actions]) => isFresh(actions) && !isShown(id)).length;
    const shown = all.filter(([id, actions]) => isFresh(actions) && actions.size === 1 && isShown(id)).length;
    const changed = all.length - fresh - shown;
    return [fresh && counted(fresh, "new event"), changed && `${changed} changed`].filter(Boolean).join(", ");
  };
  const draw = () => {
    const words = isGap ? "There may be new events" : counts();
    button.hidden = !words;
    button.textContent = words && `${words}: show`;
    if (words && words !== told) announce(words);
    told = words;
  };
  return {
    element: button,
    draw,
    clear: () => {
      seen = new Map();
      isGap = false;
      draw();
    },
    /** @param {import("../modules/stream.js").Message} message */
    add: (message) => {
      const { id, action } = JSON.parse(message.data);
      const isGone = action === "merged" || action === "retracted";
      if (action === "gap") isGap = true;
      else if (isGone && !isShown(id)) seen.delete(id); // the end is told of events that never were here, too
      else seen.set(id, (seen.get(id) ?? new Set()).add(action));
      draw();
    },
  };
}

/** @param {Set<string>} actions what was told of an event. @returns {boolean} whether it came just now. */
const isFresh = (actions) => actions.has("created") || actions.has("split");
