/** The stretches of an article that an event was read from, each with what it tells. */

/**
 * @typedef {{start: number, end: number, text: string}} Span in code points, end exclusive.
 *
 * @typedef {object} Told
 * @property {number} start
 * @property {number} end
 * @property {string} group what its colour says: event, who, when, where, what, worth, said, evidence.
 * @property {string} label the same in a word: "host", "when"; empty for sentences of evidence.
 * @property {string} key ties it to a row of the fields: "who:Birna Holt", "place".
 */

/**
 * The spans of one report.
 *
 * @param {any} report an event of one article.
 * @param {import("../../modules/words.js").Participant[]} participants of the canonical event, whose names the keys have.
 * @returns {Told[]}
 */
export function spansOf(report, participants) {
  /** @type {Told[]} */
  const found = [];
  const add = (/** @type {Span | null | undefined} */ span, group, label, key) => {
    if (span) found.push({ start: span.start, end: span.end, group, label, key });
  };
  for (const span of report.evidence) add(span, "evidence", "", "evidence");
  add(report.trigger, "event", report.subtype, "subtype");
  for (const person of report.participants) {
    const key = `who:${nameIn(person, participants)}`;
    for (const span of person.mentions) add(span, "who", person.role, key);
  }
  add(report.date?.span, "when", "when", "date");
  add(report.place?.span, "where", "where", "place");
  add(report.instrument?.span, "what", "instrument", "instrument");
  for (const span of report.fields ?? []) add(span, "what", "area", "fields");
  for (const span of report.topics ?? []) add(span, "what", "topic", "topics");
  add(report.value?.span, "worth", "value", "value");
  add(report.duration?.span, "worth", "duration", "duration");
  for (const span of report.statements ?? []) add(span, "said", `said by ${span.speaker}`, "statements");
  return found;
}

/**
 * The name under which the canonical event has a report's participant: the same, or of the same kind with the
 * same last word ("Holt" for "Birna Holt").
 *
 * @param {{name: string, kind: string}} person
 * @param {import("../../modules/words.js").Participant[]} participants
 * @returns {string}
 */
function nameIn(person, participants) {
  const same = participants.find(({ name }) => name === person.name);
  const alike = participants.find(({ name, kind }) => kind === person.kind && lastWord(name) === lastWord(person.name));
  return (same ?? alike ?? person).name;
}

/** @param {string} name */
const lastWord = (name) => name.toLowerCase().split(/\s+/).at(-1);

/**
 * Spans as a tree: those within another one below it; one that crosses another's end is cut there.
 *
 * @typedef {Told & {isLast: boolean, inner: Node[]}} Node `isLast`: no other piece of the span comes behind.
 * @param {(Told & {isLast?: boolean})[]} spans
 * @returns {Node[]}
 */
export function nested(spans) {
  const waiting = spans.map((span) => ({ isLast: true, ...span })).sort(inOrder);
  /** @type {Node[]} */
  const found = [];
  for (let outer = waiting.shift(); outer; outer = waiting.shift()) {
    const inner = [];
    while (waiting.length && waiting[0].start < outer.end) {
      const next = /** @type {Told & {isLast: boolean}} */ (waiting.shift());
      if (next.end <= outer.end) inner.push(next);
      else {
        inner.push({ ...next, end: outer.end, isLast: false });
        waiting.push({ ...next, start: outer.end });
        waiting.sort(inOrder);
      }
    }
    found.push({ ...outer, inner: nested(inner) });
  }
  return found;
}

/** @param {Told} one @param {Told} other */
function inOrder(one, other) {
  return one.start - other.start || other.end - one.end || RANK.indexOf(one.group) - RANK.indexOf(other.group);
}

const RANK = ["evidence", "said", "what", "worth", "when", "where", "event", "who"];
/** Of spans over the same words, the first one here stands around the others. */
