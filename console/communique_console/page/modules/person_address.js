/** Addresses of persons, bodies and states: `people/person/NOR/Lars Hagen`, `people/country/NOR`. */

import { filtersOf } from "./filter_names.js";
import { href } from "./router.js";

const NONE = "-";
/** In place of a state where none is told. */

/**
 * @param {{kind: string, name: string, country: string | null}} someone
 * @param {URLSearchParams} query whose filters the page keeps.
 */
export function personHref({ kind, name, country }, query) {
  const parts = kind === "country" && country ? [kind, country] : [kind, country ?? NONE, name];
  return href(`people/${parts.map(encodeURIComponent).join("/")}`, new URLSearchParams(filtersOf(query)));
}

/** @param {string} rest what stands behind `people/`. @returns {{kind: string, of: string | null, name: string}} */
export function whoOf(rest) {
  const [kind, of, ...name] = rest.split("/");
  return { kind, of: of && of !== NONE ? of : null, name: name.join("/") };
}
