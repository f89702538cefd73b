import assert from "node:assert/strict";
import { test } from "node:test";
import { chordOf, chordWords, listenForShortcuts, objection } from "../../../../web/player/settings/shortcuts.ts";
import { openPage } from "./page.ts";

const press = (code: string, held: string[] = []) =>
  ({ code, ...Object.fromEntries(["alt", "ctrl", "meta", "shift"].map((key) => [`${key}Key`, held.includes(key)])) }) as unknown as KeyboardEvent;

test("a chord is what is held and the key by its place; a modifier alone is none", () => {
  assert.equal(chordOf(press("Digit3", ["shift", "alt"])), "Alt+Shift+Digit3");
  assert.equal(chordOf(press("KeyA", ["ctrl"])), "Ctrl+KeyA");
  assert.equal(chordOf(press("AltLeft", ["alt"])), undefined);
  assert.equal(chordOf(press("")), undefined);
});

test("a chord as it is read", () => {
  assert.equal(chordWords("Alt+Shift+Digit3"), "Alt + Shift + 3");
  assert.equal(chordWords("Ctrl+ArrowLeft"), "Ctrl + ArrowLeft");
});

test("a chord needs Alt or Ctrl, and no other part may have it", () => {
  assert.equal(objection("KeyA", "text"), "shortcuts.needs");
  assert.equal(objection("Shift+KeyA", "text"), "shortcuts.needs");
  assert.equal(objection("Alt+Shift+Digit1", "text"), "shortcuts.taken");
  assert.equal(objection("Alt+Shift+Digit3", "text"), undefined);
  assert.equal(objection("Ctrl+Alt+KeyT", "text"), undefined);
});

test("the keys for motion press the bar's own button, and not where it is hidden", () => {
  const { document } = openPage("<div id='tools'><button id='motion'></button></div>");
  const window = document.defaultView as unknown as typeof globalThis & { KeyboardEvent: typeof KeyboardEvent };
  listenForShortcuts();
  const button = document.querySelector("button")!;
  let pressed = 0;
  button.addEventListener("click", () => (pressed += 1));
  const keys = () => document.dispatchEvent(Object.assign(new window.Event("keydown"), press("Digit7", ["alt", "shift"])));
  keys();
  keys();
  assert.equal(pressed, 2);
  button.hidden = true;
  keys();
  assert.equal(pressed, 2);
});
