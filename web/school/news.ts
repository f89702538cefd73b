/** Says what is new to those who listen: one sentence about each student, one utterance at a time, not a flood. */

export class News {
  readonly #say: (text: string) => void;
  readonly #betweenMs: number;
  #waiting = new Map<string, string>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (text: string) => void, betweenMs = 2000) {
    this.#say = say;
    this.#betweenMs = betweenMs;
  }

  /** The latest about somebody; it replaces what has not been said about them yet. */
  tell(about: string, sentence: string | undefined): void {
    if (!sentence) return;
    this.#waiting.delete(about);
    this.#waiting.set(about, sentence);
    if (this.#pause === undefined) this.#next();
  }

  #next(): void {
    this.#pause = undefined;
    const [first] = this.#waiting;
    if (!first) return;
    this.#waiting.delete(first[0]);
    this.#say(first[1]);
    this.#pause = setTimeout(() => this.#next(), this.#betweenMs);
  }
}
