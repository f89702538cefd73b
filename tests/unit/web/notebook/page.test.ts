/** A notebook as HTML: what anybody typed stays text, a plot is drawn from its values, and what must not leave does not. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { byActivity, entryHtml } from "../../../../web/notebook/entry.ts";
import { notebookPage } from "../../../../web/notebook/page.ts";
import { scaleOf } from "../../../../web/notebook/scale.ts";
import { wordsIn, type Texts } from "../../../../web/notebook/words.ts";
import type { MeasurementEntry, NotebookEntry, PictureEntry, PlotEntry } from "../../../../web/protocol/notebook.ts";

const folder = "web/notebook/locales";
const textsIn = (tag: string) => JSON.parse(readFileSync(`${folder}/${tag}.json`, "utf8")) as Texts;
const words = wordsIn("en", textsIn("en"));

const common = { id: "5a0d9e72-38bc-4f11-a6d4-0c9b1e7f2385", revision: 0, time: "2026-03-02T09:52:40.015Z", activity: "ice-core", title: "Reading the ice", lang: "en" };
const note = (text: string, more = {}): NotebookEntry => ({ ...common, kind: "note", text, ...more });
const axis = (name: string, from: number, to: number) => ({ name, from, to, decimals: 0 });
const plot: PlotEntry = {
  ...common, kind: "plot", name: "Air", summary: "It rises.", source: "Lüthi et al.", x: axis("Age (kyr)", 800, 0),
  panes: [
    { y: axis("CO₂ (ppm)", 150, 320), marker: { at: 300, name: "highest" }, series: [{ name: "CO₂", mark: "line", decimals: 1, points: [[0, 280], [400.125, 190.25], [800, 200]] }, { name: "Mine", mark: "points", decimals: 1, points: [[100, 250]] }] },
    { y: axis("Warmth (°C)", -10, 5), series: [{ name: "Warmth", mark: "bars", decimals: 1, points: [[0, 2], [800, -8]] }, { name: "None", mark: "area", decimals: 0, points: [] }] },
  ],
};
const measurement: MeasurementEntry = { ...common, kind: "measurement", of: "drill_depth", name: "Depth", value: 1840.5, unit: "m", decimals: 1 };
const picture: PictureEntry = { ...common, kind: "picture", image: "data:image/webp;base64,UklGRg==", width: 64, height: 40, description: "The drill" };

const page = (entries: NotebookEntry[], more = {}) => notebookPage(entries, { words, title: "Ice", made: common.time, withheld: false, ...more });

test("a number is written as in the language of the words beside it", () => {
  const spanish = wordsIn("es", textsIn("es"));
  const shown = (lang: string): string => entryHtml({ ...measurement, value: 24010, unit: "years", decimals: 0, lang }, { words: spanish }).text;
  assert.match(shown("en"), /24,010\u00a0years/);
  assert.match(shown("es"), /24\.010\u00a0years/);
  assert.match(shown("x"), /24\.010\u00a0years/, "what is no language");
});

/** The tags of a text, as an HTML parser would begin them, and each attribute that could run something. */
const tagsOf = (text: string) => [...text.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name]) => name!.toLowerCase());
const known = new Set(["html", "ol", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "section", "article", "span", "time", "div", "svg", "g", "path", "text", "rect", "circle", "clippath", "ul", "li", "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "strong", "img"]);

test("whatever is typed stays text, in every place where a text can stand", () => {
  const hostile = [
    "<script>alert(1)</script>", "</style><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='alert(1)", "</title><svg onload=alert(1)>",
    "<!--", "]]>", "&lt;b&gt;", "${alert(1)}", "{what}", "\u202e<b>", "</svg><iframe src=javascript:alert(1)>",
  ];
  for (const text of hostile) {
    const everywhere = (entry: NotebookEntry): NotebookEntry =>
      JSON.parse(JSON.stringify(entry), (key, value) => (["title", "stage", "caption", "text", "name", "unit", "summary", "source", "description"].includes(key) ? text : value));
    const all = [note("x", { caption: "y", stage: "z" }), plot, measurement, picture, { ...picture, labels: [{ x: 0.3, y: 0.5, text: "x" }] }].map(everywhere);
    const made = page(all, { title: text });
    for (const name of tagsOf(made)) assert(known.has(name), `<${name}> for ${text}`);
    const bare = made.replace(/<style>[^]*<\/style>/, "").replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/"[^"]*"/g, ""));
    assert.doesNotMatch(bare, /<[^>]*\son\w+/i, "no attribute that runs something");
    assert.equal(made.split("</style>").length, 2);
    assert.equal(made.split("</title>").length, 2);
    assert(made.includes(text.replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[sign]!)), text);
  }
});

test("random entries never make a tag or an attribute of their own", () => {
  let seed = 42;
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const signs = ["<", ">", "\"", "'", "&", "`", "=", " ", "/", "-", "!", "script", "onload", "style", "\n", "é", "\u{1F9CA}", "{what}", "\\", "\u0000"];
  for (let run = 0; run < 300; run++) {
    const text = Array.from({ length: 1 + random(12) }, () => signs[random(signs.length)]).join("");
    const made = page([note(text, { caption: text }), { ...plot, name: text, panes: [{ ...plot.panes[0]!, y: axis(text, random(9) - 4, random(9) - 4) }] }], { title: text });
    for (const name of tagsOf(made)) assert(known.has(name), `<${name}> for ${JSON.stringify(text)}`);
    assert.doesNotMatch(made.replace(/<style>[^]*<\/style>/, ""), /NaN|Infinity|undefined/);
  }
});

