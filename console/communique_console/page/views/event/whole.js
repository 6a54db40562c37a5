/** An event with its reports, their articles and its links, as the requests give them. */

import { api } from "../../modules/api.js";
import { Problem } from "../../modules/problem.js";

/**
 * @typedef {object} Whole
 * @property {import("../../modules/words.js").CanonicalEvent} event
 * @property {Map<string, any>} reports the events of single articles, by id.
 * @property {Map<string, {text: string}>} articles by id.
 * @property {{source: string, kind: string, target: string}[]} links
 * @property {Map<string, import("../../modules/words.js").CanonicalEvent>} linked by id.
 */

/** @param {string} id @param {AbortSignal} signal @returns {Promise<Whole>} */
export async function whole(id, signal) {
  const { event, reports, links, linked } = await api.get(`/events/${encodeURIComponent(id)}`, {}, signal);
  const ids = [...new Set(event.reports.map((report) => report.article.id))];
  const found = await Promise.all(ids.map((each) => ifThere(`/articles/${encodeURIComponent(each)}`, signal)));
  return {
    event, links,
    reports: byId(reports),
    articles: byId(found.filter(Boolean).map(({ article }) => article)),
    linked: byId(linked),
  };
}

/** @template {{id: string}} T @param {T[]} things @returns {Map<string, T>} */
const byId = (things) => new Map(things.map((each) => [each.id, each]));

/** @param {string} path @param {AbortSignal} signal @returns {Promise<any>} null where there is none (any longer). */
async function ifThere(path, signal) {
  try {
    return await api.get(path, {}, signal);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}
