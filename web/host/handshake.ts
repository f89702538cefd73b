/** Who is it that knocks? The first exchange with an iframe, as decisions without a window. */
import { PROTOCOL_VERSION } from "../protocol/protocol.ts";
import { readHello } from "../protocol/read.ts";

/** What must be true of a message before we believe that our lesson sent it. */
export interface Expected {
  /** The `contentWindow` of our iframe. */
  source: unknown;
  /** The origin that its address has. */
  origin: string;
  /** The secret that only its address carries. */
  nonce: string;
}

/** The parts of a MessageEvent that matter. */
export interface Knock {
  data: unknown;
  origin: string;
  source: unknown;
}

/** To whom the answer goes, and the highest version of the protocol that both sides speak. */
export interface Greeting {
  target: string;
  protocol: number;
}

/**
 * How to answer, if the message is our lesson's hello; otherwise nothing.
 *
 * A frame that is sandboxed without `allow-same-origin` has the origin "null", to which nothing can be addressed;
 * window and nonce have matched by then, and the answer to it holds no data, only a port.
 */
export function answerTo(knock: Knock, expected: Expected): Greeting | undefined {
  const { source, origin } = knock;
  if (!source || source !== expected.source) return undefined;
  if (origin !== expected.origin && origin !== "null") return undefined;
  const hello = readHello(knock.data);
  if (!hello || hello.nonce !== expected.nonce || hello.protocol < 1) return undefined;
  return { target: origin === "null" ? "*" : origin, protocol: Math.min(hello.protocol, PROTOCOL_VERSION) };
}

/** 128 random bits, in hex. Works on pages without https too. */
export function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The address of the player page of a lesson, with what it needs to find its host.
 * @param src A lesson's folder (ends in "/") or its page.
 * @returns Nothing if `src` can't be the address of a lesson.
 */
export function frameUrl(src: string, base: string, nonce: string, hostOrigin: string): URL | undefined {
  let url: URL;
  try {
    url = new URL(src, base);
  } catch {
    return undefined;
  }
  if (!/^https?:$/.test(url.protocol)) return undefined;
  if (url.pathname.endsWith("/")) url.pathname += "index.html";
  url.hash = new URLSearchParams({ skua: "1", nonce, host: hostOrigin }).toString();
  return url;
}
