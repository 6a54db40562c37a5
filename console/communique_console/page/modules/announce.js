/**
 * Words for who listens to the page instead of looking at it.
 *
 * Each stands in a line of its own: what is said while other words wait to be read out replaces none of them.
 */

import { h } from "./elements.js";

const LINES = 5;

/** @param {string} words */
export function announce(words) {
  const region = document.getElementById("announcements");
  if (!region) return;
  while (region.childElementCount >= LINES) region.firstElementChild?.remove();
  region.append(h("p", {}, words));
}
