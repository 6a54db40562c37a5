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
  const { links = [], ...event } = await api.get(`/events/${encodeURIComponent(id)}`, {}, signal);
  const ids = [...new Set(event.reports.map((report) => report.article.id))];
  const others = [...new Set(links.flatMap(({ source, target }) => [source, target]))].filter((each) => each !== event.id);
  const [found, linked] = await Promise.all([
    Promise.all(ids.map((each) => ifThere(`/articles/${encodeURIComponent(each)}`, signal))),
    Promise.all(others.map((each) => ifThere(`/events/${encodeURIComponent(each)}`, signal))),
  ]);
  const articles = found.filter(Boolean);
  return {
    event, links,
    reports: new Map(articles.flatMap(({ reports }) => reports.map((report) => [report.id, report]))),
    articles: new Map(articles.map((each) => [(each.article ?? each).id, each.article ?? each])),
    linked: new Map(linked.filter(Boolean).map((each) => [each.id, each])),
  };
}

/** @param {string} path @param {AbortSignal} signal @returns {Promise<any>} null where there is none (any longer). */
async function ifThere(path, signal) {
  try {
    return await api.get(path, {}, signal);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}
