/** What a view shows while it loads, where there is nothing, and where something went wrong. */

import { fill, h, said } from "./elements.js";
import { whenRegained } from "./connection.js";
import { Problem } from "./problem.js";

/** @param {string} words @returns {HTMLElement} */
export const loading = (words) => h("p.state", { role: "status" }, words);

/** @param {...unknown} words @returns {HTMLElement} */
export const empty = (...words) => h("p.state", {}, ...words);

/**
 * What went wrong, in words that are read out when they come.
 *
 * @param {unknown} error
 * @param {() => void} [again] what a button does.
 * @returns {HTMLElement}
 */
export function failure(error, again) {
  const words = wordsOf(error, again);
  words.setAttribute("role", "alert");
  return words;
}

/**
 * The words of a failure, for a place that reads out by itself what comes into it: an alert within an alert
 * would be read out twice.
 *
 * @param {unknown} error
 * @param {() => void} [again] what a button does.
 * @returns {HTMLElement}
 */
export function wordsOf(error, again) {
  const problem = error instanceof Problem ? error : new Problem(0, "This page has a fault", String(error));
  return h("div.state.error", {},
    h("h2", {}, said(problem.title)),
    problem.detail && h("p", {}, said(problem.detail)),
    again && h("p", {}, h("button", { type: "button", onclick: again }, "Try again")));
}

/**
 * Fill a place with what comes of a request: first word that it is under way, then the answer or what went
 * wrong. What failed because the server was away is done again by itself when it is back.
 *
 * @param {Element} place
 * @param {string} words while it is under way.
 * @param {() => Promise<unknown>} work gives the children that the place is filled with.
 * @param {AbortSignal} signal
 */
export async function show(place, words, work, signal) {
  fill(place, loading(words));
  try {
    const found = await work();
    if (!signal.aborted) fill(place, found);
  } catch (error) {
    if (signal.aborted) return;
    const again = () => void show(place, words, work, signal);
    fill(place, failure(error, again));
    if (error instanceof Problem && error.isPassing) onceRegained(again, signal);
    if (!(error instanceof Problem)) throw error;
  }
}

/** @param {() => void} action @param {AbortSignal} signal */
function onceRegained(action, signal) {
  const once = new AbortController();
  signal.addEventListener("abort", () => once.abort(), { once: true });
  whenRegained(() => {
    once.abort();
    action();
  }, once.signal);
}
