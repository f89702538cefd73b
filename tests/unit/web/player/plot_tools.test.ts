import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./page.ts";
import { csvOf, numberReader, seriesOf } from "../../../../web/player/widgets/plot_tools.ts";

const { document } = openPage();

test("numbers of the page's language become numbers that every program reads", () => {
  for (const [lang, text, plain] of [
    ["en", "1,234.5", "1234.5"], ["en", "−55.5", "-55.5"], ["es", "12.345,6", "12345.6"], ["fr", "1\u202f234,5", "1234.5"], ["ar", "\u200e−3.2", "-3.2"],
    ["en", "now", "now"], ["en", "3 m", "3 m"], ["en", "", ""],
  ] as const) {
    document.documentElement.lang = lang;
    assert.equal(numberReader()(text), plain, `${lang}: ${text}`);
  }
});

test("CSV as RFC 4180 has it", () => {
  assert.equal(csvOf([["a", 'say "b"'], ["1,5", "x\ny"], []]), 'a,"say ""b"""\r\n"1,5","x\ny"\r\n\r\n');
});

test("series go from 0 to 1, each by itself; gaps stay gaps, and columns of words make no sound", () => {
  document.documentElement.lang = "en";
  const rows = [["0", "10", "a", "5"], ["1", "20", "b", "5"], ["2", "", "c", "5"], ["3", "30", "d", "5"]];
  assert.deepEqual(seriesOf(rows, 4), [
    { column: 1, heights: [0, 0.5, NaN, 1] },
    { column: 3, heights: [0.5, 0.5, 0.5, 0.5] },
  ]);
});
