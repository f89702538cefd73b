/** Keys that lead to the parts of a lesson. Each goes together with Alt or Ctrl, so that typing never sets one off. */

import { byId } from "../dom.ts";
import { readPreferences } from "../preferences.ts";

/** What moves by itself has a button in the panel whose node is called ….pause while it moves, ….play while it stands. */
const pauseButton = (): HTMLElement | null =>
  document.querySelector("#n-panel button:is([data-node$='.pause'], [data-node$='.play']):not([aria-disabled])");

const parts = {
  task: () => byId("n-panel").focus(),
  stage: () => byId("n-stage").focus(),
  text: () => byId("text").click(),
  "panel-toggle": () => byId("panel-toggle").click(),
  settings: () => byId("settings").click(),
  // Not where nobody keeps one: in a replay.
  notebook: () => document.getElementById("notebook")?.click(),
  motion: () => pauseButton()?.click(),
};

export type Part = keyof typeof parts;
export const partNames = Object.keys(parts) as Part[];

/** Keys of those that were changed; `false` for none at all. */
export type Shortcuts = Partial<Record<Part, string>> | false;

const usual: Record<Part, string> = {
  task: "Alt+Shift+Digit1",
  stage: "Alt+Shift+Digit2",
  text: "Alt+Shift+Digit3",
  "panel-toggle": "Alt+Shift+Digit4",
  settings: "Alt+Shift+Digit5",
  notebook: "Alt+Shift+Digit6",
  motion: "Alt+Shift+Digit7",
};

export function keysOf(part: Part): string {
  return (readPreferences().shortcuts || {})[part] ?? usual[part];
}

/** As it is kept, "Alt+Shift+KeyA": keys by their place, which no modifier changes. Nothing for a modifier alone. */
export function chordOf({ code, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string | undefined {
  if (!code || /^(Alt|Control|Meta|Shift|OS)/.test(code)) return undefined;
  const held = [ctrlKey && "Ctrl", altKey && "Alt", metaKey && "Meta", shiftKey && "Shift"];
  return [...held.filter(Boolean), code].join("+");
}

/** Something is held that no typing needs. */
const isHeld = (chord: string): boolean => /Ctrl|Alt/.test(chord);

/** Why a chord can't be had, as a key of the settings' words. */
export function objection(chord: string, part: Part): "shortcuts.needs" | "shortcuts.taken" | undefined {
  if (!isHeld(chord)) return "shortcuts.needs";
  return partNames.some((other) => other !== part && keysOf(other) === chord) ? "shortcuts.taken" : undefined;
}

/** As a reader sees it: "Alt + Shift + A". */
export function chordWords(chord: string): string {
  return chord.split("+").map((key) => key.replace(/^(Key|Digit)(?=.$)/, "")).join(" + ");
}

export function listenForShortcuts(): void {
  document.addEventListener("keydown", (event) => {
    const chord = chordOf(event);
    // Typing costs no look at what was chosen.
    if (!chord || !isHeld(chord) || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (readPreferences().shortcuts === false) return;
    const part = partNames.find((name) => keysOf(name) === chord);
    if (!part) return;
    event.preventDefault();
    parts[part]();
  });
}
