/** Brings what the editor hands over to the school, one thing after the other, each on top of the revision before it. */
import type { KeepReason, RefuseReason } from "../protocol/editor.ts";
import { Problem } from "./api.ts";
import type { Draft, Fault, Keys, OwnLesson } from "./lessons-api.ts";

/** An activity as the editor has it. */
export interface Edited {
  module: string;
  /** Its text, which need not be JSON yet. */
  activity: string;
}
export interface KeeperApi {
  newId(): string;
  begin(id: string, module: string, activity: string): Promise<OwnLesson>;
  keep(id: string, change: { activity: string; keys?: Keys | null; revision: number }): Promise<{ revision: number }>;
  publish(id: string, revision: number, forClass: boolean): Promise<OwnLesson | Fault[]>;
}
export type Published = { lesson: OwnLesson } | { faults: Fault[] } | { reason: RefuseReason };

const reasons: Partial<Record<string, KeepReason>> = {
  "E-OFFLINE": "offline", "E-SIGNED-OUT": "signed-out", "E-CONFLICT": "conflict", "E-TOO-LARGE": "too-large",
};
/** What the editor is told of a problem. */
export const reasonOf = (problem: unknown): KeepReason => (problem instanceof Problem && reasons[problem.code]) || "server";

/** Without an answer nobody knows whether the school has kept it. */
const isUnsure = (problem: unknown): boolean => !(problem instanceof Problem) || problem.code === "E-OFFLINE" || problem.code === "E-SCHOOL";

export class LessonKeeper {
  readonly #api: KeeperApi;
  readonly #changed: (keeper: LessonKeeper) => void;
  /** None until the first draft of a new lesson is kept. */
  id: string | undefined;
  activity: string;
  keys: Keys | null;
  #revision: number;
  readonly #newId: string;
  /** What may have been kept although no answer came: it is sent again before anything else, so that nothing conflicts with itself. */
  #unsure: (() => Promise<void>) | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** `changed` is called whenever the school has kept something new. */
  constructor(api: KeeperApi, draft: Draft | undefined, changed: (keeper: LessonKeeper) => void) {
    this.#api = api;
    this.#changed = changed;
    this.#newId = api.newId();
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
      await this.#unsure?.();
      if (this.id !== undefined) await this.#put(this.activity, change(this.keys));
    });
  }

  /** `ask`: the draft is kept by then; whether the whole class gets the lesson, or nothing where the teacher chose not to publish. */
  publish({ module, activity }: Edited, ask: (id: string) => Promise<boolean | undefined>): Promise<Published> {
    return this.#next(async () => {
      try {
        await this.#keep(module, activity);
        const forClass = await ask(this.id!);
        if (forClass === undefined) return { reason: "cancelled" };
        const outcome = await this.#api.publish(this.id!, this.#revision, forClass);
        return Array.isArray(outcome) ? { faults: outcome } : { lesson: outcome };
      } catch (problem) {
        return { reason: reasonOf(problem) };
      }
    });
  }

  async #keep(module: string, activity: string): Promise<void> {
    await this.#unsure?.();
    if (this.id === undefined) await this.#begin(module, activity);
    else if (activity !== this.activity) await this.#put(activity, this.keys);
  }

  #begin(module: string, activity: string): Promise<void> {
    return this.#surely(async () => {
      ({ id: this.id, revision: this.#revision } = await this.#api.begin(this.#newId, module, activity));
      this.activity = activity;
    });
  }

  #put(activity: string, keys: Keys | null): Promise<void> {
    return this.#surely(async () => {
      ({ revision: this.#revision } = await this.#api.keep(this.id!, { activity, keys, revision: this.#revision }));
      Object.assign(this, { activity, keys });
    });
  }

  async #surely(act: () => Promise<void>): Promise<void> {
    this.#unsure = undefined;
    try {
      await act();
    } catch (problem) {
      if (isUnsure(problem)) this.#unsure = () => this.#surely(act);
      throw problem;
    }
    this.#changed(this);
  }

  #next<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(act);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
