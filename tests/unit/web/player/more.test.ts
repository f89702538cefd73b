import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import type { Input, Node } from "../../../../web/player/nodes.ts";
import { t } from "../../../../web/player/messages.ts";
import { knows, learn, Tree } from "../../../../web/player/tree.ts";
import { makers } from "../../../../web/player/widgets/more.ts";
import { makers as first } from "../../../../web/player/widgets/start.ts";
import { openPage, type Page } from "./page.ts";

let page: Page;
let tree: Tree;
let sent: Input[];

const find = <T extends HTMLElement>(selector: string) => page.document.querySelector(selector) as T;
const fire = (at: Element, event: string, more: object = {}) =>
  at.dispatchEvent(Object.assign(new (page.document.defaultView as unknown as typeof globalThis).Event(event, { bubbles: true }), more));
const show = (node: object) => tree.apply({ nodes: [{ parent: "panel", name: "Name", ...node } as Node] });
const sheets = (value: string) => ({ id: "t", role: "tabs", value, options: [{ value: "a", name: "First" }, { value: "b", name: "Second" }] });

beforeEach(() => {
  page = openPage("<div id='n-bar'></div><div id='n-panel' tabindex='-1'></div><div id='scene'><canvas></canvas><div id='n-stage' tabindex='-1'></div></div>");
  sent = [];
  learn(first);
  learn(makers(t));
  const root = (id: string) => page.document.getElementById(id) as HTMLElement;
  tree = new Tree({
    roots: { bar: root("n-bar"), panel: root("n-panel"), stage: root("n-stage") },
    send: (input) => sent.push(input),
    announce: () => {},
    undone() {},
    news() {},
  });
});

test("each role of the further scripts is known once they are there", () => {
  for (const role of Object.keys({ ...first, ...makers(t) })) assert.ok(knows(role as never), role);
});

test("a switch shows what is so, and asks for what is wanted", () => {
  show({ id: "s", role: "switch", on: false });
  const control = find("[role=switch]");
  assert.equal(control.getAttribute("aria-checked"), "false");
  fire(control, "click");
  assert.deepEqual(sent, [{ node: "s", type: "activate" }]);
  assert.equal(control.getAttribute("aria-checked"), "false");
  show({ id: "s", role: "switch", on: true });
  assert.equal(control.getAttribute("aria-checked"), "true");
});

test("a toast that is closed by the keyboard gives the focus back to where it was", () => {
  show({ id: "b", role: "switch", on: false });
  show({ id: "n", role: "toast", name: "Written down.", close: "Close" });
  const close = find<HTMLButtonElement>(".toast button");
  find("[role=switch]").focus();
  close.focus();
  fire(close, "focusin", { relatedTarget: find("[role=switch]") });
  fire(close, "click");
  assert.equal(page.document.activeElement?.getAttribute("role"), "switch");
  assert.ok(find(".toast").hidden);
  tree.apply({ removed: ["n"] }); // and its clock with it
});

test("a stepper stays in its range and goes back to what is so", () => {
  show({ id: "n", role: "stepper", min: 1, max: 3, step: 1, value: 3, valueText: "3 bulbs", less: "less", more: "more" });
  const [less, more] = [...page.document.querySelectorAll("button")];
  assert.equal(less!.getAttribute("aria-label"), "Name: less");
  assert.equal(more!.getAttribute("aria-disabled"), "true");
  fire(more!, "click");
  fire(less!, "click");
  assert.deepEqual(sent.splice(0), [{ node: "n", type: "set", value: 2 }]);
  // What is typed goes as it is: the runtime knows the ends of its range, which may have been moved a moment ago.
  const field = find<HTMLInputElement>("input");
  field.value = "7";
  fire(field, "change");
  assert.deepEqual(sent, [{ node: "n", type: "set", value: 7 }]);
  assert.equal(field.value, "3");
});

