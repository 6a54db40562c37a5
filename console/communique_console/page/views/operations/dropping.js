/** Files that are dropped anywhere on the page. */

/**
 * Take what is dropped, for as long as the view is shown; elsewhere a browser would leave the page for a file.
 *
 * @param {HTMLElement} place lights up while files are held over the page.
 * @param {(files: FileList) => void} take
 * @param {AbortSignal} signal
 */
export function dropped(place, take, signal) {
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
  const light = (/** @type {boolean} */ isOver) => place.classList.toggle("is-over", isOver);
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    light(true);
  }, { signal });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) light(false); // it has left the window, and not only one element for another
  }, { signal });
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    light(false);
    if (event.dataTransfer) take(event.dataTransfer.files);
  }, { signal });
}

/** @param {ArrayBuffer} content @returns {string | null} null where it is no text. */
export function textOf(content) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return null;
  }
}
