/**
 * Server-sent events, read from a request rather than by `EventSource`: a request can carry a key.
 * Where the connection ends, it goes on behind the last event that was read.
 */

import { address, send } from "./api.js";
import { reached } from "./connection.js";
import { Problem } from "./problem.js";

/** @typedef {{id: string, event: string, data: string}} Message */

const PAUSE = 1000;

/**
 * Read a stream until the signal ends it, or the server refuses it for good.
 *
 * @param {string} path
 * @param {import("./api.js").Parameters} parameters
 * @param {(message: Message) => void} each
 * @param {AbortSignal} signal
 * @param {(isOpen: boolean) => void} [state] told when the stream opens, and when it breaks off.
 */
export async function follow(path, parameters, each, signal, state = () => {}) {
  let last = "";
  while (!signal.aborted) {
    try {
      await reached(signal);
      const headers = { Accept: "text/event-stream", ...(last ? { "Last-Event-ID": last } : {}) };
      const response = await send(address(path, parameters), { headers, signal });
      state(true);
      for await (const message of messages(response)) {
        last = message.id || last;
        if (message.data) each(message);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Problem && !error.isPassing) return state(false);
    }
    state(false);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** @param {Response} response @returns {AsyncGenerator<Message>} */
async function* messages(response) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).replaceAll("\r\n", "\n").split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) yield message(block);
  }
}

/** @param {string} block @returns {Message} */
function message(block) {
  const found = { id: "", event: "message", data: "" };
  const data = [];
  for (const line of block.split("\n")) {
    const [, name, value] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (name === "data") data.push(value);
    else if (name === "id" || name === "event") found[name] = value;
  }
  return { ...found, data: data.join("\n") };
}
