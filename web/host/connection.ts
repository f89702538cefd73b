import * as LIMITS from "../protocol/limits.ts";
import type { HostMessage, Launch, PlayerMessage, PreviewLaunch, ReplayLaunch } from "../protocol/protocol.ts";
import { jsonBytes, readPlayerMessage } from "../protocol/read.ts";
import { launchMessage } from "./launch.ts";

/** What a connection needs from the page around it. */
export interface ConnectionOptions {
  /** Hands the player its end of a new channel. */
  connect: (message: { type: "skua:connect"; protocol: number; nonce: string }, port: MessagePort) => void;
  nonce: string;
  /**
   * The launch for a page that has just loaded; called again when it loads again. `undefined` while there is none:
   * call {@link Connection.launchNow} when there is.
   */
  launch: () => Promise<Launch | ReplayLaunch | PreviewLaunch | undefined>;
  /** The launch can't be put into words that this lesson understands; `fault` says why, for the page's developer. */
  unfit: (fault: string) => void;
  /** A message of the player. `reply` goes to the very page that sent it. */
  heard: (message: PlayerMessage, reply: (answer: HostMessage) => void) => void;
}

/**
 * The channel to the player page inside one iframe.
 *
 * A hello may come again: the page repeats it until it is answered, so an answer and the next hello can cross; and
 * when the iframe reloads, a new page says it with the same nonce. Both look alike from here, so every hello gets a
 * channel of its own, and the one on which the player was last heard is the one that counts.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  /** What is spoken on each: the version of the protocol. */
  #open = new Map<MessagePort, number>();
  #closed = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** The lesson said hello, and speaks this version of the protocol. */
  greet(protocol: number): void {
    if (this.#closed) return;
    const { port1, port2 } = new MessageChannel();
    this.#open.set(port1, protocol);
    port1.onmessage = ({ data }) => this.#hear(port1, data);
    this.#options.connect({ type: "skua:connect", protocol, nonce: this.#options.nonce }, port2);
    void this.#launch([port1]);
  }

  /** There is a launch now, and there was none when the page asked. */
  launchNow(): void {
    void this.#launch([...this.#open.keys()]);
  }

  /** Says something to the page. */
  post(message: HostMessage): void {
    for (const port of this.#open.keys()) port.postMessage(message);
  }

  /** Ends it. What is still under way is answered into the void. */
  close(): void {
    this.#closed = true;
    for (const port of this.#open.keys()) port.close();
    this.#open.clear();
  }

  async #launch(ports: MessagePort[]): Promise<void> {
    const launch = await this.#options.launch();
    if (!launch) return;
    for (const port of ports) {
      const protocol = this.#open.get(port);
      const message = protocol && launchMessage(launch, protocol);
      if (typeof message === "object") port.postMessage(message);
      else if (message) this.#options.unfit(message);
    }
  }

  #hear(port: MessagePort, data: unknown): void {
    const message = readPlayerMessage(data);
    if (!message || !this.#open.has(port)) return;
    for (const other of this.#open.keys()) {
      if (other === port) continue;
      other.close();
      this.#open.delete(other);
    }
    const reply = (answer: HostMessage): void => port.postMessage(answer);
    if (jsonBytes(data) <= LIMITS.messageBytes) {
      this.#options.heard(message, reply);
    } else if (message.type === "deliver") {
      const text = `A message may have at most ${LIMITS.messageBytes} bytes.`;
      const refused = message.items.map(({ id }) => ({ id, code: "too-large", message: text }));
      reply({ type: "delivered", batch: message.batch, acknowledged: [], refused });
    }
  }
}
