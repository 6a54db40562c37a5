/** Words for who listens to the page instead of looking at it. */

/** @param {string} words */
export function announce(words) {
  const region = document.getElementById("announcements");
  if (region) region.textContent = words;
}