test("only pictures that are in the entry are shown", () => {
  assert.match(page([picture]), /<img class="nb-picture" src="data:image\/webp;base64,UklGRg==" width="64" height="40" alt="The drill">/);
  for (const image of ["https://elsewhere.example/x.png", "data:image/svg+xml;base64,AAAA", "data:text/html,x"]) assert.doesNotMatch(page([{ ...picture, image }]), /<img/);
});

test("what the student typed is withheld where it must not leave, and a sentence says so", () => {
  const all = [note("my secret"), { ...plot, caption: "my secret" }, { ...measurement, caption: "my secret" }, { ...picture, labels: [{ x: 0.3, y: 0.5, text: "my secret" }] }];
  assert.equal(page(all).split("my secret").length - 1, 5, "a label stands at its line and in the list");
  const without = page(all, { withheld: true });
  assert(!without.includes("my secret"));
  assert.equal(without.split("the school has not allowed it to leave").length - 1, 4);
  assert(without.includes("1,840.5") && without.includes("Age (kyr)"), "what the lesson measured is still there");
});

test("a plot is drawn as its axes say, and every value stands in a table", () => {
  const text = entryHtml(plot, { words }).text;
  // From 800 at the left to 0 at the right: the first point, at 0, lies at the right edge.
  assert.match(text, /d="M464 /);
  assert.match(text, /<td>400.125<\/td><td>190.3<\/td>/);
  assert.equal(text.split("<table>").length - 1, 2);
  assert.match(text, /aria-label="Air. It rises."/);
  assert.equal(text.split('class="nb-bar"').length - 1, 3, "two bars, and one in the legend");
  assert.match(text, /<path class="nb-marker"[^]*> highest<\/li>/);
  const turned = entryHtml({ ...plot, x: axis("Age", 0, 800) }, { words }).text;
  assert.match(turned, /d="M64 /);
});

test("what is in one pane has its colour, and is told apart by dashes; in a lone pane each series has its own", () => {
  const line = plot.panes[0]!.series[0]!, dots = plot.panes[0]!.series[1]!;
  const pane = { y: axis("y", 0, 1), series: [line, { ...line, name: "b" }, dots, { ...dots, name: "d" }] };
  const looks = (panes: PlotEntry["panes"]) => [...entryHtml({ ...plot, panes }, { words }).text.matchAll(/<g class="(nb-color[^"]*)"/g)].map(([, look]) => look);
  assert.deepEqual(looks([pane, structuredClone(pane)]).slice(0, 4), ["nb-color0 nb-dash0", "nb-color0 nb-dash1", "nb-color0 nb-dash0", "nb-color0 nb-dash0 nb-hollow"]);
  assert.deepEqual(looks([pane]), ["nb-color0 nb-dash0", "nb-color1 nb-dash1", "nb-color2 nb-dash0", "nb-color3 nb-dash0"]);
});

test("a day that there is not stands as it came", () => {
  assert.match(page([note("x", { time: "2026-02-39T09:00:00.000Z" })]), />2026-02-39T09:00:00.000Z</);
});

test("ticks are round, and few", () => {
  const values = (from: number, to: number, most: number, log?: true) => scaleOf({ name: "", from, to, decimals: 0, ...(log && { log }) }, most).ticks.map(({ value, decimals }) => value.toFixed(decimals));
  assert.deepEqual(values(0, 100, 5), ["0", "20", "40", "60", "80", "100"]);
  assert.deepEqual(values(805, -5, 6), ["0", "200", "400", "600", "800"]);
  assert.deepEqual(values(0, 0.3, 3), ["0.0", "0.1", "0.2", "0.3"]);
  assert.deepEqual(values(0.01, 1000, 6, true), ["0.01", "0.1", "1", "10", "100", "1000"]);
  assert.equal(values(3, 3, 4).length > 0, true);
  const log = scaleOf({ name: "", from: 1, to: 100, log: true, decimals: 0 }, 4);
  assert.equal(log.part(10), 0.5);
  assert.equal(log.part(-3), 0);
});

test("entries stand under their activities, the oldest first, each activity by its last title", () => {
  const later = { ...note("b"), time: "2026-03-03T09:00:00.000Z", title: "Leer el hielo", lang: "es" };
  const other = { ...note("c"), activity: "trapped-air", title: "Air", time: "2026-03-02T10:00:00.000Z" };
  const groups = byActivity([later, other, note("a")]);
  assert.deepEqual(groups.map(({ activity, title, entries }) => [activity, title, entries.length]), [["ice-core", "Leer el hielo", 2], ["trapped-air", "Air", 1]]);
  assert.match(page([later, other, note("a")]), /<h2 id="nb-of-ice-core" lang="es" dir="ltr">Leer el hielo<\/h2>/);
});

test("every language says the same things, and the page turns with it", () => {
  const keys = Object.keys(textsIn("en")).sort();
  for (const file of readdirSync(folder)) {
    const tag = file.replace(".json", "");
    const texts = textsIn(tag);
    assert.deepEqual(Object.keys(texts).sort(), keys, tag);
    const made = notebookPage([note("x"), plot], { words: wordsIn(tag, texts), title: "Ice", made: common.time, withheld: false, leftOut: 3 });
    assert.match(made, new RegExp(`<html lang="${tag}" dir="${tag === "ar" ? "rtl" : "ltr"}">`));
    assert(made.includes(texts.values) && !/\{\w+\}/.test(made.replace(/<style>[^]*<\/style>/, "")));
  }
});
