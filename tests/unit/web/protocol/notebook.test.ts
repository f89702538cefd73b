/** What may stand in a notebook is said alike by the schema and by the reader. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as LIMITS from "../../../../web/protocol/limits.ts";
import { isNotebook, wrongInEntry, type NotebookEntry, type PlotEntry } from "../../../../web/protocol/notebook.ts";
import { faults, protocolText } from "./schemas.ts";

const examples = [...protocolText("README.md").matchAll(/```json notebook\n([^]*?)```/g)].map(([, text]) => JSON.parse(text!) as NotebookEntry);
const of = <Kind extends NotebookEntry["kind"]>(kind: Kind) => structuredClone(examples.find((one) => one.kind === kind)!) as Extract<NotebookEntry, { kind: Kind }>;
const measurement: NotebookEntry = {
  ...of("note"), kind: "measurement", text: undefined, of: "samples", name: "Samples", value: 3, unit: "", decimals: 0,
} as unknown as NotebookEntry;
delete (measurement as { text?: string }).text;

test("what is right is right for both", () => {
  const { caption, stage, ...bare } = of("plot");
  const axis = { ...of("plot").x, from: 1, to: 1000, log: true as const };
  for (const right of [...examples, measurement, bare, { ...of("plot"), x: axis }, { ...of("note"), text: "x".repeat(4000) }, { ...of("note"), text: "\u{1F9CA}".repeat(4000) }, { ...of("note"), caption: "" }]) {
    assert.equal(wrongInEntry(right), undefined);
    assert.equal(faults("notebook", right), "");
  }
});

test("what is wrong is wrong for both, and the reader names the field", () => {
  const plot = of("plot"), [pane] = plot.panes, [series] = pane!.series;
  const panes = (change: object) => ({ ...plot, panes: [{ ...pane, series: [{ ...series, ...change }] }] });
  const picture = of("picture");
  const wrong: [string, unknown][] = [
    ["id", { ...of("note"), id: "1" }], ["revision", { ...of("note"), revision: -1 }], ["time", { ...of("note"), time: "today" }],
    ["kind", { ...of("note"), kind: "drawing" }], ["kind", { ...of("note"), kind: "toString" }], ["activity", { ...of("note"), activity: "Ice" }], ["title", { ...of("note"), title: "x".repeat(201) }],
    ["lang", { ...of("note"), lang: "\"><script>" }], ["caption", { ...of("note"), caption: "x".repeat(1001) }], ["text", { ...of("note"), text: "" }],
    ["text", { ...of("note"), text: "x".repeat(4001) }], ["mood", { ...of("note"), mood: "good" }], ["image", { ...of("note"), image: picture.image }],
    ["value", { ...measurement, value: "3" }], ["value", { ...measurement, value: 1e16 }], ["decimals", { ...measurement, decimals: 7 }],
    ["panes", { ...plot, panes: [] }], ["panes", panes({ mark: "pie" })], ["panes", panes({ points: [[1]] })], ["panes", panes({ points: [[1, "2"]] })], ["panes", panes({ points: Array(3001).fill([1, 2]) })],
    ["x", { ...plot, x: { ...plot.x, log: false } }], ["panes", panes({ color: "red" })],
    ["image", { ...picture, image: "https://elsewhere.example/a.png" }], ["image", { ...picture, image: "data:image/svg+xml;base64,AAAA" }], ["image", { ...picture, image: `data:image/png;base64,${"A".repeat(60000)}` }],
    ["description", { ...picture, description: "" }], ["width", { ...picture, width: 0.5 }],
    ["labels", { ...picture, labels: [{ x: -0.1, y: 0, text: "x" }] }], ["labels", { ...picture, labels: [{ x: 0, y: 1.5, text: "x" }] }], ["labels", { ...picture, labels: [{ x: 0, y: 0, text: "x".repeat(81) }] }],
    ["labels", { ...picture, labels: Array(21).fill({ x: 0, y: 0, text: "x" }) }], ["labels", { ...picture, labels: [{ x: 0, y: 0, text: "x", color: "red" }] }],
    ["places", { ...picture, places: [{ x: 0, y: 0, name: "" }] }], ["places", { ...picture, places: Array(61).fill({ x: 0, y: 0, name: "x" }) }], ["labels", { ...measurement, labels: [] }],
  ];
  for (const [field, broken] of wrong) {
    assert.equal(wrongInEntry(broken), field, JSON.stringify(broken).slice(0, 200));
    assert.notEqual(faults("notebook", broken), "", field);
  }
  for (const none of [undefined, null, 7, "note", [], [of("note")]]) assert.equal(wrongInEntry(none), "entry");
});

test("an entry has a size of its own, whatever its parts are allowed", () => {
  const plot = of("plot") as PlotEntry;
  const points = Array.from({ length: LIMITS.plotPoints }, (_, i) => [i + 0.123456, i * 1.2345678] as [number, number]);
  const large = { ...plot, panes: [{ ...plot.panes[0]!, series: [{ ...plot.panes[0]!.series[0]!, points }] }] };
  assert.equal(wrongInEntry(large), "entry");
  assert.equal(wrongInEntry({ ...large, panes: [{ ...large.panes[0], series: [{ ...large.panes[0]!.series[0], points: points.slice(0, 1000) }] }] }), undefined);
});

test("a notebook is right when each entry is, and there are not too many", () => {
  assert(isNotebook({ entries: examples }) && isNotebook({ entries: [], left_out: 3 }));
  for (const broken of [undefined, [], {}, { entries: [...examples, {}] }, { entries: [], more: 1 }, { entries: Array(LIMITS.notebookEntries + 1).fill(examples[0]) }]) assert(!isNotebook(broken));
});
