/** The key that requests carry: kept for the session of this tab, asked for when the server wants one. */

import { opened } from "./dialogs.js";
import { h } from "./elements.js";

const PLACE = "communique-key";

/** @type {Promise<boolean> | null} */
let asking = null;

/** @returns {string | null} */
const key = () => sessionStorage.getItem(PLACE);

/** @returns {Record<string, string>} the header that carries the key, if there is one. */
export const authorization = () => (key() ? { Authorization: `Bearer ${key()}` } : {});

/**
 * Ask for a key; one dialog for all requests that want one.
 *
 * @param {string} why
 * @returns {Promise<boolean>} whether one was given.
 */
export function ask(why) {
  asking ??= show(why).finally(() => (asking = null));
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
