/** Says what happened to who does not see it: one utterance in two seconds, and no backlog of old news. */

const pauseMs = 2000;
const waitingMost = 2;

export class Announcer {
  readonly #region: HTMLElement;
  readonly #waiting: string[] = [];
  #busy = false;
  #latest = "";

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  say(text: string): void {
    if (!text || text === (this.#waiting.at(-1) ?? this.#latest)) return;
    if (this.#waiting.length === waitingMost) this.#waiting.shift();
    this.#waiting.push(text);
    if (!this.#busy) this.#next();
  }

  #next(): void {
    const text = this.#waiting.shift();
    this.#busy = text !== undefined;
    this.#latest = text ?? "";
    this.#region.textContent = this.#latest;
    if (this.#busy) setTimeout(() => this.#next(), pauseMs);
  }
}
