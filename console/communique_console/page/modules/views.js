/**
 * The views, in the order in which the bar names them. Each is loaded when it is first shown.
 *
 * `load` gives what a file of `views/` exports as `view` (see `View` in `router.js`). What has no place in
 * the bar says so.
 */

/** @typedef {{path: string, title: string, load: () => Promise<import("./router.js").View>, inBar?: boolean}} Entry */

/** @type {Entry[]} */
export const VIEWS = [
  { path: "feed", title: "Feed", load: async () => (await import("../views/feed.js")).view },
  { path: "event", title: "Event", load: async () => (await import("../views/event.js")).view, inBar: false },
  { path: "map", title: "Map", load: async () => (await import("../views/map.js")).view },
  { path: "network", title: "Network", load: async () => (await import("../views/network.js")).view },
  { path: "timeline", title: "Timeline", load: async () => (await import("../views/timeline.js")).view },
  { path: "agreements", title: "Agreements", load: async () => (await import("../views/agreements.js")).view },
  { path: "people", title: "People", load: async () => (await import("../views/people.js")).view },
  { path: "operations", title: "Operations", load: async () => (await import("../views/operations.js")).view },
];
