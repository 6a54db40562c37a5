/** What can be asked of events: the names are those of the store's queries, and of `communique events`. */

export const TYPES = ["meeting", "agreement"];
export const STATUSES = ["occurred", "ongoing", "planned", "proposed", "cancelled", "denied"];

export const FILTERS = [
  "participant", "country", "type", "status", "since", "until", "min_reports", "min_outlets",
  "min_confidence", "article",
];

/** @param {URLSearchParams} query @returns {Record<string, string>} what it asks of events. */
export const filtersOf = (query) =>
  Object.fromEntries([...query].filter(([name, value]) => FILTERS.includes(name) && value));
