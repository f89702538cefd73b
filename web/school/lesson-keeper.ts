/** Brings what the editor hands over to the school, one thing after the other, each on top of the revision before it. */
import type { KeepReason } from "../protocol/editor.ts";
import { Problem } from "./api.ts";
import type { Draft, Fault, Keys, OwnLesson } from "./lessons-api.ts";

/** An activity as the editor has it. */
export interface Edited {
  module: string;
  /** Its text, which need not be JSON yet. */
  activity: string;
}
export interface KeeperApi {
  begin(module: string, activity: string): Promise<OwnLesson>;
  keep(id: string, change: { activity: string; keys?: Keys | null; revision: number }): Promise<{ revision: number }>;
  publish(id: string, revision: number): Promise<OwnLesson | Fault[]>;
}
export type Published = { lesson: OwnLesson } | { faults: Fault[] } | { reason: KeepReason };

const reasons: Partial<Record<string, KeepReason>> = {
  "E-OFFLINE": "offline", "E-SIGNED-OUT": "signed-out", "E-CONFLICT": "conflict", "E-TOO-LARGE": "too-large",
};
/** What the editor is told of a problem. */
export const reasonOf = (problem: unknown): KeepReason => (problem instanceof Problem && reasons[problem.code]) || "server";

export class LessonKeeper {
  readonly #api: KeeperApi;
  readonly #changed: (keeper: LessonKeeper) => void;
  /** None until the first draft of a new lesson is kept. */
  id: string | undefined;
  activity: string;
  keys: Keys | null;
  #revision: number;
  #last: Promise<unknown> = Promise.resolve();

  /** `changed` is called whenever the school has kept something new. */
  constructor(api: KeeperApi, draft: Draft | undefined, changed: (keeper: LessonKeeper) => void) {
    this.#api = api;
    this.#changed = changed;
    this.id = draft?.id;
    this.activity = draft?.activity ?? "";
    this.keys = draft?.keys ?? null;
    this.#revision = draft?.revision ?? 0;
  }

  /** Rejects with a `Problem` if the school did not keep it. */
  keep({ module, activity }: Edited): Promise<void> {
    return this.#next(() => this.#keep(module, activity));
  }

  /** `change`: from the keys that are there to those that are to be kept. */
  keepKeys(change: (keys: Keys | null) => Keys | null): Promise<void> {
    return this.#next(async () => {
      if (this.id === undefined) return;
      const keys = change(this.keys);
      ({ revision: this.#revision } = await this.#api.keep(this.id, { activity: this.activity, keys, revision: this.#revision }));
      this.keys = keys;
      this.#changed(this);
    });
  }

  publish({ module, activity }: Edited): Promise<Published> {
    return this.#next(async () => {
      try {
        await this.#keep(module, activity);
        const outcome = await this.#api.publish(this.id!, this.#revision);
        return Array.isArray(outcome) ? { faults: outcome } : { lesson: outcome };
      } catch (problem) {
        return { reason: reasonOf(problem) };
      }
    });
  }

  async #keep(module: string, activity: string): Promise<void> {
    if (this.id === undefined) {
      const begun = await this.#api.begin(module, activity);
      this.id = begun.id;
      this.#revision = begun.revision;
    } else if (activity !== this.activity) {
      ({ revision: this.#revision } = await this.#api.keep(this.id, { activity, revision: this.#revision }));
    }
    this.activity = activity;
    this.#changed(this);
  }

  #next<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(act);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
