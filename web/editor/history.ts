/** The text of an activity, and the texts before it. */

/** What a change was made in, such as a field: changes in the same place that follow closely are taken back together. */
export type Place = string;

interface Step {
  text: string;
  place: Place;
  at: number;
}

/** So long after the last one a change in the same place is a change of its own. */
const pauseMs = 1500;
const most = 300;

export class History {
  #steps: Step[];
  #now = 0;

  constructor(text: string) {
    this.#steps = [{ text, place: "", at: -Infinity }];
  }

  get text(): string {
    return this.#steps[this.#now]!.text;
  }
  get canUndo(): boolean {
    return this.#now > 0;
  }
  get canRedo(): boolean {
    return this.#now + 1 < this.#steps.length;
  }

  /** `place` empty: a change of its own. */
  change(text: string, place: Place, at: number): void {
    const before = this.#steps[this.#now]!;
    if (text === before.text) return;
    const goesOn = this.#now > 0 && place !== "" && place === before.place && at - before.at < pauseMs && !this.canRedo;
    this.#steps.splice(goesOn ? this.#now : this.#now + 1, Infinity, { text, place, at });
    if (this.#steps.length > most) this.#steps.shift();
    this.#now = this.#steps.length - 1;
  }

  /** Where the change was that is taken back; nothing if there is none. */
  undo(): Place | undefined {
    return this.canUndo ? this.#steps[this.#now--]!.place : undefined;
  }
  redo(): Place | undefined {
    return this.canRedo ? this.#steps[++this.#now]!.place : undefined;
  }
}
