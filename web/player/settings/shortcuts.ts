/** Keys that lead to the parts of a lesson. Each goes together with Alt or Ctrl, so that typing never sets one off. */

import { byId } from "../dom.ts";
import { readPreferences } from "../preferences.ts";

const isShown = (el: Element): boolean => el.getClientRects().length > 0;

const parts = {
  task: () => {
    const task = byId("n-panel");
    // Folded away, it comes back by what folds it there.
    if (!isShown(task)) [byId("handle"), byId("panel-toggle")].find(isShown)?.click();
    task.focus();
  },
  stage: () => byId("n-stage").focus(),
  text: () => byId("text").click(),
  "panel-toggle": () => {
    const toggle = byId("panel-toggle");
    // What is folded away has no focus any more.
    if (byId("panel").contains(document.activeElement)) toggle.focus();
    toggle.click();
  },
  settings: () => byId("settings").click(),
  // Not where nobody keeps one: in a replay.
  notebook: () => document.getElementById("notebook")?.click(),
  // Not where the device lets nothing move anyway.
  motion: () => document.querySelector<HTMLElement>("#motion:not([hidden])")?.click(),
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
