/** Labels of a picture: where their words stand, and that the list says the same. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { entryHtml } from "../../../../web/notebook/entry.ts";
import { besides, linesOf } from "../../../../web/notebook/labels.ts";
import { wordsIn, type Texts } from "../../../../web/notebook/words.ts";
import type { PictureEntry, PictureLabel } from "../../../../web/protocol/notebook.ts";

const words = wordsIn("en", JSON.parse(readFileSync("web/notebook/locales/en.json", "utf8")) as Texts);
const picture: PictureEntry = {
  id: "5a0d9e72-38bc-4f11-a6d4-0c9b1e7f2385", revision: 0, time: "2026-03-02T09:52:40.015Z", activity: "inside-a-frog", title: "Inside a frog", lang: "en",
  kind: "picture", image: "data:image/webp;base64,UklGRg==", width: 640, height: 400, description: "A frog",
};
const label = (x: number, y: number, text = "heart"): PictureLabel => ({ x, y, text });
const kLine = 26;

test("words are broken between words, and a long one within", () => {
  assert.deepEqual(linesOf("left lobe of the liver", 8), ["left lobe of", "the liver"]);
  assert.deepEqual(linesOf("Profundidadesdelmar", 6).join(""), "Profundidadesdelmar");
  assert(linesOf("Profundidadesdelmar", 6).length > 1);
  assert.deepEqual(linesOf("肝脏左叶前部", 4), ["肝脏左叶", "前部"]);
});

test("each stands at the nearer side, in the order of the points, and covers no other", () => {
  let seed = 7;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let run = 0; run < 500; run++) {
    const labels = Array.from({ length: 1 + Math.floor(random() * 20) }, () => label(random(), random() < 0.3 ? 1 : random(), "a word ".repeat(1 + Math.floor(random() * 8)).trim()));
    const height = 200 + random() * 500;
    const { labels: placed, height: drawn } = besides(labels, height);
    assert.equal(placed.length, labels.length);
    assert(drawn >= height);
    for (const side of ["left", "right"]) {
      const own = placed.filter((one) => one.side === side);
      assert(own.every(({ index }) => (labels[index]!.x < 0.5) === (side === "left")));
      own.forEach((one, i) => {
        assert(one.top >= -1e-6 && one.top + one.lines.length * kLine <= drawn + 1e-6, `seed 7, run ${run}: within the drawing`);
        const next = own[i + 1];
        if (!next) return;
        assert(one.top + one.lines.length * kLine <= next.top + 1e-6, `seed 7, run ${run}: none covers the next`);
        assert(labels[one.index]!.y <= labels[next.index]!.y, "in the order of the points");
      });
    }
  }
});

test("a line ends where the label points, and the list has the words in the order in which they were put", () => {
  const text = entryHtml({ ...picture, labels: [label(0.75, 0.5, "stomach"), label(0.25, 0.5, "liver")] }, { words }).text;
  // The picture is 560 of 1000 wide, from 220 on, and 350 high.
  assert.match(text, /class="nb-leader" d="M\d+(\.\d+)? 175L640 175"/);
  assert.match(text, /class="nb-leader" d="M\d+(\.\d+)? 175L360 175"/);
  assert.match(text, /<ol class="nb-labels" aria-label="Labels"><li dir="auto">stomach<\/li><li dir="auto">liver<\/li><\/ol>/);
  assert.doesNotMatch(entryHtml(picture, { words }).text, /nb-labels/, "none without labels");
});
