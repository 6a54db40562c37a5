/** Whether the server is reached: a line that says when it is not, and word for those who wait for it. */

import { announce } from "./announce.js";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 5000;

const changes = new EventTarget();
let isLost = false;

/** Say that a request did not reach the server; from then on it is tried until it is there again. */
export function lost() {
  if (isLost) return;
  isLost = true;
  tell("Connection lost. Trying again …");
  void tryAgain(FIRST_WAIT);
}

/** @param {string} words */
function tell(words) {
  const line = document.getElementById("connection");
  if (line) line.textContent = words;
}

/** @param {number} wait milliseconds */
async function tryAgain(wait) {
  await new Promise((resolve) => setTimeout(resolve, wait));
  try {
    const answer = await fetch("/readyz", { cache: "no-store" });
    if (answer.status >= 500) throw new Error(answer.statusText);
  } catch {
    return tryAgain(Math.min(wait * 2, LONGEST_WAIT));
  }
  isLost = false;
  tell("");
  announce("The connection is there again.");
  changes.dispatchEvent(new Event("regained"));
}

/**
 * Do something each time the server is reached again.
 *
 * @param {() => void} action
 * @param {AbortSignal} signal ends it.
 */
export function whenRegained(action, signal) {
  changes.addEventListener("regained", action, { signal });
}

/** @param {AbortSignal} signal @returns {Promise<void>} settled once the server is reached. */
export function reached(signal) {
  if (!isLost) return Promise.resolve();
  return new Promise((resolve, reject) => {
    changes.addEventListener("regained", () => resolve(), { once: true, signal });
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
