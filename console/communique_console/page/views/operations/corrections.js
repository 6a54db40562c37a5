/** What analysts decided, and how to take it back. */

import { api } from "../../modules/api.js";
import { confirm, tell } from "../../modules/dialogs.js";
import { h, listed, moment, said } from "../../modules/elements.js";
import { empty, show } from "../../modules/states.js";
import { heads } from "../../modules/tables.js";

/** @param {AbortSignal} signal @returns {HTMLElement} */
export function corrections(signal) {
  const place = h("div", {});
  const load = () => void show(place, "Loading corrections …", async () => {
    const { corrections: decided } = await api.get("/corrections", {}, signal);
    return decided.length ? table(decided, load) : empty("No corrections: nobody has split or joined events.");
  }, signal);
  load();
  return h("section.corrections", { "aria-labelledby": "corrections-title" },
    h("div.section-head", {}, h("h2", { id: "corrections-title" }, "Corrections")), place);
}

/** @param {any[]} decided @param {() => void} load */
function table(decided, load) {
  return h("table", {},
    heads(["No.", "Decided", "What", "Why", { name: h("span.unseen", {}, "What to do") }]),
    h("tbody", {}, decided.map((each) => h("tr", {},
      h("td.digits", {}, String(each.number)),
      h("td", {}, moment(each.made_at)),
      h("td", {}, each.decision === "same" ? "one event: " : "not one event: ",
        listed(each.reports.map((at) => [`${at.type} at ${at.start} of `, h("span.mono", {}, said(at.article))]))),
      h("td", {}, each.note ? said(each.note) : ""),
      h("td.actions", {}, h("button", { type: "button", "aria-label": `Take back correction ${each.number}`, onclick: () => void takeBack(each, load) }, "Take back …"))))));
}

/** @param {any} correction @param {() => void} load */
async function takeBack(correction, load) {
  const sure = await confirm({
    title: `Take back correction ${correction.number}?`,
    body: [h("p", {}, "The reports are put together again by what they look like.")],
    yes: "Take back",
  });
  if (!sure) return;
  try {
    await api.delete(`/corrections/${correction.number}`);
  } catch (error) {
    await tell(error);
  }
  load();
}
