/** Fields and the words that tell them light up together. */

/** @param {HTMLElement} root @param {AbortSignal} signal */
export function tie(root, signal) {
  const light = (/** @type {Event} */ event) => {
    const at = event.target instanceof Element ? event.target.closest("[data-tie]") : null;
    shine(root, at?.getAttribute("data-tie") ?? null);
  };
  for (const name of ["pointerover", "focusin"]) root.addEventListener(name, light, { signal });
  for (const name of ["pointerleave", "focusout"]) root.addEventListener(name, () => shine(root, null), { signal });
}

/** @param {HTMLElement} root @param {string | null} key */
function shine(root, key) {
  for (const each of root.querySelectorAll("[data-tie]")) {
    each.classList.toggle("is-tied", each.getAttribute("data-tie") === key);
  }
}

/**
 * Take the reader to the first words that tell a field.
 *
 * @param {HTMLElement} root
 * @param {string} key
 */
export function toWords(root, key) {
  const words = [...root.querySelectorAll("mark[data-tie]")].filter((each) => each.getAttribute("data-tie") === key);
  const first = /** @type {HTMLElement | undefined} */ (words[0]);
  if (!first) return;
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
  first.scrollIntoView({ block: "center" });
}
