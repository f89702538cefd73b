// What the frog's parts are called and how they are described, in every language.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
// @ts-expect-error: part of the build, plain JavaScript
import { compareTexts } from "../../../../web/build/texts.mjs";

const tags = ["en", "es", "fr", "zh-Hans", "ar"];
type Texts = Record<string, string>;
interface Structure {
  id: string;
  system: string;
  layer: number;
  sex?: string;
  pair?: boolean;
}

const read = (path: string) => JSON.parse(readFileSync(`modules/frog-dissection/${path}`, "utf8"));
const structures: Structure[] = read("anatomy/frog.json").structures;
const said: Record<string, Texts> = Object.fromEntries(tags.map((tag) => [tag, read(`locales/${tag}.json`)]));
const parts = Object.keys(said.en!).flatMap((key) => /^part\.(\w+)$/.exec(key)?.[1] ?? []);

/** How many words a description may have. */
const limits: Record<string, number> = { looks: 25, place: 20, does: 25, human: 15 };

/** Words that stand in many names and give none away. */
const fillers = new Set("of the and right left de del la el los las y derecho derecha izquierdo izquierda du des et droit droite gauche من في ايمن يمني ايسر يسري".split(" "));

/** The words of a text as they are compared: no accents, no capitals, in Arabic no article. */
function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().replaceAll("œ", "oe").normalize("NFD").replace(/\p{M}/gu, "").replace(/[آأإ]/g, "ا").replaceAll("ى", "ي");
  return (plain.match(/\p{L}+/gu) ?? []).map((word) => word.replace(/^[وفبك]?ال(?=..)|^و?لل(?=..)/u, ""));
}

/** Chinese isn't written in words: there it takes two characters to a word, which is how the limits are meant. */
const length = (text: string, tag: string) => (tag === "zh-Hans" ? (text.match(/\p{L}/gu) ?? []).length / 2 : (text.match(/\S*[\p{L}\p{N}]\S*/gu) ?? []).length);

/** What of a name stands in a text: words that begin alike, so that plurals count too; in Chinese two characters of it in a row. */
function givenAway(name: string, text: string, tag: string): string[] {
  if (tag === "zh-Hans") {
    const pieces = name.length < 2 ? [name] : Array.from({ length: name.length - 1 }, (_, i) => name.slice(i, i + 2));
    return pieces.filter((piece) => text.includes(piece));
  }
  const there = wordsOf(text);
  return wordsOf(name).filter((word) => word.length > 2 && !fillers.has(word) && there.some((other) => other.startsWith(word.slice(0, 5))));
}

test("a name is found again in a text, also in the plural and without its article", () => {
  assert.deepEqual(givenAway("Right lung", "Right of both lungs", "en"), ["lung"]);
  assert.deepEqual(givenAway("Riñón", "junto a los riñones", "es"), ["rinon"]);
  assert.deepEqual(givenAway("Œsophage", "jusqu’à l’œsophage", "fr"), ["oesophage"]);
  assert.deepEqual(givenAway("الكبد", "تحت كبدها وللكبد", "ar"), ["كبد"]);
  assert.deepEqual(givenAway("肾上腺", "贴在肾脏上", "zh-Hans"), []);
  assert.deepEqual(givenAway("肺", "两肺之间", "zh-Hans"), ["肺"]);
});

test("every structure has its name, and a pair one for each side", () => {
  for (const { id, pair } of structures) {
    for (const key of pair ? [id, `${id}.right`, `${id}.left`] : [id]) assert.ok(said.en![`part.${key}`], `en.json: no text for "part.${key}"`);
  }
});

test("systems, layers and sexes have names", () => {
  const needed = structures.flatMap(({ system, layer, sex }) => [`system.${system}`, `layer.${layer}`, ...(sex ? [`sex.${sex}`] : [])]);
  for (const key of new Set(needed)) assert.ok(said.en![key], `en.json: no text for "${key}"`);
});

for (const tag of tags) {
  const texts = said[tag]!;

  test(`${tag}: the same things are said as in English, in the same order`, () => {
    assert.deepEqual(Object.keys(texts), Object.keys(said.en!));
    compareTexts({ texts, tag }, { texts: said.en, tag: "en" }, (_: string, what: string) => assert.fail(`${tag}.json: ${what}`));
  });

  test(`${tag}: each part is described, within the limits`, () => {
    for (const id of parts) {
      for (const [what, limit] of Object.entries(limits)) {
        const text = texts[`part.${id}.${what}`];
        assert.ok(text, `${tag}.json: no text for "part.${id}.${what}"`);
        assert.ok(length(text, tag) <= limit, `${tag}.json: "part.${id}.${what}" has ${length(text, tag)} words, and may have ${limit}`);
      }
    }
  });

  test(`${tag}: no two parts have the same name or look`, () => {
    const seen = new Map<string, string>();
    for (const id of parts) {
      for (const key of [`part.${id}`, `part.${id}.looks`, `part.${id}.place`]) {
        assert.equal(seen.get(texts[key]!), undefined, `${tag}.json: "${key}" says the same as another part`);
        seen.set(texts[key]!, key);
      }
    }
  });

  test(`${tag}: neither look nor place gives the name away`, () => {
    for (const id of parts) {
      for (const key of [`part.${id}.looks`, `part.${id}.place`]) {
        assert.deepEqual(givenAway(texts[`part.${id}`]!, texts[key]!, tag), [], `${tag}.json: "${key}" contains a word of the name`);
      }
    }
  });
}
