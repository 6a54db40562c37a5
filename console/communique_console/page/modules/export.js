/** What a view shows, as a file. */

import { address, send } from "./api.js";
import { announce } from "./announce.js";
import { h } from "./elements.js";
import { tell } from "./dialogs.js";

/**
 * Hand a file to the browser.
 *
 * @param {Blob} content
 * @param {string} name
 */
function save(content, name) {
  const url = URL.createObjectURL(content);
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  announce(`${name} is saved.`);
}

const PAGE = 1000;

/**
 * A list of the server as one table, page by page.
 *
 * @param {string} path
 * @param {import("./api.js").Parameters} parameters
 * @returns {Promise<Blob>}
 */
export async function wholeList(path, parameters) {
  const parts = [];
  let next = address(path, { ...parameters, format: "csv", limit: PAGE });
  while (next) {
    const response = await send(next);
    const text = await response.text();
    parts.push(parts.length ? text.slice(text.indexOf("\n") + 1) : text);
    next = /<([^>]+)>; rel="next"/.exec(response.headers.get("Link") ?? "")?.[1] ?? "";
  }
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}

/**
 * A button that makes a file and saves it; a dialog tells what goes wrong.
 *
 * @param {unknown} words on it.
 * @param {string} name of the file.
 * @param {() => Blob | null | Promise<Blob>} make gives null where there is nothing to save yet.
 * @param {string} [tag] of the button, with its classes.
 * @returns {HTMLElement}
 */
export function saver(words, name, make, tag = "button") {
  const button = h(tag, { type: "button", onclick: async () => {
    button.setAttribute("disabled", "");
    try {
      const content = await make();
      if (content) save(content, name);
    } catch (error) {
      void tell(error);
    } finally {
      button.removeAttribute("disabled");
    }
  } }, words);
  return button;
}

/**
 * Rows as CSV (RFC 4180). What a spreadsheet would take for a formula is marked as text by an apostrophe.
 *
 * @param {string[]} names of the columns.
 * @param {unknown[][]} rows
 * @returns {Blob}
 */
export function csv(names, rows) {
  const lines = [names, ...rows].map((row) => row.map(cell).join(","));
  return new Blob([lines.join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" });
}

/** @param {unknown} value @returns {string} */
function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value !== "number" ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
