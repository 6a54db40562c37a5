/** An article of an event: the words that it was read from, marked where they stand. */

import { h, moment, said } from "../../modules/elements.js";
import { pieces, plain } from "../../modules/text.js";
import { statusMark } from "../../modules/words.js";
import { nested, spansOf } from "./spans.js";

const SHORT = 1500;
const AROUND = 90;

/**
 * One article with its report.
 *
 * @param {object} parts
 * @param {import("../../modules/words.js").ReportReference} parts.reference
 * @param {any} parts.report the event of this article; null where it is gone.
 * @param {{text: string} | null} parts.article null where it is forgotten.
 * @param {import("../../modules/words.js").Participant[]} parts.participants
 * @param {unknown} parts.chooser what picks this report for a correction.
 * @returns {HTMLElement}
 */
export function articleOf({ reference, report, article, participants, chooser }) {
  const { title, source, url, published_at: published, id } = reference.article;
  const name = title || source || `Article ${id}`;
  const head = h("header", {},
    h("h3", {}, said(name)),
    h("p.small.muted", {},
      title && source ? [said(source), " · "] : null, moment(published, { time: true }), " · ",
      statusMark(reference.status), ` · read with ${reference.confidence.toFixed(2)}`,
      url && isWeb(url) ? [" · ", h("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, "at the outlet")] : null),
    chooser);
  const whole = h("article.source", { "data-report": reference.id, "aria-label": plain(name) }, head);
  if (!report || !article) {
    whole.append(h("p.muted", {}, "The text is not kept any longer."));
    return whole;
  }
  whole.append(...textOf(article.text, spansOf(report, participants)));
  return whole;
}

/** @param {string} url @returns {boolean} whether it may be a link: it comes from outside. */
const isWeb = (url) => /^https?:\/\//i.test(url);

/**
 * A text with marks: whole where it is short, else the sentences of evidence and what is told elsewhere, with a
 * button for the whole.
 *
 * @param {string} text
 * @param {import("./spans.js").Told[]} spans
 * @returns {HTMLElement[]}
 */
function textOf(text, spans) {
  const points = Array.from(text);
  const tree = nested(spans);
  const all = [{ start: 0, end: points.length }];
  const parts = points.length <= SHORT ? all : windows(points, spans);
  const place = h("div.text", { dir: "auto" }, drawn(points, tree, parts));
  if (parts === all) return [place];
  const button = h("button.quiet.small", { type: "button", "aria-expanded": "false", onclick: () => {
    const isWhole = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!isWhole));
    button.textContent = isWhole ? "Show the whole text" : "Show the evidence only";
    place.replaceChildren(...drawn(points, tree, isWhole ? parts : all));
  } }, "Show the whole text");
  return [place, button];
}

/** @param {string[]} points @param {{start: number, end: number}[]} spans @returns {{start: number, end: number}[]} */
function windows(points, spans) {
  /** @type {{start: number, end: number}[]} */
  const found = [];
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    const wide = { start: wordFrom(points, start - AROUND), end: wordTo(points, end + AROUND) };
    const last = found.at(-1);
    if (last && wide.start <= last.end) last.end = Math.max(last.end, wide.end);
    else found.push(wide);
  }
  return found;
}

/** @param {string[]} points @param {number} at @returns {number} the start of the word behind. */
function wordFrom(points, at) {
  if (at <= 0) return 0;
  while (at < points.length && !/\s/.test(points[at])) at += 1;
  return at;
}

/** @param {string[]} points @param {number} at @returns {number} the end of the word before. */
function wordTo(points, at) {
  if (at >= points.length) return points.length;
  while (at > 0 && !/\s/.test(points[at])) at -= 1;
  return at;
}

/** @param {string[]} points @param {import("./spans.js").Node[]} tree @param {{start: number, end: number}[]} parts */
function drawn(points, tree, parts) {
  return parts.flatMap(({ start, end }) => [
    ...(start > 0 ? [gap()] : []),
    ...within(points, tree.filter((node) => node.start >= start && node.end <= end), start, end),
    ...(end < points.length && end === parts.at(-1)?.end ? [gap()] : []),
  ]);
}

const gap = () => h("span.gap", { "aria-label": "words left out" }, " […] ");

/**
 * @param {string[]} points
 * @param {import("./spans.js").Node[]} nodes
 * @param {number} from
 * @param {number} to
 * @returns {(globalThis.Node | string)[]}
 */
function within(points, nodes, from, to) {
  const found = [];
  let at = from;
  for (const node of nodes) {
    found.push(...pieces(points.slice(at, node.start).join("")), mark(points, node));
    at = node.end;
  }
  found.push(...pieces(points.slice(at, to).join("")));
  return found;
}

/** @param {string[]} points @param {import("./spans.js").Node} node */
function mark(points, node) {
  const words = within(points, node.inner, node.start, node.end);
  if (node.group === "evidence") return h("span.evidence", {}, words);
  return h("mark", {
    "data-group": node.group, "data-tie": node.key,
    "data-label": node.isLast && !tellsAsWell(node, node) && plain(node.label),
    title: plain(node.label),
  }, words);
}

/**
 * @param {import("./spans.js").Node} node
 * @param {import("./spans.js").Told} told
 * @returns {boolean} whether within a node the very same words are told to be the same: "both presidents" are two hosts.
 */
function tellsAsWell(node, told) {
  return node.inner.some((inner) => inner.start === told.start && inner.end === told.end
    && (inner.label === told.label || tellsAsWell(inner, told)));
}
