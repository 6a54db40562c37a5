/** Light, dark, or as the system has it. */

import { h } from "./elements.js";

const PLACE = "communique-theme";

/** Take over what was chosen before. */
export function apply() {
  const chosen = localStorage.getItem(PLACE);
  if (chosen) document.documentElement.dataset.theme = chosen;
  else delete document.documentElement.dataset.theme;
  document.dispatchEvent(new Event("theme"));
}

/** @returns {HTMLElement} the switch; `theme` is told to the document where it is used. */
export function chooser() {
  const select = /** @type {HTMLSelectElement} */ (
    h("select", { "aria-label": "Colours", onchange: () => choose(select.value) },
      h("option", { value: "" }, "As system"),
      h("option", { value: "light" }, "Light"),
      h("option", { value: "dark" }, "Dark"))
  );
  select.value = localStorage.getItem(PLACE) ?? "";
  return select;
}

/** @param {string} theme */
function choose(theme) {
  if (theme) localStorage.setItem(PLACE, theme);
  else localStorage.removeItem(PLACE);
  apply();
}
