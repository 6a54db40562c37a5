/** Articles out of what somebody pasted or dropped: a text, JSON lines, or a JSON array. */

/**
 * @param {string} words
 * @param {{published?: string, source?: string, title?: string}} details of a text, which does not tell them itself.
 * @returns {Record<string, unknown>[]} records as `POST /articles` takes them.
 * @throws {SyntaxError} it looks like JSON, and is none; the message tells the line.
 */
export function records(words, { published, source, title } = {}) {
  const text = words.trim();
  if (!text) return [];
  if (text.startsWith("[")) return JSON.parse(text);
  if (text.startsWith("{")) return lines(text);
  const told = { published_at: published, source, title };
  return [{ text, ...Object.fromEntries(Object.entries(told).filter(([, value]) => value)) }];
}

/** @param {string} text @returns {Record<string, unknown>[]} one record for each line, or one over many lines. */
function lines(text) {
  try {
    return [JSON.parse(text)];
  } catch {
    return text.split("\n").map((line, at) => [line, at + 1]).filter(([line]) => String(line).trim()).map(([line, number]) => {
      try {
        return JSON.parse(String(line));
      } catch (error) {
        throw new SyntaxError(`Line ${number} is no JSON: ${/** @type {Error} */ (error).message}`);
      }
    });
  }
}
