/** Dead letters: articles that gave no result, with the reason, to be sent again or let go. */

import { api } from "../../modules/api.js";
import { announce } from "../../modules/announce.js";
import { confirm, tell } from "../../modules/dialogs.js";
import { h, moment, said } from "../../modules/elements.js";
import { csv, saver } from "../../modules/export.js";
import { empty, show } from "../../modules/states.js";
import { heads } from "../../modules/tables.js";
import { plain } from "../../modules/text.js";

const MOST = 200;

const REASONS = new Map([
  ["invalid", "What was sent is no article."],
  ["conflict", "Its id is taken by another text."],
  ["failed", "Reading it raised an error."],
  ["killed-worker", "Its worker died while reading it, several times."],
  ["timed-out", "Reading it took longer than allowed."],
]);

/** @param {AbortSignal} signal @returns {{element: HTMLElement, load: () => void}} */
export function deadLetters(signal) {
  const place = h("div", {});
  /** @type {any[]} */
  let letters = [];
  const load = () => void show(place, "Loading dead letters …", async () => {
    const answer = await api.get("/dead-letters", { limit: MOST }, signal);
    letters = answer.letters;
    return letters.length ? [rest(answer), table(letters, load)] : empty("No dead letters: every article that was accepted was read, or waits.");
  }, signal);
  load();
  const button = saver("Export CSV", "dead-letters.csv", () => file(letters));
  return {
    element: h("section.dead", { "aria-labelledby": "dead-title" },
      h("div.section-head", {}, h("h2", { id: "dead-title" }, "Dead letters"), button), place),
    load,
  };
}

/** @param {any} answer */
function rest({ letters, total }) {
  return total > letters.length && h("p.notice", {}, `The latest ${letters.length} of ${total.toLocaleString("en")}.`);
}

/** @param {any[]} letters @param {() => void} load */
function table(letters, load) {
  return h("table.letters", {},
    heads(["Article", "Reason", "Tries", "When", "What to do"]),
    h("tbody", {}, letters.map((letter) => row(letter, load))));
}

/** @param {any} letter @param {() => void} load */
function row(letter, load) {
  const path = `/dead-letters/${encodeURIComponent(letter.article_id)}`;
  const name = plain(letter.article_id);
  return h("tr", { "data-letter": letter.article_id },
    h("th.mono", { scope: "row" }, said(letter.article_id)),
    h("td", {}, h("strong", {}, said(letter.reason)), " ", h("span.muted.small", {}, REASONS.get(letter.reason) ?? ""),
      h("details.small", {}, h("summary", {}, "What was told, and sent"), h("p", {}, said(letter.message)),
        h("pre", { tabindex: 0, "aria-label": `what was sent of ${name}` }, said(JSON.stringify(letter.record, null, 2))))),
    h("td.number", {}, String(letter.attempts)),
    h("td", {}, moment(letter.failed_at, { time: true })),
    h("td.actions", {},
      h("button", { type: "button", "aria-label": `Retry ${name}`, onclick: () => void done(() => api.post(`${path}/retry`), "Sent again.", load) }, "Retry"),
      h("button.danger", { type: "button", "aria-label": `Discard ${name}`, onclick: () => void discard(letter, path, load) }, "Discard …")));
}

/** @param {any} letter @param {string} path @param {() => void} load */
async function discard(letter, path, load) {
  const sure = await confirm({
    title: "Discard this dead letter?",
    body: [h("p", {}, "What was sent as ", h("span.mono", {}, said(letter.article_id)), " is gone for good then.")],
    yes: "Discard",
  });
  if (sure) await done(() => api.delete(path), "Discarded.", load);
}

/** @param {() => Promise<unknown>} action @param {string} words @param {() => void} load */
async function done(action, words, load) {
  try {
    await action();
    announce(words);
  } catch (error) {
    await tell(error);
  }
  load();
}

/** @param {any[]} letters @returns {Blob} */
function file(letters) {
  return csv(["article", "reason", "message", "attempts", "failed_at"],
    letters.map((letter) => [letter.article_id, letter.reason, letter.message, letter.attempts, letter.failed_at]));
}
