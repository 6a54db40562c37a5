/** Shortcuts in lists: j and k from row to row, / to the filters, ? for what the keys are. */

import { h } from "./elements.js";
import { opened } from "./dialogs.js";

const KEYS = [
  ["j", "the next row"], ["k", "the row before"], ["Enter", "opens the row"], ["/", "to the filters"],
  ["Escape", "out of the filters"],
  ["?", "shows these keys"],
];

/**
 * Let keys move the focus through a list while the view is shown.
 *
 * @param {HTMLElement} root
 * @param {string} links the selector of the link of each row.
 * @param {AbortSignal} signal
 */
export function listShortcuts(root, links, signal) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const action = {
      j: () => step(root, links, 1),
      k: () => step(root, links, -1),
      "/": () => document.getElementById("filter-participant")?.focus(),
      "?": () => void help(),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }, { signal });
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof Element && Boolean(target.closest("input, select, textarea, dialog"));
}

/** @param {HTMLElement} root @param {string} links @param {number} by */
function step(root, links, by) {
  const all = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(links)]);
  const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** What the keys are. */
function help() {
  const dialog = /** @type {HTMLDialogElement} */ (
    h("dialog", { "aria-labelledby": "keys-title" },
      h("form", { method: "dialog" },
        h("h2", { id: "keys-title" }, "Keys"),
        h("dl.keys", {}, KEYS.map(([key, words]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, words)])),
        h("div.actions", {}, h("button.first", { type: "submit" }, "Close"))))
  );
  return opened(dialog, () => null);
}
