/** A place to paste or drop articles, and to watch them being read until their events are there. */

import { api } from "../../modules/api.js";
import { announce } from "../../modules/announce.js";
import { fill, h, said } from "../../modules/elements.js";
import { Problem } from "../../modules/problem.js";
import { wordsOf } from "../../modules/states.js";
import { counted } from "../../modules/words.js";
import { dropped, textOf } from "./dropping.js";
import { records } from "./records.js";
import { watch } from "./watching.js";

const BATCH = 200;
/** So many articles are sent at a time: a large file must not be too large for a request. */
const MOST_TOLD = 20;

/**
 * @param {AbortSignal} signal
 * @param {() => void} whenDead called when one could not be read.
 * @returns {HTMLElement}
 */
export function reading(signal, whenDead) {
  const text = /** @type {HTMLTextAreaElement} */ (h("textarea", {
    id: "paste", rows: 8, "aria-describedby": "paste-help", placeholder: "OSLO, May 14 — …",
  }));
  const inputs = {
    title: input("paste-title", "text"), source: input("paste-source", "text"), published: input("paste-published", "date"),
  };
  const files = /** @type {HTMLInputElement} */ (h("input", {
    id: "paste-files", type: "file", multiple: true, accept: ".txt,.json,.jsonl,.ndjson", onchange: () => void take(files.files),
  }));
  const list = h("ol.plain.read", { "aria-label": "Articles pushed here" },
    h("li.muted", {}, "What is pushed here is listed with what becomes of it."));
  const wrong = h("div", { role: "alert" });

  /** @param {FileList | null | undefined} dropped */
  async function take(dropped) {
    fill(wrong);
    for (const file of dropped ?? []) {
      const words = textOf(await file.arrayBuffer());
      if (words === null) tellBroken([{ line: null, reason: "no text in UTF-8" }], file.name);
      else await push(words, { published: inputs.published.value }, file.name);
    }
    files.value = "";
  }

  /**
   * Push all that can be read; what cannot is told by its line, and costs the rest nothing.
   *
   * @param {string} words
   * @param {Parameters<typeof records>[1]} details
   * @param {string} [file] its name.
   * @returns {Promise<boolean>} whether all of it was read.
   */
  async function push(words, details, file = "") {
    const { found, broken } = records(words, details);
    tellBroken(broken, file);
    for (let at = 0; at < found.length; at += BATCH) {
      const batch = found.slice(at, at + BATCH);
      try {
        const answer = await api.post("/articles", batch.map(({ record }) => record), { headers: { "Idempotency-Key": name() } });
        list.querySelector(":scope > .muted")?.remove();
        list.prepend(...refusals(answer.refused, batch, file), ...rowsOf(answer, signal, whenDead));
      } catch (error) {
        tellFailure(error, batch, file, at);
        return false;
      }
    }
    if (found.length) announce(`${counted(found.length, "article")} pushed.`);
    return !broken.length;
  }

  /** @param {import("./records.js").Broken[]} broken @param {string} file */
  function tellBroken(broken, file) {
    if (!broken.length) return;
    wrong.append(h("ul.plain.state.error", {}, broken.slice(0, MOST_TOLD).map(({ line, reason }) =>
      h("li.refused", {}, h("strong", {}, placeOf(file, line), ": "), said(reason))),
      broken.length > MOST_TOLD && h("li", {}, `and ${counted(broken.length - MOST_TOLD, "line")} more`)));
  }

  /** @param {unknown} error @param {import("./records.js").Found[]} batch @param {string} file @param {number} done how many were pushed before. */
  function tellFailure(error, batch, file, done) {
    wrong.append(wordsOf(error));
    if (error instanceof Problem) wrong.append(h("ul.plain", {}, refusals(error.told.refused ?? [], batch, file)));
    if (done) wrong.append(h("p", {}, `The first ${done.toLocaleString("en")} were pushed; those that come again are known, and read once.`));
  }

  const form = h("form.paste", {
    onsubmit: async (/** @type {Event} */ event) => {
      event.preventDefault();
      fill(wrong);
      const details = { title: inputs.title.value, source: inputs.source.value, published: inputs.published.value };
      if (await push(text.value, details)) text.value = "";
    },
  },
    h("label", { for: "paste" }, "Text of an article, or articles as JSON lines"), text,
    h("p.small.muted", { id: "paste-help" }, "Files can be dropped on this page as well. A text takes the details below; JSON lines have their own."),
    h("div.line", {},
      h("span.field", {}, h("label", { for: "paste-title" }, "Title"), inputs.title),
      h("span.field", {}, h("label", { for: "paste-source" }, "Outlet"), inputs.source),
      h("span.field", {}, h("label", { for: "paste-published" }, "Published"), inputs.published),
      h("span.field", {}, h("label", { for: "paste-files" }, "Files"), files)),
    h("div", {}, h("button.first", { type: "submit" }, "Push")), wrong);
  dropped(form, (found) => void take(found), signal);
  return h("section.reading", { "aria-labelledby": "reading-title" },
    h("div.section-head", {}, h("h2", { id: "reading-title" }, "Put articles in")), form, list);
}

/** @param {string} id @param {string} type @returns {HTMLInputElement} */
const input = (id, type) => /** @type {HTMLInputElement} */ (h("input", { id, type, autocomplete: "off" }));

/** @returns {string} a name for this push, so that it counts once however often it is sent. */
function name() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const RESULTS = new Map([
  ["known", "known already, and not read again: "],
  ["differs", "known with another title, date or text, and not read again: "],
]);

/** @param {any} answer as `POST /articles` gives it. @param {AbortSignal} signal @param {() => void} whenDead */
function rowsOf(answer, signal, whenDead) {
  const taken = answer.receipts.map(({ id, result }) => {
    const state = h("span", { role: "status" }, "waiting …");
    const found = h("ul.plain.found", {});
    void watch(id, state, found, signal, whenDead);
    return h("li", { "data-article": id }, h("span.mono.small", {}, said(id)), " – ", RESULTS.get(result) ?? "", state, found);
  });
  return taken;
}

/**
 * @param {{index: number, id?: string | null, reason: string}[]} refused
 * @param {import("./records.js").Found[]} batch
 * @param {string} file
 */
function refusals(refused, batch, file) {
  return refused.map(({ index, id, reason }) => h("li.refused", {},
    h("strong", {}, "refused, ", placeOf(file, batch[index]?.line ?? null, index), id ? [" (", said(id), ")"] : null, ": "), said(reason)));
}

/** @param {string} file @param {number | null} line @param {number} [index] of a record that has no line. */
function placeOf(file, line, index) {
  const place = line !== null ? `line ${line}` : index !== undefined ? `number ${index + 1}` : null;
  return [file && said(file), file && place ? ", " : null, place ?? (file ? null : "this")];
}
