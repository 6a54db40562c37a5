/** Requests to the server that the page came from. */

import { lost } from "./connection.js";
import { ask, authorization, timesAsked } from "./key.js";
import { Problem } from "./problem.js";

/**
 * @typedef {Record<string, string | number | boolean | null | undefined>} Parameters
 */

/**
 * A path with parameters; those that are empty are left out.
 *
 * @param {string} path
 * @param {Parameters} [parameters]
 * @returns {string}
 */
export function address(path, parameters = {}) {
  const told = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const query = new URLSearchParams(told.map(([name, value]) => [name, String(value)])).toString();
  return query ? `${path}?${query}` : path;
}

/**
 * Send a request, with the key; where one is missing, ask for it and send the request again.
 *
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<Response>} an answer that is no error.
 * @throws {Problem} the server refused, failed, or was not reached.
 */
export async function send(path, options = {}) {
  for (;;) {
    const before = timesAsked();
    const response = await reach(path, options);
    if (response.ok) return response;
    const problem = await Problem.of(response);
    if (problem.wantsKey && (await ask(problem.message, before))) continue;
    throw problem;
  }
}

/** @param {string} path @param {RequestInit} options @returns {Promise<Response>} */
async function reach(path, options) {
  try {
    const headers = { ...options.headers, ...authorization() };
    return await fetch(path, { cache: "no-store", ...options, headers });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    lost();
    throw new Problem(0, "The server is not reached", "It is tried again until it is there.");
  }
}

/** @param {string} method @param {string} path @param {unknown} body @param {RequestInit} [options] */
async function sendBody(method, path, body, options = {}) {
  const headers = { "Content-Type": "application/json", ...options.headers };
  const response = await send(path, {
    ...options, method, ...(body === undefined ? {} : { headers, body: JSON.stringify(body) }),
  });
  const told = await response.text();
  return told ? JSON.parse(told) : null;
}

export const api = {
  /**
   * @param {string} path
   * @param {Parameters} [parameters]
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>} the answer's JSON.
   */
  async get(path, parameters, signal) {
    return (await send(address(path, parameters), { signal })).json();
  },

  /** @param {string} path @param {unknown} [body] @param {RequestInit} [options] @returns {Promise<any>} */
  post: (path, body, options) => sendBody("POST", path, body, options),

  /** @param {string} path @param {RequestInit} [options] @returns {Promise<any>} */
  delete: (path, options) => sendBody("DELETE", path, undefined, options),
};
