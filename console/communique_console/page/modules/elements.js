/** Elements of the page, made of tags, attributes and texts; there is no way to give markup. */

import { said } from "./text.js";

/**
 * Make an element.
 *
 * @param {string} tag its name, with classes behind dots: "p.muted.small".
 * @param {Record<string, unknown>} [attributes] by name; `on…` is a listener, `true` an empty attribute,
 *   and what is null, undefined or false is left out.
 * @param {...unknown} children elements, texts of our own, lists of both; what is null or false is left out.
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  element.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

/**
 * Put children at an element's end.
 *
 * @param {Element} element
 * @param {unknown[]} children as `h` takes them.
 */
function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/**
 * Put children in place of those that an element has.
 *
 * @param {Element} element
 * @param {...unknown} children as `h` takes them.
 */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/**
 * Parts with words of our own between them: "A, B and C".
 *
 * @param {unknown[]} parts
 * @param {string} [last] what stands before the last one.
 * @returns {unknown[]}
 */
export function listed(parts, last = " and ") {
  return parts.flatMap((part, at) => (at ? [at === parts.length - 1 ? last : ", ", part] : [part]));
}

/**
 * A moment as its day, with the whole of it for machines; "undated" where there is none.
 *
 * @param {string | null | undefined} moment ISO 8601.
 * @param {{time?: boolean}} [options] whether hours and minutes are told as well, in UTC.
 * @returns {HTMLElement}
 */
export function moment(moment, { time = false } = {}) {
  if (!moment) return h("span.muted", {}, "undated");
  const hours = time && moment.slice(11, 16);
  const told = hours ? `${moment.slice(0, 10)} ${hours} UTC` : moment.slice(0, 10);
  return h("time", { datetime: moment }, told);
}

export { said };
