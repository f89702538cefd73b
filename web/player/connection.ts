/** The way to the page around the lesson: a handshake by window messages, then everything through a port. */

import * as LIMITS from "../protocol/limits.ts";
import { PROTOCOL_VERSION, type HostMessage, type PlayerMessage } from "../protocol/protocol.ts";
import { jsonBytes, readConnect, readHostMessage, wrongInLaunch } from "../protocol/read.ts";
import type { Address } from "./address.ts";
import { Problem } from "./errors.ts";

export interface ConnectionOptions {
  address: Address;
  heard(message: HostMessage): void;
  /** The host sent a launch that can't be used. */
  fault(problem: Problem): void;
  /** Nobody has answered for some time (we go on trying). */
  slow(): void;
  connected(): void;
}

export interface Connection {
  /** False when there is no connection: the message is not sent. */
  post(message: PlayerMessage): boolean;
}

export function connect({ address, heard, fault, slow, connected }: ConnectionOptions): Connection {
  let port: MessagePort | undefined;
  const early: PlayerMessage[] = [];
  const hello = () => parent.postMessage({ type: "skua:hello", protocol: PROTOCOL_VERSION, nonce: address.nonce }, address.host);
  const repeat = setInterval(hello, LIMITS.helloEveryMs);
  const patience = setTimeout(slow, LIMITS.helloPatienceMs);

  const receive = ({ data }: MessageEvent) => {
    if (jsonBytes(data) > LIMITS.messageBytes) return;
    const message = readHostMessage(data);
    if (message) heard(message);
    else if (data?.type === "launch") fault(new Problem("E-LAUNCH", `launch.${wrongInLaunch(data) ?? "protocol"}`));
  };

  addEventListener("message", (event) => {
    const message = event.source === parent && event.origin === address.host ? readConnect(event.data) : undefined;
    const given = event.ports[0];
    if (!message || !given || message.nonce !== address.nonce || message.protocol !== PROTOCOL_VERSION) return;
    clearInterval(repeat);
    clearTimeout(patience);
    port?.close(); // an answer to an earlier hello: the host goes on with the newest
    port = given;
    port.onmessage = receive;
    for (const message of early.splice(0)) port.postMessage(message);
    connected();
  });
  hello();
  return {
    post(message) {
      if (port) port.postMessage(message);
      else if (message.type === "error") early.push(message); // whoever comes wants to know
      return port !== undefined;
    },
  };
}