test("a stepper says where its range ends, to who asks for more", () => {
  const node = { id: "n", role: "stepper", min: 1, max: 3, step: 1, value: 3, valueText: "", less: "less", more: "more", least: "1 is the least.", most: "3 is the most." };
  show(node);
  const field = find<HTMLInputElement>("input");
  const said = find("[role=status]");
  const type = (value: string) => {
    field.value = value;
    fire(field, "input");
    fire(field, "change");
  };
  const describes = () => field.getAttribute("aria-describedby")?.split(" ").includes(said.id) ?? false;
  assert.equal(describes(), false);
  fire(field, "keydown", { key: "ArrowUp" });
  assert.equal(said.textContent, "3 is the most.");
  assert.equal(describes(), true);
  type("2");
  assert.equal(said.textContent, "");
  assert.equal(describes(), false);
  type("-7");
  assert.equal(said.textContent, "1 is the least.");
  show({ ...node, value: 1 });
  assert.equal(said.textContent, "1 is the least.");
  show({ ...node, value: 1, min: 0, least: "0 is the least." });
  assert.equal(said.textContent, "");
  type("-7");
  // Set in another way meanwhile, or the range was wider than the page knew: it holds no more.
  show({ ...node, value: 2 });
  assert.equal(said.textContent, "");
});

test("what is being typed into a stepper stays when the ends of its range move, and is told at its end", () => {
  const node = { id: "n", role: "stepper", min: 0, max: 300, step: 1, value: 267, valueText: "", less: "less", more: "more" };
  show(node);
  const field = find<HTMLInputElement>("input");
  field.value = "131";
  fire(field, "input");
  show({ ...node, min: 118 });
  assert.equal(field.value, "131");
  fire(field, "change");
  fire(field, "blur");
  assert.deepEqual(sent, [{ node: "n", type: "set", value: 131 }]);
  // Left as it was: what stands there is what is so.
  field.value = "2";
  fire(field, "input");
  field.value = "267";
  show({ ...node, value: 131 });
  fire(field, "blur");
  assert.equal(field.value, "131");
});

test("a view that is turned presses its buttons by keys, and by the wheel once it has the focus", () => {
  const view = { id: "v", parent: "stage", role: "orbit", min: -180, max: 180, step: 15, value: 30, valueText: "Turned" };
  show(view);
  const control = find<HTMLInputElement>("input");
  assert.equal(control.getAttribute("aria-valuetext"), "Turned");
  const pressed = () => sent.splice(0).map(({ node }) => node);
  for (const key of ["ArrowLeft", "ArrowUp", "+", "-", "Home", "Tab"]) fire(control, "keydown", { key });
  fire(control, "keydown", { key: "+", ctrlKey: true }); // the browser's own
  assert.deepEqual(pressed(), ["v/left", "v/up", "v/nearer", "v/farther", "v/reset"]);
  const canvas = find("canvas");
  fire(canvas, "wheel", { deltaY: 120 });
  assert.deepEqual(pressed(), []); // the page scrolls
  control.focus();
  for (const deltaY of [-40, -40, 100]) fire(canvas, "wheel", { deltaY });
  assert.deepEqual(pressed(), ["v/nearer", "v/farther"]);
  fire(canvas, "touchstart", { touches: [{ clientX: 0, clientY: 0 }] });
  for (const apart of [100, 110, 130, 100]) fire(canvas, "touchmove", { touches: [{ clientX: 0, clientY: 0 }, { clientX: apart, clientY: 0 }] });
  assert.deepEqual(pressed(), ["v/nearer", "v/farther"]);
  tree.apply({ removed: ["v"] });
  fire(canvas, "wheel", { deltaY: 100 });
  assert.deepEqual(pressed(), []);
});

test("tabs are one stop, and the arrow keys choose", () => {
  show(sheets("a"));
  const tabs = [...page.document.querySelectorAll<HTMLElement>("[role=tab]")];
  assert.deepEqual(tabs.map((tab) => tab.getAttribute("tabindex")), ["0", "-1"]);
  assert.equal(find("[role=tabpanel]").getAttribute("aria-labelledby"), tabs[0]!.id);
  fire(tabs[1]!, "click");
  assert.deepEqual(sent, [{ node: "t", type: "set", value: "b" }]);
  show(sheets("b"));
  assert.deepEqual(tabs.map((tab) => tab.getAttribute("aria-selected")), ["false", "true"]);
});

test("arrow keys go from tab to tab, faster than the lesson follows too", () => {
  Object.assign(globalThis, { getComputedStyle: () => ({ direction: "ltr" }) });
  show({ ...sheets("a"), options: ["a", "b", "c"].map((value) => ({ value, name: value })) });
  const tabs = [...page.document.querySelectorAll<HTMLElement>("[role=tab]")];
  fire(tabs[0]!, "keydown", { key: "ArrowRight" });
  fire(tabs[1]!, "keydown", { key: "ArrowRight" });
  fire(tabs[2]!, "keydown", { key: "ArrowLeft" });
  fire(tabs[1]!, "keydown", { key: "ArrowLeft" });
  assert.deepEqual(sent.map((input) => (input as { value?: unknown }).value), ["b", "c", "b", "a"]);
});

