/** The address of the page says which view is shown, and with which filters. */

import { announce } from "./announce.js";
import { fill } from "./elements.js";
import { failure, loading } from "./states.js";
import { plain } from "./text.js";
import { VIEWS } from "./views.js";

const ROOT = "/console/";

/**
 * @typedef {object} View
 * @property {string} path the first part of its address below the root.
 * @property {string} title
 * @property {(root: HTMLElement, query: URLSearchParams, signal: AbortSignal, rest: string) => unknown} render
 *   shows it in an emptied place; `signal` is aborted when another one is shown, or the same with another
 *   query; `rest` is what stands in the address behind its path.
 * @property {boolean} [filters] whether the filter bar stands above it.
 */

let showing = new AbortController();
let shown = "";
/** @type {(view: View, query: URLSearchParams) => void} */
let before = () => {};

/**
 * Show the view of the address, and from then on that of each address that is gone to.
 *
 * @param {(view: View, query: URLSearchParams) => void} beforeEach told of each view before it is shown.
 */
export function start(beforeEach) {
  before = beforeEach;
  document.addEventListener("click", followed);
  addEventListener("popstate", () => void show());
  void show();
}

/** @param {string} path below the root. @param {URLSearchParams | null} [query] @returns {string} */
export function href(path, query = null) {
  const words = query?.toString();
  return ROOT + path + (words ? `?${words}` : "");
}

/** @param {string} id @returns {string} where an event is shown. */
export const eventHref = (id) => href(`event/${encodeURIComponent(id)}`);

/** @param {string} address @param {{replace?: boolean}} [options] */
export function go(address, { replace = false } = {}) {
  if (address === location.pathname + location.search) return;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  void show();
}

/** The query of the address. */
export const query = () => new URLSearchParams(location.search);

/** @param {Record<string, string | null>} changes @returns {void} show the same view with another query. */
export function narrow(changes) {
  const wanted = query();
  for (const [name, value] of Object.entries(changes)) {
    if (value) wanted.set(name, value);
    else wanted.delete(name);
  }
  go(href(location.pathname.slice(ROOT.length), wanted));
}

/** Show the same view anew. */
export const again = () => void show();

/** @param {string} title @returns {void} name the page, as what it shows is called. */
export function titled(title) {
  document.title = `${plain(title)} – Communiqué`;
}

async function show() {
  const [path, ...rest] = location.pathname.slice(ROOT.length).split("/");
  const entry = VIEWS.find((each) => each.path === (path || "feed"));
  const root = document.getElementById("main");
  if (!root) return;
  showing.abort();
  showing = new AbortController();
  const { signal } = showing;
  const isOther = shown !== location.pathname;
  const from = document.activeElement;
  shown = location.pathname;
  if (!entry) return notFound(root);
  if (isOther) fill(root, loading(`Loading ${entry.title} …`));
  const view = await entry.load();
  if (signal.aborted) return;
  titled(view.title);
  const wanted = query();
  before(view, wanted);
  fill(root);
  try {
    await view.render(root, wanted, signal, decodeURIComponent(rest.join("/")));
  } catch (error) {
    if (signal.aborted) return;
    fill(root, failure(error, again));
  }
  if (isOther) arrive(root, view.title, from);
}

/** @param {HTMLElement} root */
function notFound(root) {
  titled("Not found");
  fill(root, failure(new Error(`There is no view at ${location.pathname}`)));
}

/**
 * Take whoever uses keys or listens to the new view, unless the focus was moved on while it was loading.
 *
 * @param {HTMLElement} root
 * @param {string} title
 * @param {Element | null} from what had the focus when the view was asked for.
 */
function arrive(root, title, from) {
  const isStill = document.activeElement === from;
  if (isStill && from !== document.body && !root.contains(from)) root.focus();
  announce(title);
}

/** @param {MouseEvent} event */
function followed(event) {
  const link = /** @type {Element} */ (event.target).closest?.("a[href]");
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!(link instanceof HTMLAnchorElement) || !isPlain || event.defaultPrevented) return;
  if (link.origin !== location.origin || !link.pathname.startsWith(ROOT) || link.download) return;
  if (link.hash) return within(event, link);
  event.preventDefault();
  go(link.pathname + link.search);
  scrollTo(0, 0);
}

/**
 * Go to a place of this view; as another address it would be drawn anew, and whoever went there be nowhere.
 *
 * @param {MouseEvent} event
 * @param {HTMLAnchorElement} link
 */
function within(event, link) {
  const place = document.getElementById(link.hash.slice(1));
  if (!place) return;
  event.preventDefault();
  place.focus();
  place.scrollIntoView();
}
