/** Says what is new to those who listen: one sentence about each student, one utterance at a time, not a flood. */

const betweenMs = 2000;

export class News {
  readonly #say: (text: string) => void;
  readonly #wait: (callback: () => void, ms: number) => unknown;
  #waiting = new Map<string, string>();
  #pausing = false;

  /** `wait` is setTimeout; tests bring their own. */
  constructor(say: (text: string) => void, wait: (callback: () => void, ms: number) => unknown = setTimeout) {
    this.#say = say;
    // Called as a function of its own: a browser's setTimeout refuses to be anybody's method.
    this.#wait = (callback, ms) => wait(callback, ms);
  }

  /** The latest about somebody; it replaces what has not been said about them yet. */
  tell(about: string, sentence: string | undefined): void {
    if (!sentence) return;
    this.#waiting.delete(about);
    this.#waiting.set(about, sentence);
    if (!this.#pausing) this.#next();
  }

  #next(): void {
    const [first] = this.#waiting;
    this.#pausing = first !== undefined;
    if (!first) return;
    this.#waiting.delete(first[0]);
    this.#say(first[1]);
    this.#wait(() => this.#next(), betweenMs);
  }
}
