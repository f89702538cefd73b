/** What the endpoint is shown: the attempt's newest token, over requests that overlap and answers that come late. */
import { Undelivered } from "./delivery.ts";

/** How a {@link Token} is renewed. */
export interface TokenOptions {
  /** Asks the page for another one. Rejects with {@link Undelivered}, or with anything else if it failed. */
  ask: () => Promise<string | undefined>;
  /** The page is not waited for any longer. */
  patienceMs?: number;
}

export class Token {
  readonly #options: TokenOptions;
  #asking: Promise<string | undefined> | undefined;
  /** The newest one, if there is any. The launch sets it. */
  value: string | undefined;

  constructor(options: TokenOptions) {
    this.#options = options;
  }

  /** A receipt brought another one. It is older news if the request went out with an older one. */
  received(used: string | undefined, token: string | undefined): void {
    if (token && this.value === used) this.value = token;
  }

  /**
   * The one that was used is too old. Resolves when there is another one, which another request may have brought
   * already; however many ask, the page is asked once at a time. Rejects with {@link Undelivered} if there is none.
   */
  async renew(used: string | undefined): Promise<void> {
    if (this.value !== used) return;
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined));
    this.received(used, await this.#asking);
    if (this.value === used) throw new Undelivered("signed-out");
  }

  async #ask(): Promise<string | undefined> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Undelivered("server")), this.#options.patienceMs ?? 30_000);
    });
    try {
      return await Promise.race([this.#options.ask(), late]);
    } catch (thrown) {
      throw (thrown as Partial<Undelivered>)?.reason ? thrown : new Undelivered("server", undefined, `\`relaunch\` failed: ${String(thrown)}`);
    } finally {
      clearTimeout(timer);
    }
  }
}
