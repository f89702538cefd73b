import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
// @ts-expect-error: part of the build, plain JavaScript
import { parseGuide, readGuides } from "../../../../web/build/guides.mjs";

const root = mkdtempSync(join(tmpdir(), "skua-guides-"));
const folder = join(root, "modules/tides/guides");
after(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const readAll = () => readGuides(root, "tides", ["en", "es"], ["high", "low"]);
const kRest = "# Sheet\n\nName: ____\n\n____\n____\n====\n\n# Key\n\nSix hours.\n";

test("a guide, a sheet and a key, each in pages of blocks", () => {
  const text = `# Guide

> Set
> apart.

## Goals

One **strong** and
one *other* word.

- a
- b

---

1. first
2. second

| Tide | When |
|---|---|
| high | ____ |

${kRest}`;
  const { guide, sheet, key } = parseGuide(text, "tides.md");
  const plain = ({ title, pages }: { title: string; pages: { line: number }[][] }) => ({ title, pages: pages.map((page) => page.map(({ line: _, ...block }) => block)) });
  assert.deepEqual(plain(guide), {
    title: "Guide",
    pages: [
      [{ aside: ["Set apart."] }, { heading: ["Goals"] }, { text: ["One ", { strong: "strong" }, " and one ", { em: "other" }, " word."] }, { list: [["a"], ["b"]] }],
      [{ steps: [["first"], ["second"]] }, { table: [[["Tide"], ["When"]], [["high"], [{ gap: true }]]] }],
    ],
  });
  assert.deepEqual(plain(sheet), { title: "Sheet", pages: [[{ text: ["Name: ", { gap: true }] }, { write: 2 }, { draw: true }]] });
  assert.deepEqual(plain(key), { title: "Key", pages: [[{ text: ["Six hours."] }]] });
});

test("a fault says in which line, and what to do", () => {
  const fails = (text: string, message: RegExp) => assert.throws(() => parseGuide(text, "tides.md"), message);
  fails(`Words\n${kRest}`, /tides\.md:1: begins with its title/);
  fails("# Guide\n\nWords\n", /tides\.md:1: has 1 titles \(#\); there are three/);
  fails(`# Guide\n\nWords\n\n### Deeper\n${kRest}`, /tides\.md:5: can't be read: "### Deeper"/);
  fails(`# Guide\n\n---\n\nWords\n${kRest}`, /tides\.md:1: has a page or a title that is empty/);
  fails(`# Guide\n\n| a | b |\n|---|---|\n| c |\n${kRest}`, /tides\.md:6: the rows of the table above must have the same number of cells/);
  fails(`# Guide\n\nA **word\n${kRest}`, /tides\.md:\d+: a \* is not closed: "A \*\*word"/);
});

test("each language says as much as the first", () => {
  write("high.en.md", `# Guide\n\nWords\n\n- a\n- b\n\n${kRest}`);
  write("high.es.md", `# Guía\n\nPalabras\n\n- a\n- b\n\n${kRest}`);
  const [[activity, { languages }], ...more] = readAll();
  assert.deepEqual([activity, Object.keys(languages), more.length], ["high", ["en", "es"], 0]);
  assert.deepEqual(languages.es.guide, { title: "Guía", pages: [[{ text: ["Palabras"] }, { list: [["a"], ["b"]] }]] });
  write("high.es.md", `# Guía\n\nPalabras\n\n- a\n\n${kRest}`);
  assert.throws(readAll, /high\.es\.md:5: the guide has list of 1 lines on page 1 where modules\/tides\/guides\/high\.en\.md:5 has list of 2 lines on page 1/);
  write("high.es.md", `# Guía\n\nPalabras\n\n- a\n- b\n\n${kRest.replace("Six hours.", "Seis.\n\n- más")}`);
  assert.throws(readAll, /high\.es\.md:\d+: the key has list of 1 lines on page 1 where .*high\.en\.md:\d+ has nothing more/);
});

test("a file is called after an activity and a language, and no language is missing", () => {
  const text = `# Guide\n\nWords\n\n${kRest}`;
  write("ebb.en.md", text);
  assert.throws(readAll, /guides\/ebb\.en\.md: is called after no activity/);
  rmSync(join(folder, "ebb.en.md"));
  write("high.de.md", text);
  assert.throws(readAll, /high\.de\.md: module\.json names no language "de"/);
  rmSync(join(folder, "high.de.md"));
  write("high.es.md", text);
  assert.throws(readAll, /high\.en\.md is missing/);
  rmSync(folder, { recursive: true });
  assert.deepEqual(readAll(), []);
});
