/** The way to the page around the editor: the same handshake as a lesson's, then drafts and answers through a port. */

import type { Address } from "../player/address.ts";
import { readToEditor, type FromEditor, type ToEditor } from "../protocol/editor.ts";
import * as LIMITS from "../protocol/limits.ts";
import { jsonBytes, readConnect } from "../protocol/read.ts";

const protocol = 2;

export interface Host {
  post(message: FromEditor): void;
}

/** `slow`: nobody has answered for some time; it goes on trying. */
export function connectHost({ nonce, host }: Address, heard: (message: ToEditor) => void, slow: () => void): Host {
  let port: MessagePort | undefined;
  const knock = () => parent.postMessage({ type: "skua:hello", protocol, nonce }, host);
  const again = setInterval(knock, LIMITS.helloEveryMs);
  const waited = setTimeout(slow, LIMITS.helloPatienceMs);
  addEventListener("message", ({ source, origin, data, ports }) => {
    if (source !== parent || origin !== host) return;
    const message = readConnect(data);
    if (!message || !ports[0] || message.nonce !== nonce || message.protocol !== protocol) return;
    clearInterval(again);
    clearTimeout(waited);
    port?.close();
    port = ports[0];
    port.onmessage = (event: MessageEvent) => {
      const told = jsonBytes(event.data) <= LIMITS.messageBytes ? readToEditor(event.data) : undefined;
      if (told) heard(told);
    };
  });
  knock();
  return { post: (message) => port?.postMessage(message) };
}
