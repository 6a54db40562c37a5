/** The key that requests carry: kept for the session of this tab, asked for when the server wants one. */

import { opened } from "./dialogs.js";
import { h } from "./elements.js";

const PLACE = "communique-key";

/** @type {Promise<boolean> | null} */
let asking = null;
let times = 0;
let wasGiven = false;

/** @returns {string | null} */
const key = () => sessionStorage.getItem(PLACE);

/** @returns {Record<string, string>} the header that carries the key, if there is one. */
export const authorization = () => (key() ? { Authorization: `Bearer ${key()}` } : {});

/** @returns {number} how often a key was asked for until now. */
export const timesAsked = () => times;

/**
 * Ask for a key; one dialog for all requests that want one, those included that hear only when it is closed that they
 * lack one.
 *
 * @param {string} why
 * @param {number} before how often a key had been asked for when the request went out.
 * @returns {Promise<boolean>} whether one was given.
 */
export function ask(why, before) {
  if (before < times) return Promise.resolve(wasGiven);
  asking ??= show(why).then((given) => {
    asking = null;
    times += 1;
    wasGiven = given;
    return given;
  });
  return asking;
}

/** @param {string} why @returns {Promise<boolean>} */
function show(why) {
  const field = /** @type {HTMLInputElement} */ (
    h("input", { type: "password", id: "key", autocomplete: "off", required: true })
  );
  const dialog = /** @type {HTMLDialogElement} */ (
    h("dialog", { "aria-labelledby": "key-title" },
      h("form", { method: "dialog" },
        h("h2", { id: "key-title" }, "A key is needed"),
        h("p", {}, why),
        h("label", { for: "key" }, "Key"), field,
        h("p.muted.small", {}, "It is kept until this tab is closed. `communique console keys add` makes one."),
        h("div.actions", {},
          h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
          h("button.first", { type: "submit", value: "use" }, "Use this key"))))
  );
  return opened(dialog, () => {
    const given = dialog.returnValue === "use" && field.value.trim();
    if (given) sessionStorage.setItem(PLACE, given);
    return Boolean(given);
  });
}
