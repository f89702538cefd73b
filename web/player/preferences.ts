/**
 * What a student chose for looks and keys, and nobody else on the same device; forgotten where the browser keeps nothing.
 * What is not there is as on the device.
 */

import type { Shortcuts } from "./settings/shortcuts.ts";

export interface Preferences {
  theme?: "light" | "dark" | "contrast" | undefined;
  textView?: boolean | undefined;
  /** Of letters, in percent. */
  size?: 125 | 150 | 200 | undefined;
  font?: "atkinson" | "dyslexic" | undefined;
  spacing?: "wide" | undefined;
  motion?: "none" | undefined;
  shortcuts?: Shortcuts | undefined;
}

let chosen: Preferences | undefined;
// Whose they are stands on the page, since each script has a copy of this file.
const key = (): string => "skua" + document.documentElement.dataset.student;

export function readPreferences(): Preferences {
  try {
    return JSON.parse(localStorage.getItem(key()) ?? "{}") as Preferences;
  } catch {
    return chosen ?? {};
  }
}

export function prefer(change: Preferences): void {
  chosen = { ...readPreferences(), ...change };
  try {
    localStorage.setItem(key(), JSON.stringify(chosen));
  } catch {
    // Chosen for this visit only.
  }
}
