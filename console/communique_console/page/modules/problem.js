/** What went wrong, as the server tells it: problem details (RFC 9457). */

export class Problem extends Error {
  /**
   * @param {number} status HTTP's; 0 where the server was not reached.
   * @param {string} title
   * @param {string} [detail]
   * @param {any} [told] all that was told.
   */
  constructor(status, title, detail = "", told = {}) {
    super(detail || title);
    this.name = "Problem";
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.told = told;
  }

  /** @param {Response} response @returns {Promise<Problem>} */
  static async of(response) {
    try {
      const told = await response.json();
      return new Problem(response.status, String(told.title ?? response.statusText), detailOf(told), told);
    } catch {
      return new Problem(response.status, response.statusText || `The server answered ${response.status}`);
    }
  }

  /** Whether it may do well a little later, without anybody doing anything. */
  get isPassing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** Whether another key would help. */
  get wantsKey() {
    return this.status === 401 || (this.status === 403 && String(this.told.type).endsWith(":missing-scope"));
  }
}

/** @param {any} told @returns {string} what is told, with each error of a list that stands beside it. */
function detailOf(told) {
  const words = typeof told.detail === "string" ? [told.detail] : [];
  for (const each of Array.isArray(told.errors) ? told.errors : []) {
    if (each?.message) words.push(each.field ? `${each.field}: ${each.message}` : String(each.message));
  }
  return words.join("; ");
}
