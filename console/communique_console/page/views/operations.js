/** Operations: what is under way, what failed, what analysts decided, and a place to put articles in. */

import { fill, h } from "../modules/elements.js";
import { board } from "./operations/board.js";
import { corrections } from "./operations/corrections.js";
import { deadLetters } from "./operations/dead_letters.js";
import { reading } from "./operations/reading.js";

/** @type {import("../modules/router.js").View} */
export const view = {
  path: "operations",
  title: "Operations",
  render(root, query, signal) {
    const dead = deadLetters(signal);
    fill(root,
      h("div.view-head", {}, h("h1", {}, "Operations")),
      h("div.operations", {}, board(signal, dead.load), reading(signal, dead.load), dead.element, corrections(signal)));
  },
};
