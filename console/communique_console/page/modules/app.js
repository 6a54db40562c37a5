/** The page's start: the bar, the filter bar, and the router that shows the rest. */

import { fill, h } from "./elements.js";
import { bar } from "./filters.js";
import { href, query, start } from "./router.js";
import { apply, chooser } from "./theme.js";
import { VIEWS } from "./views.js";
import { filtersOf } from "./filter_names.js";

const navigation = /** @type {HTMLElement} */ (document.getElementById("views"));
const filters = /** @type {HTMLElement} */ (document.getElementById("filters"));

apply();
document.getElementById("tools")?.append(chooser());
const filterBar = bar(filters);

start((view, wanted) => {
  showViews(view.path);
  filters.hidden = !view.filters;
  filterBar.show(wanted);
});

/** @param {string} current whose views keep the filters of the address. */
function showViews(current) {
  const kept = new URLSearchParams(filtersOf(query()));
  const links = VIEWS.filter((entry) => entry.inBar !== false).map((entry) => h("li", {},
    h("a", { href: href(entry.path, kept), "aria-current": entry.path === current && "page" }, entry.title)));
  fill(navigation, links);
}
