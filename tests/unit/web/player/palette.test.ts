import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
// @ts-expect-error: part of the build, plain JavaScript
import { paletteCss } from "../../../../web/build/palette.mjs";

type Theme = "light" | "dark";
const { tokens } = JSON.parse(readFileSync("assets/palette.json", "utf8")) as { tokens: Record<string, Record<Theme, string>> };

test("a token becomes a custom property in each theme", () => {
  const css: string = paletteCss({ bg: { light: "#ffffff", dark: "#000000" } });
  assert.match(css, /:root\{color-scheme:light;--skua-bg:#ffffff\}/);
  assert.match(css, /:root\[data-theme="dark"\]\{color-scheme:dark;--skua-bg:#000000\}/);
});

test("a colour that is none is refused, by name", () => {
  assert.throws(() => paletteCss({ bg: { light: "white", dark: "#000000" } }), /token "bg" needs a "light" colour/);
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
];
for (const theme of ["light", "dark"] as const) {
  test(`contrast, ${theme}`, () => {
    for (const [on, ground, least] of pairs) {
      const found = contrast(tokens[on]![theme], tokens[ground]![theme]);
      assert.ok(found >= least, `${on} on ${ground}: ${found.toFixed(2)}, needs ${least}`);
    }
  });
}
