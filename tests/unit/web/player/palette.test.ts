import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
// @ts-expect-error: part of the build, plain JavaScript
import { looksCss, paletteCss } from "../../../../web/build/palette.mjs";

type Theme = "light" | "dark" | "contrast" | "forced";
const { tokens } = JSON.parse(readFileSync("assets/palette.json", "utf8")) as { tokens: Record<string, Record<Theme, string>> };

test("a token becomes a custom property in each theme", () => {
  const css: string = paletteCss({ bg: { light: "#ffffff", dark: "#000000" } });
  assert.match(css, /:root\{color-scheme:light;--skua-bg:#ffffff\}/);
  assert.match(css, /:root\[data-theme="dark"\]\{color-scheme:dark;--skua-bg:#000000\}/);
});

test("a colour that is none is refused, by name", () => {
  assert.throws(() => paletteCss({ bg: { light: "white", dark: "#000000" } }), /token "bg" needs a "light" colour/);
});

test("high contrast is chosen, or asked for by the system; forced colours are the system's own", () => {
  const css: string = looksCss({ bg: { contrast: "#000000", forced: "Canvas" } });
  assert.match(css, /:root\[data-theme="contrast"\]\{color-scheme:dark;--skua-bg:#000000\}/);
  assert.match(css, /prefers-contrast:more\)\{:root:not\(\[data-theme\]\)\{color-scheme:dark;--skua-bg:#000000\}/);
  // With the weight of what a dark device has, and behind it.
  assert.match(css, /forced-colors:active\)\{:root:root\{[^}]*--skua-bg:Canvas\}/);
  assert.throws(() => looksCss({ bg: { contrast: "#000000", forced: "#000000" } }), /token "bg" needs a "forced" colour of the system/);
});

const part = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => part(parseInt(hex.slice(at, at + 2), 16) / 255)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** What the player's style sheet puts on what. */
const pairs: [on: string, ground: string, least: number][] = [
  ...["surface", "raised", "bg"].flatMap((ground) => [["text", ground, 4.5], ["muted", ground, 4.5], ["accent", ground, 4.5], ["error", ground, 4.5]] as [string, string, number][]),
  ["on_accent", "accent", 4.5],
  ["text", "tint", 4.5],
  ["accent", "tint", 4.5],
  ["muted", "tint", 4.5],
  ["text", "right_bg", 4.5],
  ["right", "right_bg", 3],
  ["right", "surface", 3],
  ["text", "again_bg", 4.5],
  ["muted", "again_bg", 4.5],
  ["accent", "again_bg", 4.5],
  ["again", "again_bg", 3],
  ["again", "surface", 4.5],
  ["control", "surface", 3],
  ["control", "raised", 3],
  ["focus", "surface", 3],
  ["focus", "raised", 3],
  ["focus", "bg", 3],
  // The lines of plots, on their ground.
  ["temperature", "surface", 3],
  ["co2", "surface", 3],
  ["ch4", "surface", 3],
];
for (const theme of ["light", "dark", "contrast"] as const) {
  test(`contrast, ${theme}`, () => {
    for (const [on, ground, least] of pairs) {
      const found = contrast(tokens[on]![theme], tokens[ground]![theme]);
      const needed = theme === "contrast" ? (least === 3 ? 4.5 : 7) : least;
      assert.ok(found >= needed, `${on} on ${ground}: ${found.toFixed(2)}, needs ${needed}`);
    }
  });
}

test("on any ground one of the focus ring's two colours has a contrast of at least 3", () => {
  const hex = (r: number, g: number, b: number) => `#${[r, g, b].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  const levels = Array.from({ length: 16 }, (_, i) => i * 17);
  const grays = Array.from({ length: 256 }, (_, i) => hex(i, i, i));
  const grounds = [...grays, ...levels.flatMap((r) => levels.flatMap((g) => levels.map((b) => hex(r, g, b))))];
  for (const theme of ["light", "dark", "contrast"] as const) {
    const ring = [tokens.focus![theme], tokens.surface![theme]];
    const least = grounds.map((ground) => ({ ground, found: Math.max(...ring.map((color) => contrast(color, ground))) })).reduce((a, b) => (b.found < a.found ? b : a));
    assert.ok(least.found >= 3, `${theme}: ${least.found.toFixed(2)} on ${least.ground}`);
  }
});
