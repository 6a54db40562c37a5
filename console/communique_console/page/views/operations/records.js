/** Articles out of what somebody pasted or dropped: a text, JSON lines, or a JSON array. */

/**
 * @typedef {{record: unknown, line: number | null}} Found a record, and the line that it stands in, where lines are records.
 * @typedef {{line: number | null, reason: string}} Broken
 */

/**
 * @param {string} words
 * @param {{published?: string, source?: string, title?: string}} details of a text, which does not tell them itself.
 * @returns {{found: Found[], broken: Broken[]}} records as `POST /articles` takes them, and what looks like some and is none.
 */
export function records(words, { published, source, title } = {}) {
  const text = words.trim();
  if (!text) return { found: [], broken: [] };
  if (text.startsWith("[")) return whole(words);
  if (text.startsWith("{")) return lines(words);
  const told = { published_at: published, source, title };
  return { found: [{ record: { text, ...Object.fromEntries(Object.entries(told).filter(([, value]) => value)) }, line: null }], broken: [] };
}

/** @param {string} words @returns {{found: Found[], broken: Broken[]}} of one value over many lines. */
function whole(words) {
  try {
    const told = JSON.parse(words);
    return { found: (Array.isArray(told) ? told : [told]).map((record) => ({ record, line: null })), broken: [] };
  } catch (error) {
    const reason = /** @type {Error} */ (error).message;
    return { found: [], broken: [{ line: lineOf(reason, words), reason: noJson(reason) }] };
  }
}

/** @param {string} words @returns {{found: Found[], broken: Broken[]}} one record for each line, or one over many lines. */
function lines(words) {
  const one = whole(words);
  if (one.found.length) return one;
  /** @type {Found[]} */
  const found = [];
  /** @type {Broken[]} */
  const broken = [];
  words.split("\n").forEach((text, at) => {
    if (!text.trim()) return;
    try {
      found.push({ record: JSON.parse(text), line: at + 1 });
    } catch (error) {
      broken.push({ line: at + 1, reason: noJson(/** @type {Error} */ (error).message) });
    }
  });
  return found.length ? { found, broken } : one; // a single record over many lines, which is broken
}

/** @param {string} reason @returns {string} without the place, which browsers count from the start of what they were given. */
const noJson = (reason) => `no JSON: ${reason.replace(/\s*(?:in JSON )?at (?:position|line)\b.*$/s, "")}`;

/** @param {string} reason as a browser words it. @param {string} words @returns {number | null} */
function lineOf(reason, words) {
  const line = /\bline (\d+)/.exec(reason);
  if (line) return Number(line[1]);
  const position = /\bposition (\d+)/.exec(reason);
  if (position) return words.slice(0, Number(position[1])).split("\n").length;
  return /end of (?:JSON|data)|Unexpected end/i.test(reason) ? words.trimEnd().split("\n").length : null;
}
