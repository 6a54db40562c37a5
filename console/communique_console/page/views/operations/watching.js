/** Watches articles being read until their events are there. */

import { api } from "../../modules/api.js";
import { fill, h } from "../../modules/elements.js";
import { eventHref } from "../../modules/router.js";
import { counted, headline, statusMark } from "../../modules/words.js";

const EVERY = 500;
const WORDS = new Map([["waiting", "waiting …"], ["under_way", "being read …"], ["done", "read"], ["dead", "could not be read: see the dead letters"]]);

/** @param {string} article @param {HTMLElement} state @param {HTMLElement} found @param {AbortSignal} signal @param {() => void} whenDead */
export async function watch(article, state, found, signal, whenDead) {
  const leave = await turn();
  try {
    await watched(article, state, found, signal, whenDead);
  } finally {
    leave();
  }
}

/** @type {(() => void)[]} */
const waiting = [];
let free = 4;

/** Wait until few enough articles are asked about; of a large file it would else be hundreds. @returns {Promise<() => void>} ends the turn. */
async function turn() {
  if (free) free -= 1;
  else await new Promise((/** @type {(value?: unknown) => void} */ resolve) => waiting.push(resolve));
  return () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
}

/** @param {string} article @param {HTMLElement} state @param {HTMLElement} found @param {AbortSignal} signal @param {() => void} whenDead */
async function watched(article, state, found, signal, whenDead) {
  const path = `/articles/${encodeURIComponent(article)}/status`;
  while (!signal.aborted) {
    try {
      const told = await api.get(path, {}, signal);
      state.textContent = WORDS.get(told.status) ?? told.status;
      if (told.status === "dead") return whenDead();
      if (told.status === "done" && (await events(article, state, found, signal))) return;
    } catch (error) {
      if (signal.aborted) return;
      state.textContent = "it is not known what became of it: trying again …";
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

/** @param {string} article @param {HTMLElement} state @param {HTMLElement} found @param {AbortSignal} signal @returns {Promise<boolean>} whether they are there. */
async function events(article, state, found, signal) {
  const reports = (await api.get("/reports", { article, limit: 100 }, signal)).reports;
  if (!reports.length) {
    state.textContent = "read: it reports no meeting and no agreement";
    return true;
  }
  const { events: told } = await api.get("/events", { article, limit: 100 }, signal);
  state.textContent = told.length ? `read: ${counted(told.length, "event")}` : `read: ${counted(reports.length, "report")}, being merged …`;
  fill(found, told.map((event) => h("li", {}, statusMark(event.status), " ",
    h("a", { href: eventHref(event.id) }, headline(event)))));
  return told.length > 0;
}
