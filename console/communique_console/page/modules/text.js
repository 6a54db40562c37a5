/**
 * Texts from outside: text wherever they stand, never markup, and no invisible character works unseen.
 *
 * What is shown by its number is what a terminal of ours shows by it too: control and format characters,
 * and halves of surrogate pairs. Line breaks and tabs stay as they are.
 */

const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/gu;

const NAMES = new Map([
  [0x00ad, "soft hyphen"], [0x200b, "zero-width space"], [0x200c, "zero-width non-joiner"],
  [0x200d, "zero-width joiner"], [0x200e, "left-to-right mark"], [0x200f, "right-to-left mark"],
  [0x202a, "left-to-right embedding"], [0x202b, "right-to-left embedding"],
  [0x202c, "pop directional formatting"], [0x202d, "left-to-right override"],
  [0x202e, "right-to-left override"], [0x2066, "left-to-right isolate"],
  [0x2067, "right-to-left isolate"], [0x2068, "first strong isolate"],
  [0x2069, "pop directional isolate"], [0xfeff, "byte order mark"],
]);

/** @param {string} character @returns {string} "U+202E" */
const numbered = (character) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/**
 * A text from outside as a part of the page: isolated in its direction, its invisible characters shown.
 *
 * @param {string} text
 * @returns {HTMLElement}
 */
export function said(text) {
  const element = document.createElement("bdi");
  element.className = "said";
  element.append(...pieces(text));
  return element;
}

/**
 * The same as nodes, for an element that is isolated itself.
 *
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function pieces(text) {
  /** @type {(Node | string)[]} */
  const found = [];
  let from = 0;
  for (const match of text.matchAll(INVISIBLE)) {
    if (match.index > from) found.push(text.slice(from, match.index));
    found.push(shown(match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push(text.slice(from));
  return found;
}

/**
 * A text from outside for where no element can stand: an attribute, an option, the page's title.
 *
 * @param {string} text
 * @returns {string}
 */
export function plain(text) {
  return text.replaceAll(INVISIBLE, (character) => `[${numbered(character)}]`);
}

/** @param {string} character @returns {HTMLElement} */
function shown(character) {
  const element = document.createElement("span");
  element.className = "control";
  element.title = NAMES.get(character.codePointAt(0) ?? 0) ?? "invisible character";
  element.textContent = numbered(character);
  return element;
}
