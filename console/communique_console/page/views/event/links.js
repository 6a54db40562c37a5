/** How an event belongs with others. */

import { h } from "../../modules/elements.js";
import { eventHref } from "../../modules/router.js";
import { day, headline, statusMark } from "../../modules/words.js";

/** What a link is called from the event that it goes out from, and from the one that it leads to. */
const TIES = new Map([
  ["part_of", ["Part of", "Part of it"]],
  ["series", ["After", "Before"]],
  ["later_act_on", ["Later act on", "Later act"]],
]);

/**
 * @param {import("../../modules/words.js").CanonicalEvent} event
 * @param {{source: string, kind: string, target: string}[]} links
 * @param {Map<string, import("../../modules/words.js").CanonicalEvent>} linked the others, by id.
 * @returns {HTMLElement | null}
 */
export function linksOf(event, links, linked) {
  if (!links.length) return null;
  return h("section", { "aria-labelledby": "links-title" },
    h("h2", { id: "links-title" }, "Belongs with"),
    h("ul.plain.links", {}, links.map((link) => {
      const isTarget = link.source !== event.id;
      const id = isTarget ? link.source : link.target;
      const other = linked.get(id);
      return h("li", {},
        h("span.muted", {}, (TIES.get(link.kind) ?? [link.kind, link.kind])[Number(isTarget)], ": "),
        h("a", { href: eventHref(id) }, other ? headline(other) : id),
        other ? h("span.small.standing", {}, " ", day(other.date), " ", statusMark(other.status)) : null);
    })));
}
