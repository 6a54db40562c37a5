/** Charts by Vega: drawn in the page's colours, drawn anew when they or the width change, and saved as pictures. */

import { fill, h } from "./elements.js";
import { plain } from "./text.js";

/**
 * @typedef {object} Look what a chart is drawn with.
 * @property {number} width of its place, in pixels.
 * @property {boolean} isNarrow
 * @property {number} scale how large letters are on this page, 1 where they are as usual.
 * @property {string} font the faces of letters.
 * @property {Record<string, string>} colours by the names of tokens: "chart-1", "text", "ground", …
 *
 * @typedef {object} Chart
 * @property {() => Promise<Blob>} png
 * @property {() => Promise<Blob>} svg
 */

const TOKENS = [
  "ground", "line-strong", "text", "muted", "accent",
  "chart-1", "chart-2", "chart-3", "chart-4", "chart-land", "chart-grid",
];
for (const token of TOKENS) { // each is told as two colours, one for light and one for dark; a chart needs the one in use
  CSS.registerProperty({ name: `--${token}`, syntax: "<color>", inherits: true, initialValue: "transparent" });
}
const NARROW = 560;
const USUAL_LETTERS = 16;
const ERRORS = 1;
/** Of Vega's levels of what it tells. */

/** @type {Promise<any> | null} */
let library = null;

/** The library, loaded when the first chart is drawn. */
function loaded() {
  library ??= import("/console/static/vega.js").catch((error) => {
    library = null;
    throw error;
  });
  return library;
}

/** @param {Element} place @returns {number} */
const widthOf = (place) => Math.max(240, Math.floor(place.clientWidth));

/** @param {Element} place @returns {Look} */
function look(place) {
  const style = getComputedStyle(document.documentElement);
  const colours = Object.fromEntries(TOKENS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  const width = widthOf(place);
  const scale = parseFloat(style.fontSize) / USUAL_LETTERS;
  return { width, isNarrow: width < NARROW * scale, scale, colours, font: style.getPropertyValue("--sans").trim() };
}

/** @param {Look} look @returns {object} how Vega draws what a chart leaves open. */
function config({ colours, scale, font }) {
  const words = { labelFont: font, titleFont: font, labelFontSize: 12 * scale, titleFontSize: 12 * scale, titleFontWeight: 600 };
  return {
    background: colours.ground,
    font,
    view: { stroke: null },
    axis: {
      ...words, labelColor: colours.muted, titleColor: colours.muted, gridColor: colours["chart-grid"],
      domainColor: colours["line-strong"], tickColor: colours["line-strong"], gridOpacity: 0.7,
    },
    legend: { ...words, labelColor: colours.text, titleColor: colours.muted, symbolType: "square" },
    header: { ...words, labelColor: colours.text, titleColor: colours.muted },
    title: { font, fontSize: 13 * scale, color: colours.text, anchor: "start" },
    text: { font, fill: colours.text },
  };
}

/**
 * Draw a chart in a place, until the signal is aborted.
 *
 * @param {HTMLElement} place
 * @param {(look: Look) => any} spec of Vega or Vega-Lite.
 * @param {object} options
 * @param {string} options.label what is seen, in words: the chart is a picture for who does not see it.
 * @param {AbortSignal} options.signal
 * @param {(datum: any) => void} [options.onclick] told the datum of a mark that is clicked.
 * @param {(view: any) => void} [options.ready] told Vega's view each time it is drawn anew.
 * @returns {Promise<Chart>}
 */
export async function draw(place, spec, { label, signal, onclick, ready }) {
  const { vegaEmbed } = await loaded();
  const canvas = h("div", {}); // Vega takes role and label away from the element that it draws in
  const picture = h("div.chart-canvas", { role: "img", "aria-label": plain(label) }, canvas);
  const hint = h("div.chart-hint", { "aria-hidden": "true", hidden: true });
  fill(place, picture, hint);
  let view = /** @type {any} */ (null);
  let width = 0;

  const redraw = async () => {
    if (signal.aborted || !place.isConnected) return;
    const seen = look(place);
    width = seen.width;
    const made = await vegaEmbed(canvas, spec(seen), {
      actions: false, ast: true, config: config(seen), defaultStyle: false, logLevel: ERRORS,
      renderer: "canvas", tooltip: tooltip(place, hint),
    });
    view?.finalize();
    view = made.view;
    if (onclick) view.addEventListener("click", (/** @type {Event} */ _, /** @type {any} */ item) => {
      const datum = item?.datum?.datum ?? item?.datum;
      if (datum) onclick(datum);
    });
    ready?.(view);
  };
  await redraw();
  whenLooksChange(place, () => widthOf(place) !== width, redraw, signal);
  signal.addEventListener("abort", () => view?.finalize(), { once: true });
  return {
    png: async () => {
      const drawn = await view.toCanvas(2);
      return new Promise((resolve) => drawn.toBlob(resolve, "image/png"));
    },
    svg: async () => new Blob([await view.toSVG()], { type: "image/svg+xml" }),
  };
}

/**
 * @param {Element} place
 * @param {() => boolean} isOtherWidth
 * @param {() => Promise<void>} redraw
 * @param {AbortSignal} signal
 */
function whenLooksChange(place, isOtherWidth, redraw, signal) {
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void redraw(), 120);
  };
  const sizes = new ResizeObserver(() => isOtherWidth() && soon());
  sizes.observe(place);
  document.addEventListener("theme", soon, { signal });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", soon, { signal });
  signal.addEventListener("abort", () => sizes.disconnect(), { once: true });
}

/** @param {HTMLElement} place @param {HTMLElement} hint */
function tooltip(place, hint) {
  return (/** @type {unknown} */ _, /** @type {MouseEvent} */ event, /** @type {any} */ __, /** @type {any} */ value) => {
    hint.hidden = !value;
    if (!value) return;
    const lines = typeof value === "object" ? Object.entries(value).map(([name, told]) => `${name}: ${told}`) : [value];
    fill(hint, lines.map((line) => h("div", {}, plain(String(line)))));
    const box = place.getBoundingClientRect();
    const left = Math.min(event.clientX - box.left + 14, box.width - hint.offsetWidth - 4);
    hint.style.setProperty("left", `${Math.max(0, left)}px`);
    hint.style.setProperty("top", `${event.clientY - box.top + 14}px`);
  };
}
