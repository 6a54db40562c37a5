/** Event: one event with everything that is told of it, and the very words that tell it. */

import { api } from "../modules/api.js";
import { h, moment } from "../modules/elements.js";
import { csv, saver } from "../modules/export.js";
import { href, titled } from "../modules/router.js";
import { show } from "../modules/states.js";
import { counted, day, headline, statusMark, where } from "../modules/words.js";
import { articleOf } from "./event/article.js";
import { correcting } from "./event/correcting.js";
import { fieldsTable } from "./event/fields.js";
import { linksOf } from "./event/links.js";
import { sureness } from "./event/sureness.js";
import { tie, toWords } from "./event/ties.js";
import { why } from "./event/why.js";
import { whole } from "./event/whole.js";

/** @typedef {import("../modules/words.js").CanonicalEvent} CanonicalEvent */

/** @type {import("../modules/router.js").View} */
export const view = {
  path: "event",
  title: "Event",
  async render(root, query, signal, id) {
    tie(root, signal);
    await show(root, "Loading the event …", async () => drawn(await whole(id, signal), root, signal), signal);
  },
};

/** @param {import("./event/whole.js").Whole} found @param {HTMLElement} root @param {AbortSignal} signal */
function drawn({ event, reports, articles, links, linked }, root, signal) {
  const correct = correcting(event);
  const title = headline(event);
  titled(title.textContent ?? "Event");
  return [
    head(event, title),
    h("div.event", {},
      h("div.told", {},
        section("told", "What is told", fieldsTable(event, (key) => toWords(root, key))),
        section("sure", "How sure", sureness(event, signal)),
        section("history", "Where it stood", history(event)),
        linksOf(event, links, linked),
        why(event, signal),
        correct.element),
      h("section.sources", { "aria-labelledby": "sources-title" },
        h("h2", { id: "sources-title" }, `In the words of ${counted(event.reports.length, "article")}`),
        legend(),
        event.reports.map((reference) => articleOf({
          reference, report: reports.get(reference.id) ?? null,
          article: articles.get(reference.article.id) ?? null,
          participants: event.participants, chooser: correct.chooser(reference.id),
        })))),
  ];
}

/** @param {CanonicalEvent} event @param {HTMLElement} title */
function head(event, title) {
  return [
    h("p.crumbs.small", {}, h("a", { href: href("feed") }, "Feed"), " / ", event.type, " / ", event.subtype),
    h("div.view-head.of-event", {}, h("h1", {}, title),
      h("p.standing", {}, statusMark(event.status), " · ", day(event.date), event.place ? [" · ", where(event.place)] : null, " · ",
        counted(event.reports.length, "report"), event.outlets ? ` of ${counted(event.outlets, "outlet")}` : null),
      h("div.tail", {},
        h("code.small.muted", {}, event.id),
        saver("Export CSV", `${event.id}.csv`, () => table(event)))),
  ];
}

/** @param {string} name @param {string} words @param {HTMLElement} content */
function section(name, words, content) {
  return h("section", { "aria-labelledby": `${name}-title` }, h("h2", { id: `${name}-title` }, words), content);
}

/** @param {CanonicalEvent} event */
function history(event) {
  return h("ol.plain.history", {}, event.status_history.map(({ status, published_at: published, reports }) =>
    h("li", {}, moment(published), " ", statusMark(status), h("span.muted", {}, ` by ${counted(reports.length, "report")}`))));
}

const GROUPS = [
  ["event", "what happened"], ["who", "who"], ["when", "when"], ["where", "where"], ["what", "about what"],
  ["worth", "how much, how long"], ["said", "said at it"],
];

/** What the colours of marks say. */
function legend() {
  return h("p.legend.small", {}, "Marked: ", GROUPS.map(([group, words]) => [h("mark", { "data-group": group }, words), " "]),
    "in ", h("span.evidence", {}, "sentences of evidence"), ".");
}

/** @param {CanonicalEvent} event @returns {Blob} what is told, by whom: a row for each value of each field. */
function table(event) {
  const outlets = new Map(event.reports.map(({ id, article }) => [id, article.source ?? article.id]));
  const rows = Object.entries(event.said).flatMap(([field, values]) => values.map(({ value, reports }) =>
    [event.id, field, value, reports.length, reports.map((report) => outlets.get(report)).join("; ")]));
  return csv(["event", "field", "value", "reports", "told_by"], rows);
}
