/** What analysts decided, and how to take it back. */

import { announce } from "../../modules/announce.js";
import { address, api, send } from "../../modules/api.js";
import { confirm, tell } from "../../modules/dialogs.js";
import { fill, h, listed, moment, said } from "../../modules/elements.js";
import { saver } from "../../modules/export.js";
import { empty, show } from "../../modules/states.js";
import { heads } from "../../modules/tables.js";
import { counted } from "../../modules/words.js";

/** @param {AbortSignal} signal @returns {HTMLElement} */
export function corrections(signal) {
  const place = h("div", {});
  const load = () => void show(place, "Loading corrections …", async () => {
    const { corrections: decided } = await api.get("/corrections", {}, signal);
    return decided.length ? table(decided, load) : empty("No corrections: nobody has split or joined events.");
  }, signal);
  load();
  const told = h("div", { role: "status" });
  const file = /** @type {HTMLInputElement} */ (h("input", {
    id: "corrections-file", type: "file", accept: ".csv,text/csv", onchange: () => void apply(file, told, load),
  }));
  const save = saver("Export CSV", "corrections.csv", async () =>
    (await send(address("/corrections", { format: "csv" }))).blob());
  return h("section.corrections", { "aria-labelledby": "corrections-title" },
    h("div.section-head", {}, h("h2", { id: "corrections-title" }, "Corrections"), save), place,
    h("p.line", {}, h("label", { for: "corrections-file" }, "Take over those of a table (CSV)"), file), told);
}

/** @param {HTMLInputElement} input @param {HTMLElement} told @param {() => void} load */
async function apply(input, told, load) {
  const file = input.files?.[0];
  if (!file) return;
  try {
    const answer = await send("/corrections", { method: "POST", body: file, headers: { "Content-Type": "text/csv" } });
    const { made, instead_of: dropped, known, refused } = await answer.json();
    const words = [counted(made.length, "correction") + " made", dropped.length && `${dropped.length} of before hold no longer`,
      known && `${known} known already`, refused.length && `${counted(refused.length, "line")} refused`].filter(Boolean).join(", ");
    fill(told, h("p", {}, `${words}.`), h("ul.plain", {}, refused.map((/** @type {any} */ { line, reason }) =>
      h("li.refused", {}, h("strong", {}, `line ${line}: `), said(reason)))));
    announce(words);
    load();
  } catch (error) {
    await tell(error);
  } finally {
    input.value = "";
  }
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
