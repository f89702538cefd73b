import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { forgetLetters, measureText, rasterText } from "../../../../web/player/stage_text.ts";

/** What was written, where, and how. */
interface Written {
  text: string;
  x: number;
  y: number;
  direction: string;
  textAlign: string;
  font: string;
}

let written: Written[];
let style: Record<string, string>;
const pages = { lang: "en", dir: "ltr" };

/** Each letter is half as wide as it is high, and has its spacing behind it. */
class Context {
  font = "";
  letterSpacing = "0px";
  wordSpacing = "0px";
  direction = "ltr";
  textAlign = "left";
  fillStyle = "";
  constructor(readonly canvas: { width: number; height: number }) {}
  measureText(text: string) {
    const px = Number(/(\d+(?:\.\d+)?)px/.exec(this.font)![1]);
    const spaces = text.split(" ").length - 1;
    return { width: text.length * (px / 2 + parseFloat(this.letterSpacing)) + spaces * parseFloat(this.wordSpacing) };
  }
  scale() {}
  fillText(text: string, x: number, y: number) {
    const { direction, textAlign, font } = this;
    written.push({ text, x, y, direction, textAlign, font });
  }
}

Object.assign(globalThis, {
  OffscreenCanvas: class {
    constructor(public width: number, public height: number) {}
    getContext() {
      return new Context(this);
    }
  },
  getComputedStyle: () => ({ fontSize: style.fontSize, getPropertyValue: (name: string) => style[name] ?? "" }),
});

function speak(lang: string, dir = "ltr"): void {
  Object.assign(pages, { lang, dir });
}

beforeEach(() => {
  Object.assign(globalThis, { document: { documentElement: pages } });
  written = [];
  style = { fontSize: "16px", "--skua-font": "Plain" };
  speak("en");
  forgetLetters();
});

/** The lines of a text in room for so many letters. */
const linesOf = (text: string, letters: number): string[] => {
  written = [];
  rasterText(text, 10, 400, letters * 5, 1);
  return written.map((line) => line.text);
};

test("a text is broken between words, at ends of paragraphs, and not where it has room", () => {
  assert.deepEqual(linesOf("air from long ago", 40), ["air from long ago"]);
  assert.deepEqual(linesOf("air from long ago", 9), ["air from", "long ago"]);
  assert.deepEqual(linesOf("air\nfrom long ago", 9), ["air", "from long", "ago"]);
  assert.deepEqual(linesOf("air from long ago", 0), ["air from long ago"]);
  // A word is never cut, however little room there is.
  assert.deepEqual(linesOf("temperature of ice", 6), ["temperature", "of ice"]);
});

test("what ends a sentence, and a unit that belongs to its number, stay with what they follow", () => {
  assert.deepEqual(linesOf("Look at it (again).", 11), ["Look at it", "(again)."]);
  assert.deepEqual(linesOf("at 3190\u00a0m depth", 8), ["at", "3190\u00a0m", "depth"]);
});

test("Chinese is broken between its words, which no spaces part, and never before its punctuation", () => {
  speak("zh-Hans");
  const lines = linesOf("冰芯记录了气候，也保存了空气。", 6);
  assert.equal(lines.join(""), "冰芯记录了气候，也保存了空气。");
  assert.ok(lines.length > 2 && lines.every((line) => line.length <= 7), JSON.stringify(lines));
  assert.ok(lines.every((line) => !/^[，。]/.test(line)), JSON.stringify(lines));
});

test("a language that is written from the right is drawn to the right; a number alone is not", () => {
  speak("ar", "rtl");
  const text = "عمق الجليد";
  const { width } = measureText(text, 10, 400, 0);
  rasterText(text, 10, 400, 0, 2);
  rasterText("1.5", 10, 400, 0, 2);
  assert.deepEqual(written.map(({ x, direction, textAlign }) => ({ x, direction, textAlign })), [
    { x: width, direction: "rtl", textAlign: "right" },
    { x: 0, direction: "ltr", textAlign: "left" },
  ]);
});

test("a surface has the pixels of what was measured, and its lines stand below each other", () => {
  const size = measureText("air from long ago", 10, 400, 45);
  assert.deepEqual(size, { width: 40, height: 26, baseline: 10 });
  const { width, height } = rasterText("air from long ago", 10, 400, 45, 1.5);
  assert.deepEqual([width, height], [60, 39]);
  assert.deepEqual(written.map(({ x, y }) => [x, y]), [[0, 10], [0, 23]]);
});

test("font, size and spacing are the student's", () => {
  const plain = measureText("ice core", 10, 600, 0).width;
  rasterText("ice core", 10, 600, 0, 1);
  assert.equal(written[0]!.font, "600 10px Plain");
  style = { fontSize: "24px", "--skua-font": "OpenDyslexic, system-ui", "--letters": ".12em" };
  // As long as nobody says that they changed, they are not looked at again.
  assert.equal(measureText("ice core", 10, 600, 0).width, plain);
  assert.equal(forgetLetters(), true);
  assert.equal(measureText("ice core", 10, 600, 0).width, Math.ceil(8 * (7.5 + 0.12 * 15) + 0.16 * 15));
  rasterText("ice core", 10, 600, 0, 1);
  assert.equal(written[1]!.font, "600 15px OpenDyslexic, system-ui");
  assert.equal(forgetLetters(), false);
});
