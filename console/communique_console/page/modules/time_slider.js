/** Two sliders that choose periods from one to another. */

import { fill, h } from "./elements.js";
import { narrow } from "./router.js";

/**
 * @param {string[]} periods the first day of each.
 * @param {string} step how long each is.
 * @param {{from: number, to: number}} span what is chosen at first.
 * @param {(span: {from: number, to: number} | null) => void} change told null where all is chosen.
 * @returns {HTMLElement}
 */
export function timeSlider(periods, step, span, change) {
  const last = periods.length - 1;
  const words = (/** @type {number} */ at) => named(periods[at], step);
  const told = h("output.digits", {});
  const range = (/** @type {string} */ label, /** @type {number} */ value) =>
    /** @type {HTMLInputElement} */ (h("input", { type: "range", min: 0, max: last, step: 1, value, "aria-label": label }));
  const from = range("From", span.from);
  const to = range("To", span.to);
  const use = h("button.quiet.small", { type: "button", hidden: true, onclick: () => narrow({
    since: periods[+from.value], until: lastDay(periods, +to.value, step),
  }) }, "Use as filter");

  const changed = (/** @type {HTMLInputElement} */ moved, /** @type {HTMLInputElement} */ other) => () => {
    if (+from.value > +to.value) other.value = moved.value;
    tell();
    const isAll = +from.value === 0 && +to.value === last;
    change(isAll ? null : { from: +from.value, to: +to.value });
    use.hidden = isAll;
  };
  const tell = () => {
    const isOne = from.value === to.value;
    const isAll = +from.value === 0 && +to.value === last;
    fill(told, isAll ? "all of the time" : isOne ? words(+from.value) : `${words(+from.value)} to ${words(+to.value)}`);
    from.setAttribute("aria-valuetext", words(+from.value));
    to.setAttribute("aria-valuetext", words(+to.value));
  };
  from.addEventListener("input", changed(from, to));
  to.addEventListener("input", changed(to, from));
  tell();
  return h("fieldset.time-slider", {}, h("legend", {}, "Time"), h("div.ranges", {}, from, to), told, use);
}

/** @param {string} start @param {string} step @returns {string} "2024-05" for a month. */
function named(start, step) {
  if (step === "year") return start.slice(0, 4);
  return step === "month" ? start.slice(0, 7) : start;
}

/** @param {string[]} periods @param {number} at @param {string} step @returns {string} */
function lastDay(periods, at, step) {
  const [year, month, day] = periods[at].split("-").map(Number);
  const next = {
    day: Date.UTC(year, month - 1, day + 1), week: Date.UTC(year, month - 1, day + 7),
    month: Date.UTC(year, month, 1), year: Date.UTC(year + 1, 0, 1),
  }[step] ?? 0;
  return new Date(next - 86_400_000).toISOString().slice(0, 10);
}
