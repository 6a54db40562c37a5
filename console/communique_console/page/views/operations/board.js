/** The board: queue, rates, lags and workers, looked at every two seconds. */

import { api } from "../../modules/api.js";
import { fill, h, said } from "../../modules/elements.js";
import { csv, saver } from "../../modules/export.js";
import { Problem } from "../../modules/problem.js";
import { failure, loading } from "../../modules/states.js";
import { heads } from "../../modules/tables.js";

const EVERY = 2000;

/** What the server tells, in the order and the words in which it is shown. */
const FIGURES = [
  ["messages_in_the_queue", "messages in the queue"],
  ["articles_under_way", "articles under way"],
  ["lag_seconds", "seconds, the oldest of them"],
  ["articles_processed", "articles read"],
  ["articles_per_second", "articles a second"],
  ["events_stored", "reports stored"],
  ["events_per_second", "reports a second"],
  ["reports_waiting", "reports to be merged"],
  ["dead_letters", "dead letters"],
  ["workers_alive", "workers alive"],
];

/**
 * @param {AbortSignal} signal
 * @param {() => void} whenDeadChange called when there are more dead letters, or fewer.
 * @returns {HTMLElement}
 */
export function board(signal, whenDeadChange) {
  const place = h("div", {}, loading("Looking …"));
  /** @type {any} */
  let last = null;
  const look = async () => {
    try {
      const told = await api.get("/status", {}, signal);
      if (last && told.dead_letters !== last.dead_letters) whenDeadChange();
      last = told;
      fill(place, drawn(told));
    } catch (error) {
      if (signal.aborted) return;
      const isFinal = error instanceof Problem && !error.isPassing;
      fill(place, failure(error, isFinal ? () => void look() : undefined));
      if (isFinal) return;
    }
    if (!signal.aborted) setTimeout(look, EVERY);
  };
  void look();
  const button = saver("Export CSV", "status.csv", () => last && table(last));
  return h("section.board", { "aria-labelledby": "board-title" },
    h("div.section-head", {}, h("h2", { id: "board-title" }, "State"), button), place);
}

/** @param {any} told */
function drawn(told) {
  return [
    !told.workers_alive && h("p.notice", {}, "No worker is alive: what is pushed waits until one is started (", h("code", {}, "communique worker"), ")."),
    h("dl.figures", {}, FIGURES.map(([name, words]) => h("div", { "data-figure": name },
      h("dt", {}, words), h("dd.digits", {}, number(told[name]))))),
    told.workers?.length ? h("p.small.muted.workers", {}, "Workers: ", told.workers.map((name, at) => [at ? ", " : "", h("span.mono", {}, said(name))])) : null,
    told.groups?.length ? groups(told.groups) : null,
  ];
}

/** @param {number | null | undefined} value */
function number(value) {
  return value === null || value === undefined ? "–" : value.toLocaleString("en", { maximumFractionDigits: 2 });
}

/** @param {any[]} told */
function groups(told) {
  return h("table.small", {},
    h("caption", {}, "Consumer groups"),
    heads(["Group", ...["Consumers", "Given out, not acknowledged", "Not given out", "Lost"].map((name) => ({ name, isNumber: true }))]),
    h("tbody", {}, told.map(({ name, consumers, pending, lag, lost }) => h("tr", {}, h("th", { scope: "row" }, said(name)),
      [consumers, pending, lag, lost].map((each) => h("td.number", {}, number(each)))))));
}

/** @param {any} told @returns {Blob} */
function table(told) {
  return csv(["figure", "value"], FIGURES.map(([name]) => [name, told[name]]));
}
