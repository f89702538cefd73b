// Every point that can be compared has its words, in every language, and every deed of the comparison too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const tags = ["en", "es", "fr", "zh-Hans", "ar"];
const folder = "modules/frog-dissection";
const source = (name: string) => readFileSync(`${folder}/comparison/${name}`, "utf8");

interface Point {
  id: string;
  human: boolean;
  name: string;
  words: string;
}

/** The rows of the table in points.h. */
const points: Point[] = [...source("points.h").matchAll(/\{"(\w+)",\s*(true|false),\s*\w+,\s*"\w*",\s*"([\w.]+)",\s*"([\w.]+)"/g)].map(([, id, human, name, words]) => ({
  id: id!,
  human: human === "true",
  name: name!,
  words: words!,
}));

function keysOf({ human, name, words }: Point): string[] {
  const said = !human ? ["male", "female"] : words.startsWith("part.") ? ["does", "looks", "human"] : ["frog", "human"];
  return [name, ...said.map((what) => `${words}.${what}`)];
}

test("the table of points is read", () => {
  assert.ok(points.length >= 30, `${points.length} points`);
  assert.ok(points.some(({ human }) => human) && points.some(({ human }) => !human));
});

for (const tag of tags) {
  test(`${tag}: each point has its name, and what it is in one and in the other`, () => {
    const texts: Record<string, string> = JSON.parse(readFileSync(`${folder}/locales/${tag}.json`, "utf8"));
    for (const point of points) for (const key of keysOf(point)) assert.ok(texts[key], `${tag}.json: no text for "${key}" of "${point.id}"`);
  });

  test(`${tag}: no text of the comparison is left over`, () => {
    const texts: Record<string, string> = JSON.parse(readFileSync(`${folder}/locales/${tag}.json`, "utf8"));
    const code = source("comparison_view.cpp");
    const known = new Set(points.flatMap(keysOf));
    for (const key of Object.keys(texts).filter((one) => one.startsWith("compare."))) assert.ok(known.has(key) || code.includes(`"${key}"`), `${tag}.json: nothing shows "${key}"`);
  });
}
