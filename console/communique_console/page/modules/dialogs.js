/** Dialogs: to be sure of what cannot be undone by a click, and to tell what went wrong. */

import { h } from "./elements.js";
import { failure } from "./states.js";

/**
 * Ask whether to go on.
 *
 * @param {object} question
 * @param {string} question.title
 * @param {unknown[]} question.body what it means, in words.
 * @param {string} question.yes what the button says that goes on.
 * @param {string} [question.note] label of a field for a note; without it there is none.
 * @returns {Promise<{note: string} | null>} null where it was called off.
 */
export function confirm({ title, body, yes, note }) {
  const field = note ? h("textarea", { id: "dialog-note", rows: 2 }) : null;
  const dialog = /** @type {HTMLDialogElement} */ (
    h("dialog", { "aria-labelledby": "dialog-title" },
      h("form", { method: "dialog" },
        h("h2", { id: "dialog-title" }, title), body,
        field && h("div", {}, h("label", { for: "dialog-note" }, note), field),
        h("div.actions", {},
          h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
          h("button.first", { type: "submit", value: "yes" }, yes))))
  );
  return opened(dialog, () => (dialog.returnValue === "yes" ? { note: noteOf(field) } : null));
}

/** @param {HTMLElement | null} field @returns {string} */
const noteOf = (field) => (field instanceof HTMLTextAreaElement ? field.value.trim() : "");

/** @param {unknown} error @returns {Promise<null>} what went wrong with something that was asked for by a click. */
export function tell(error) {
  const dialog = /** @type {HTMLDialogElement} */ (
    h("dialog", { "aria-label": "It did not work" },
      h("form", { method: "dialog" }, failure(error),
        h("div.actions", {}, h("button.first", { type: "submit" }, "Close"))))
  );
  return opened(dialog, () => null);
}

/**
 * Open a dialog, which goes when it is closed.
 *
 * @template T
 * @param {HTMLDialogElement} dialog
 * @param {() => T} answer asked for when it is closed.
 * @returns {Promise<T>}
 */
export function opened(dialog, answer) {
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer());
    });
  });
}
