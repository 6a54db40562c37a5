/** A place to paste or drop articles, and to watch them being read until their events are there. */

import { api } from "../../modules/api.js";
import { announce } from "../../modules/announce.js";
import { fill, h, said } from "../../modules/elements.js";
import { eventHref } from "../../modules/router.js";
import { Problem } from "../../modules/problem.js";
import { failure } from "../../modules/states.js";
import { counted, headline, statusMark } from "../../modules/words.js";
import { records } from "./records.js";

const EVERY = 500;

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
  const wrong = h("div", { "aria-live": "assertive" });

  /** @param {FileList | null | undefined} dropped */
  async function take(dropped) {
    for (const file of dropped ?? []) await push(await file.text(), { published: inputs.published.value });
    files.value = "";
  }

  /** @param {string} words @param {Parameters<typeof records>[1]} details @returns {Promise<boolean>} */
  async function push(words, details) {
    try {
      fill(wrong);
      const wanted = records(words, details);
      if (!wanted.length) return false;
      const answer = await api.post("/articles", wanted, { headers: { "Idempotency-Key": name() } });
      list.querySelector(":scope > .muted")?.remove();
      list.prepend(...rowsOf(answer, signal, whenDead));
      announce(`${counted(wanted.length, "article")} pushed.`);
      return true;
    } catch (error) {
      if (error instanceof SyntaxError) fill(wrong, h("p.state.error", {}, said(error.message)));
      else fill(wrong, failure(error), error instanceof Problem && h("ul.plain", {}, refusals(error.told.refused ?? [])));
      return false;
    }
  }

  const form = h("form.paste", {
    onsubmit: async (/** @type {Event} */ event) => {
      event.preventDefault();
      const details = { title: inputs.title.value, source: inputs.source.value, published: inputs.published.value };
      if (await push(text.value, details)) text.value = "";
    },
    ondragover: (/** @type {DragEvent} */ event) => event.preventDefault(),
    ondrop: (/** @type {DragEvent} */ event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      void take(event.dataTransfer.files);
    },
  },
    h("label", { for: "paste" }, "Text of an article, or articles as JSON lines"), text,
    h("p.small.muted", { id: "paste-help" }, "Files can be dropped here as well. A text takes the details below; JSON lines have their own."),
    h("div.line", {},
      h("span.field", {}, h("label", { for: "paste-title" }, "Title"), inputs.title),
      h("span.field", {}, h("label", { for: "paste-source" }, "Outlet"), inputs.source),
      h("span.field", {}, h("label", { for: "paste-published" }, "Published"), inputs.published),
      h("span.field", {}, h("label", { for: "paste-files" }, "Files"), files)),
    h("div", {}, h("button.first", { type: "submit" }, "Push")), wrong);
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
  return [...refusals(answer.refused), ...taken];
}

/** @param {{index: number, id?: string | null, reason: string}[]} refused */
function refusals(refused) {
  return refused.map(({ index, id, reason }) => h("li.refused", {},
    h("strong", {}, `refused, number ${index + 1}`, id ? [" (", said(id), ")"] : null, ": "), said(reason)));
}

const WORDS = new Map([["waiting", "waiting …"], ["under_way", "being read …"], ["done", "read"], ["dead", "could not be read: see the dead letters"]]);

/** @param {string} article @param {HTMLElement} state @param {HTMLElement} found @param {AbortSignal} signal @param {() => void} whenDead */
async function watch(article, state, found, signal, whenDead) {
  const path = `/articles/${encodeURIComponent(article)}/status`;
  while (!signal.aborted) {
    try {
      const told = await api.get(path, {}, signal);
      state.textContent = WORDS.get(told.status) ?? told.status;
      if (told.status === "dead") return whenDead();
      if (told.status === "done" && (await events(article, state, found, signal))) return;
    } catch (error) {
      if (signal.aborted) return;
      state.textContent = "it is not known what became of it: trying again …";
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

/** @param {string} article @param {HTMLElement} state @param {HTMLElement} found @param {AbortSignal} signal @returns {Promise<boolean>} whether they are there. */
async function events(article, state, found, signal) {
  const reports = (await api.get("/reports", { article, limit: 100 }, signal)).reports;
  if (!reports.length) {
    state.textContent = "read: it reports no meeting and no agreement";
    return true;
  }
  const { events: told } = await api.get("/events", { article, limit: 100 }, signal);
  state.textContent = told.length ? `read: ${counted(told.length, "event")}` : `read: ${counted(reports.length, "report")}, being merged …`;
  fill(found, told.map((event) => h("li", {}, statusMark(event.status), " ",
    h("a", { href: eventHref(event.id) }, headline(event)))));
  return told.length > 0;
}
