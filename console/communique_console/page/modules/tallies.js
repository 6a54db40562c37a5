/** What charts count, the same in all of them: what was held, made, planned, and called off. */

import { counted } from "./words.js";

/** @typedef {{meetings: number, agreements: number, planned: number, called_off: number}} Tally */

/** @type {{key: keyof Tally, name: string, colour: string}[]} */
export const SORTS = [
  { key: "meetings", name: "Meetings held", colour: "chart-1" },
  { key: "agreements", name: "Agreements made", colour: "chart-3" },
  { key: "planned", name: "Planned", colour: "chart-2" },
  { key: "called_off", name: "Called off or denied", colour: "line-strong" },
];

export const COLUMNS = SORTS.map(({ name }) => ({ name, isNumber: true }));

/** @param {Tally} tally @returns {number[]} in the order of the columns. */
export const figures = (tally) => SORTS.map(({ key }) => tally[key]);

/** @param {Tally} tally */
export const total = (tally) => figures(tally).reduce((sum, number) => sum + number, 0);

/** @param {Tally} tally */
export const held = (tally) => tally.meetings + tally.agreements;

/** @param {Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  const found = { meetings: 0, agreements: 0, planned: 0, called_off: 0 };
  for (const tally of tallies) for (const { key } of SORTS) found[key] += tally[key];
  return found;
}

/** @param {Tally} tally @returns {string} "3 meetings, 1 agreement, 2 planned" */
export function inWords(tally) {
  const told = [
    tally.meetings && counted(tally.meetings, "meeting"),
    tally.agreements && counted(tally.agreements, "agreement"),
    tally.planned && `${tally.planned.toLocaleString("en")} planned`,
    tally.called_off && `${tally.called_off.toLocaleString("en")} called off`,
  ].filter(Boolean);
  return told.join(", ") || "none";
}
