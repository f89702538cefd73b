/** What the parts of the form share. */

import type { Activity } from "./activity.ts";
import type { Offers } from "./offers.ts";

export interface FormContext {
  /** As it is now: closures ask for it when something happens. */
  activity(): Activity;
  /** Language of the texts that are written. */
  textLanguage(): string;
  offers(): Offers | undefined;
  /** Something was typed at `place`: the form stands as it is. */
  type(next: Activity, place: string): void;
  /** The form is built anew; what has this id gets the focus, otherwise what had it. */
  change(next: Activity, focus?: string): void;
  /** Whether a stage or task, by its name, is unfolded. */
  isOpen(name: string): boolean;
  setOpen(name: string, open: boolean): void;
  previewFrom(stage: string): void;
  /** What the simulation's module says, in the language of the page. */
  moduleText(key: string): string | undefined;
  /** Goes on in this language, at this text. */
  write(language: string, key: string): void;
}
