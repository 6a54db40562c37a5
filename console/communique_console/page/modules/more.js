/** Rows that go on: a button below them brings the next ones, until all are there. */

import { announce } from "./announce.js";
import { fill, h } from "./elements.js";
import { show } from "./states.js";
import { counted } from "./words.js";

/**
 * The button below rows, or word that there are no more. Who uses keys is taken to the first new row.
 *
 * @template T where rows begin: a cursor, or how many are before
 * @param {HTMLElement} body of the table, with the first rows.
 * @param {object} rest
 * @param {T | null} rest.next where the rows begin that follow the first ones; null where none do.
 * @param {(next: T) => Promise<{rows: HTMLElement[], next: T | null}>} rest.bring
 * @param {string} rest.of what a row is: "event".
 * @param {string} [rest.words] on the button.
 * @param {string} [rest.end] what stands below the last row.
 * @param {AbortSignal} signal
 * @returns {HTMLElement}
 */
export function more(body, { next, bring, of, words = "Show more", end = "These are all." }, signal) {
  const place = h("div.more-events", {});
  const offer = (/** @type {T | null} */ from) => (from === null ? h("p.muted.small", {}, end)
    : h("button", { type: "button", onclick: () => void further(from) }, words));
  const further = (/** @type {T} */ from) => show(place, "Loading more …", async () => {
    const found = await bring(from);
    body.append(...found.rows);
    announce(`${counted(found.rows.length, of)} more.`);
    found.rows[0]?.querySelector("a")?.focus();
    return offer(found.next);
  }, signal);
  fill(place, offer(next));
  return place;
}

/** @param {number} shown @param {number} all @returns {number | null} where the rows that are still missing begin. */
export const restFrom = (shown, all) => (shown < all ? shown : null);
