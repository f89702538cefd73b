/** Says what happened to who does not see it: one utterance in two seconds, and no backlog of old news. */

const pauseMs = 2000;
/** How many may wait; and how many of what happened at once, which belongs together: a verdict, what comes next. */
const waitingMost = 2, togetherMost = 4;

export class Announcer {
  readonly #region: HTMLElement;
  #waiting: { text: string; turn: number }[] = [];
  #busy = false;
  #latest = "";
  #turn = 0;
  #inTurn = false;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  say(text: string): void {
    // Twice at once is a slip; once more later is news again: a second press that was refused is answered, too.
    if (!text || text === (this.#waiting.at(-1)?.text ?? (this.#inTurn ? this.#latest : ""))) return;
    if (!this.#inTurn) {
      this.#inTurn = true;
      this.#turn += 1;
      queueMicrotask(() => (this.#inTurn = false));
    }
    const now = this.#waiting.filter(({ turn }) => turn === this.#turn);
    // Old news gives way, the oldest first.
    const room = Math.max(0, waitingMost - now.length - 1);
    const old = this.#waiting.slice(0, this.#waiting.length - now.length);
    this.#waiting = [...(room ? old.slice(-room) : []), ...now.slice(1 - togetherMost), { text, turn: this.#turn }];
    if (!this.#busy) this.#next();
  }

  #next(): void {
    const text = this.#waiting.shift()?.text;
    this.#busy = text !== undefined;
    this.#latest = text ?? "";
    // The same words again are only heard as a change.
    this.#region.textContent = this.#latest && this.#latest === this.#region.textContent ? `${this.#latest}\u00a0` : this.#latest;
    if (this.#busy) setTimeout(() => this.#next(), pauseMs);
  }
}