test("keys that are the browser's own are left to it", () => {
  Object.assign(globalThis, { getComputedStyle: () => ({ direction: "ltr" }) });
  show(sheets("a"));
  show({ id: "thing", parent: "stage", role: "draggable", held: true });
  show({ id: "place", parent: "stage", role: "spot", owner: "thing" });
  const [first] = page.document.querySelectorAll("[role=tab]");
  const taken: string[] = [];
  for (const held of ["ctrlKey", "altKey", "metaKey"]) {
    for (const key of ["ArrowLeft", "ArrowRight", "Home", "End", "Escape"]) {
      for (const at of [first!, find(".draggable"), find(".spot")]) fire(at, "keydown", { key, [held]: true, preventDefault: () => taken.push(`${held} ${key}`) });
    }
  }
  assert.deepEqual([taken, sent], [[], []]);
  fire(first!, "keydown", { key: "End", preventDefault: () => taken.push("End") });
  assert.deepEqual([taken, sent], [["End"], [{ node: "t", type: "set", value: "b" }]]);
});

test("a select asks for a choice as long as nothing is chosen", () => {
  const colours = { id: "c", role: "select", options: [{ value: "red", name: "Red" }, { value: "blue", name: "Blue" }] };
  show({ ...colours, value: "" });
  assert.deepEqual([...page.document.querySelectorAll("option")].map(({ textContent }) => textContent), ["Choose", "Red", "Blue"]);
  show({ ...colours, value: "blue" });
  assert.deepEqual([...page.document.querySelectorAll("option")].map(({ textContent }) => textContent), ["Red", "Blue"]);
});

test("a table names its columns and its rows", () => {
  show({ id: "r", role: "table", columns: ["No.", "Light"], rows: [["1", "100 lx"], ["2", "25 lx"]] });
  assert.deepEqual([...page.document.querySelectorAll("th")].map((at) => at.getAttribute("scope")), ["col", "col", "row", "row"]);
  show({ id: "r", role: "table", columns: ["No.", "Light"], rows: [["1", "400 lx"]] });
  assert.equal(find("td").textContent, "400 lx");
  assert.equal(page.document.querySelectorAll("tbody tr").length, 1);
});

test("what folds tells when it was opened, and holds what is in it", () => {
  show({ id: "d", role: "disclosure", open: false });
  tree.apply({ nodes: [{ id: "in", parent: "d", role: "text", name: "Inside" }], order: { d: ["in"] } });
  const details = find<HTMLDetailsElement>("details");
  assert.ok(details.contains(page.document.getElementById("n-in")));
  details.open = true;
  fire(details, "toggle");
  assert.deepEqual(sent, [{ node: "d", type: "set", value: "open" }]);
});

test("a clock is off until the student wants it, goes on when it is over, and tells the lesson nothing", () => {
  mock.timers.enable({ apis: ["Date", "setInterval"], now: 1_000_000 } as never); // the types know an older Node
  try {
    show({ id: "c", role: "timer", minutes: 10, step: 5, more: "5 more minutes", over: "The time is over" });
    const control = find("[role=switch]");
    const clock = find(".clock");
    const left = find("[role=timer]");
    const said = find("[role=status]");
    const more = find(".clock button");
    assert.equal(control.getAttribute("aria-checked"), "false");
    assert.equal(clock.hidden, true);
    fire(control, "click");
    assert.equal(clock.hidden, false);
    assert.equal(left.textContent, "10:00");
    mock.timers.tick(61_000);
    assert.equal(left.textContent, "8:59");
    fire(more, "click");
    assert.equal(left.textContent, "13:59");
    show({ id: "c", role: "timer", minutes: 10, step: 5, more: "5 more minutes", over: "The time is over" });
    assert.equal(left.textContent, "13:59");
    mock.timers.tick(14 * 60_000);
    assert.equal(left.textContent, "0:00");
    assert.equal(said.textContent, "The time is over");
    mock.timers.tick(60_000);
    fire(more, "click");
    assert.equal(left.textContent, "5:00");
    assert.equal(said.textContent, "");
    fire(control, "click");
    assert.equal(clock.hidden, true);
    fire(control, "click");
    assert.equal(left.textContent, "10:00");
    assert.deepEqual(sent, []);
  } finally {
    mock.timers.reset();
  }
});
