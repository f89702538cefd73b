import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Input, Node } from "../../../../web/player/nodes.ts";
import { t } from "../../../../web/player/messages.ts";
import { learn, Tree } from "../../../../web/player/tree.ts";
import { showNews } from "../../../../web/player/widgets/news.ts";
import { makers } from "../../../../web/player/widgets/more.ts";
import { makers as first } from "../../../../web/player/widgets/start.ts";
import { numbers } from "../../../random.mjs";
import { openPage, type Page } from "./page.ts";

let page: Page;
let tree: Tree;
let sent: Input[];
let said: string[];
let scrolled: number[];

const el = <T extends HTMLElement>(id: string) => page.document.getElementById(id) as T;
const button = (id: string, more: Partial<Node> = {}): Node => ({ id, parent: "panel", role: "button", name: id, ...more }) as Node;
const group = (id: string, more: Partial<Node> = {}): Node => ({ id, parent: "panel", role: "group", name: "", ...more }) as Node;
const type = (control: HTMLElement, event: string) => control.dispatchEvent(new (page.document.defaultView as unknown as typeof globalThis).Event(event));

beforeEach(() => {
  page = openPage("<div id='n-bar'></div><div id='task'><div id='n-panel' tabindex='-1'></div></div><div id='n-stage' tabindex='-1'></div>");
  learn(first);
  learn(makers(t));
  sent = [];
  said = [];
  scrolled = [];
  tree = new Tree({
    roots: { bar: el("n-bar"), panel: el("n-panel"), stage: el("n-stage") },
    send: (input) => sent.push(input),
    announce: (text) => said.push(text),
    undone: (text) => said.push(`undone: ${text}`),
    news: (made, told) => showNews(el("n-panel"), made, told, (text) => said.push(text)),
  });
  Object.assign(globalThis, { matchMedia: () => ({ matches: true }) });
  Object.assign(el("task"), { clientHeight: 500, scrollTop: 300, scrollBy: ({ top }: { top: number }) => scrolled.push(top) });
});

test("nodes become elements under their parents, in order", () => {
  tree.apply({
    nodes: [button("b"), group("g", { name: "Question" }), button("a", { parent: "g" }), button("c", { parent: "g" })],
    order: { panel: ["g", "b"], g: ["c", "a"] },
  });
  assert.deepEqual([...page.document.querySelectorAll<HTMLElement>("#n-panel [data-node]")].map((at) => at.dataset.node), ["g", "c", "a", "b"]);
  assert.equal(el("n-a").tagName, "BUTTON");
  assert.equal(el("n-g").getAttribute("aria-labelledby"), "l-g");
});

test("an element stays the same while its id stays, and keeps its focus when it moves", () => {
  tree.apply({ nodes: [button("a"), button("b"), button("c")], order: { panel: ["a", "b", "c"] } });
  const before = el("n-a");
  before.focus();
  tree.apply({ nodes: [button("a", { name: "Other", disabled: true })], order: { panel: ["c", "b", "a"] } });
  assert.equal(el("n-a"), before);
  assert.equal(page.document.activeElement, before);
  assert.equal(before.textContent, "Other");
  assert.equal(before.getAttribute("aria-disabled"), "true");
  assert.equal([...el("n-panel").children].map((child) => child.id).join(), "n-c,n-b,n-a");
});

test("when the focused control goes, the focus goes to what came in its place", () => {
  tree.apply({ nodes: [group("g"), button("check", { parent: "g" })], order: { panel: ["g"], g: ["check"] } });
  el("n-check").focus();
  tree.apply({ removed: ["check"], nodes: [button("next", { parent: "g" })], order: { g: ["next"] } });
  assert.equal(page.document.activeElement, el("n-next"));
  const question: Node = { id: "h", parent: "panel", role: "heading", name: "Second question", level: 2 };
  tree.apply({ removed: ["g", "next"], nodes: [question, button("first")], order: { panel: ["h", "first"] } });
  assert.equal(page.document.activeElement, el("n-h"));
  el("n-first").focus();
  tree.apply({ removed: ["first"], nodes: [{ ...question, name: "Third question" }, button("again")], order: { panel: ["h", "again"] } });
  assert.equal(page.document.activeElement, el("n-h"));
});

test("when the focused control goes and nothing comes, the focus goes to its neighbour: behind it, else before it", () => {
  const pins = ["pin.1", "pin.2", "pin.3"];
  tree.apply({ nodes: [group("g"), button("fold", { parent: "g" }), ...pins.map((id) => button(id, { parent: "g" })), button("other")], order: { panel: ["g", "other"], g: ["fold", ...pins] } });
  el("n-pin.2").focus();
  tree.apply({ removed: ["pin.2"], order: { g: ["fold", "pin.1", "pin.3"] } });
  assert.equal(page.document.activeElement, el("n-pin.3"));
  tree.apply({ removed: ["pin.3"], order: { g: ["fold", "pin.1"] } });
  assert.equal(page.document.activeElement, el("n-pin.1"));
  tree.apply({ removed: ["pin.1"], order: { g: ["fold"] } });
  assert.equal(page.document.activeElement, el("n-fold"));
  tree.apply({ removed: ["fold"], order: { g: [] } });
  assert.equal(page.document.activeElement, el("n-g"), "with none left it stays where they were");
});

test("a press is one input; whether it counts is for the runtime to say", () => {
  tree.apply({ nodes: [button("go"), button("off", { disabled: true })], order: { panel: ["go", "off"] } });
  el("n-go").click();
  el("n-off").click();
  assert.deepEqual(sent, [{ node: "go", type: "activate" }, { node: "off", type: "activate" }]);
});

test("choices: radios by value, changed by the student or by the runtime", () => {
  const choice = (value: string, disabled = false): Node => ({
    id: "q", parent: "panel", role: "choice", name: "Which?", value, disabled, options: [{ value: "x", name: "X" }, { value: "y", name: "Y" }],
  });
  tree.apply({ nodes: [choice("")], order: { panel: ["q"] } });
  const [x, y] = [...page.document.querySelectorAll<HTMLInputElement>("#n-q input")] as [HTMLInputElement, HTMLInputElement];
  y.checked = true;
  type(y, "change");
  assert.deepEqual(sent, [{ node: "q", type: "set", value: "y" }]);
  tree.apply({ nodes: [choice("x", true)] });
  assert.deepEqual([x.checked, y.checked], [true, false]);
  y.checked = true;
  type(y, "change");
  assert.deepEqual([x.checked, y.checked, sent.length], [true, false, 2]);
});

test("a number field keeps what is being typed until the runtime says otherwise", () => {
  const field = (value: string, error?: string): Node => ({ id: "n", parent: "panel", role: "number", name: "Age", unit: "years", value, ...(error ? { error } : {}) });
  tree.apply({ nodes: [field("")], order: { panel: ["n"] } });
  const input = page.document.querySelector<HTMLInputElement>("#n-n input")!;
  input.focus();
  input.value = "12";
  type(input, "input");
  input.value = "123";
  tree.apply({ nodes: [field("12")] });
  assert.equal(input.value, "123");
  tree.apply({ nodes: [field("12,000", "Write digits only.")] });
  assert.equal(input.value, "12,000");
  assert.equal(input.getAttribute("aria-invalid"), "true");
  assert.ok(input.getAttribute("aria-describedby")!.split(" ").includes("e-n"));
  assert.deepEqual(sent, [{ node: "n", type: "set", value: "12" }]);
});

test("live nodes are announced when their words change, not when the lesson opens", () => {
  const feedback = (name: string): Node => ({ id: "f", parent: "panel", role: "text", name, live: true });
  tree.apply({ nodes: [feedback("Welcome")], order: { panel: ["f"] } });
  tree.apply({ nodes: [feedback("Welcome")] });
  tree.apply({ nodes: [feedback("Right.")] });
  assert.deepEqual(said, ["Right."]);
});

test("what was pressed is said by its name before what came of it", () => {
  const live = (id: string, role: string, name: string): Node => ({ id, parent: "panel", role, name, live: true, level: 3 }) as Node;
  tree.apply({ nodes: [live("goal", "text", "Find the pump."), live("card", "heading", "Stomach")], order: { panel: ["goal", "card"] } });
  tree.apply({ nodes: [live("goal", "text", "That is it."), live("card", "heading", "Ventricle")] });
  assert.deepEqual(said, ["Ventricle", "That is it."]);
});

test("a fault of a field is announced, once", () => {
  const field = (value: string, error?: string): Node => ({ id: "n", parent: "panel", role: "number", name: "Age", unit: "years", value, ...(error ? { error } : {}) });
  tree.apply({ nodes: [field("")] });
  tree.apply({ nodes: [field("x", "Write digits only.")] });
  tree.apply({ nodes: [field("xy", "Write digits only.")] });
  tree.apply({ nodes: [field("1")] });
  tree.apply({ nodes: [field("1.5", "Whole metres only.")] });
  assert.deepEqual(said, ["Write digits only.", "Whole metres only."]);
});

test("what comes into the panel is told by its first words, where the lesson says nothing and the focus does not go there", () => {
  const text = (id: string, more: Partial<Node> = {}): Node => ({ id, parent: "panel", role: "text", name: `The ${id}.`, ...more }) as Node;
  const heading: Node = { id: "h", parent: "panel", role: "heading", name: "Next", level: 2 };
  tree.apply({ nodes: [text("start"), button("go")], order: { panel: ["start", "go"] } });
  assert.deepEqual(said, []);
  tree.apply({ nodes: [text("sweep"), text("note")], order: { panel: ["start", "sweep", "note", "go"] } });
  assert.deepEqual(said, ["The sweep."]);
  tree.apply({ nodes: [text("more"), text("feedback", { live: true })], order: { panel: ["more", "start", "feedback", "go"] } });
  assert.deepEqual(said, ["The sweep.", "The feedback."]);
  tree.apply({ nodes: [{ ...heading, id: "q", name: "Now the question" }, text("sample", { live: true })], order: { panel: ["q", "start", "sample", "go"] } });
  assert.deepEqual(said.slice(2), ["The sample.", "Now the question"]);
  el("n-go").focus();
  tree.apply({ removed: ["go"], nodes: [heading, text("task")], order: { panel: ["h", "task"] } });
  assert.equal(page.document.activeElement, el("n-h"));
  assert.equal(said.length, 4);
});

test("what the pointer was pressed on gets the focus", () => {
  const plot: Node = { id: "p", parent: "stage", role: "plot", name: "CO₂", summary: "", source: "", parts: [], columns: [], rows: [], cursor: { index: 0, count: 3, text: "", brief: "" } };
  tree.apply({ nodes: [plot, button("a")], order: { stage: ["p"], panel: ["a"] } });
  el("n-a").focus();
  tree.apply({ focus: "p" });
  assert.equal(page.document.activeElement, el("n-p").querySelector("input"));
  tree.apply({ focus: "nowhere" });
  assert.equal(page.document.activeElement, el("n-p").querySelector("input"));
});

test("stage nodes lie on their rectangles; what only holds others has none", () => {
  const nodes: Node[] = [
    group("tools", { parent: "stage", rect: [0, 0, 0, 0] }),
    button("drill", { parent: "tools", rect: [10, 20, 30, 44.5] }),
  ];
  tree.apply({ nodes, order: { stage: ["tools"], tools: ["drill"] } });
  assert.ok(!el("n-tools").hasAttribute("data-rect"));
  assert.equal(el("n-drill").style.getPropertyValue("--h"), "44.5px");
});

test("a plot says its rows only when they are asked for", () => {
  const plot = (rows: string[][]): Node => ({
    id: "p", parent: "stage", role: "plot", name: "CO₂", summary: "It rises.", source: "Ice", parts: [["CO₂ (ppm)", "Highest: 298"]], columns: ["Year", "ppm"], rows,
    cursor: { index: 1, count: 3, text: "280 ppm", brief: "280" }, rect: [0, 0, 100, 100],
  });
  tree.apply({ nodes: [plot([])], order: { stage: ["p"] } });
  assert.equal(page.document.querySelector("ul.parts")!.textContent, "CO₂ (ppm); Highest: 298");
  const details = page.document.querySelector("details")!;
  details.open = true;
  type(details, "toggle");
  assert.deepEqual(sent.at(-1), { node: "p", type: "open" });
  tree.apply({ nodes: [plot([["1", "270"], ["2", "280"]])] });
  assert.equal(page.document.querySelectorAll("tbody td").length, 4);
  assert.equal(page.document.querySelector("input")!.getAttribute("aria-valuetext"), "280 ppm");
});

test("a walk along a plot is said in full where it begins, and in few words from then on", () => {
  const at = (index: number): Node => ({
    id: "p", parent: "stage", role: "plot", name: "CO₂", summary: "", source: "", parts: [], columns: [], rows: [],
    cursor: { index, count: 3, text: `Thousand years ago: ${index}; CO₂: 280 ppm`, brief: `${index} thousand years ago; 280 ppm` },
  });
  tree.apply({ nodes: [at(0)], order: { stage: ["p"] } });
  const cursor = page.document.querySelector("input")!;
  const said = () => cursor.getAttribute("aria-valuetext");
  cursor.focus();
  assert.equal(said(), "Thousand years ago: 0; CO₂: 280 ppm");
  cursor.value = "1";
  type(cursor, "input");
  tree.apply({ nodes: [at(1)] });
  assert.equal(said(), "1 thousand years ago; 280 ppm");
  assert.equal(page.document.querySelector(".reading")!.textContent, "Thousand years ago: 1; CO₂: 280 ppm");
  type(cursor, "blur");
  assert.equal(said(), "Thousand years ago: 1; CO₂: 280 ppm");
});

test("an unknown role is an error that names the node", () => {
  assert.throws(() => tree.apply({ nodes: [button("x", { role: "carousel" } as unknown as Partial<Node>)] }), /node "x": unknown role "carousel"/);
});

test("random patches leave the page equal to the nodes", () => {
  const random = numbers(3190);
  let nodes = new Map<string, Node>();
  let orders: Record<string, string[]> = { panel: [] };
  for (let round = 0; round < 400; round++) {
    const next = new Map<string, Node>([...nodes].filter(([, node]) => node.parent === "panel" && random(5) > 0));
    const groups = [...next.values()].filter((node) => node.role === "group").map((node) => node.id);
    for (let i = random(3); i > 0; i--) {
      const id = `n${round}-${i}`;
      next.set(id, random(2) ? button(id) : group(id));
    }
    for (const parent of groups) {
      for (let i = 0; i < random(4); i++) next.set(`${parent}.${i}`, button(`${parent}.${i}`, { parent, name: `${random(9)}` }));
    }
    const order: Record<string, string[]> = { panel: [] };
    for (const node of next.values()) if (node.role === "group") order[node.id] = [];
    for (const node of next.values()) order[node.parent]!.splice(random(order[node.parent]!.length + 1), 0, node.id);
    const patch = {
      removed: [...nodes.keys()].filter((id) => !next.has(id)),
      nodes: [...next.values()].filter((node) => JSON.stringify(nodes.get(node.id)) !== JSON.stringify(node)),
      order: Object.fromEntries(Object.entries(order).filter(([parent, ids]) => JSON.stringify(orders[parent]) !== JSON.stringify(ids))),
    };
    tree.apply(patch);
    nodes = next;
    orders = order;
    const shown = (box: Element) => [...box.children].map((child) => (child as HTMLElement).dataset.node);
    assert.deepEqual(shown(el("n-panel")), order.panel);
    for (const [parent, ids] of Object.entries(order)) if (parent !== "panel") assert.deepEqual(shown(el(`n-${parent}`).querySelector(".box")!), ids);
  }
});

test("a part that is one question is told with what it asks; of several the heading is enough", () => {
  const heading = (name: string): Node => ({ id: "h", parent: "panel", role: "heading", name, level: 2 });
  const choice = (id: string, name: string): Node => ({ id, parent: "panel", role: "choice", name, value: "", options: [] });
  tree.apply({ nodes: [heading("A guess")], order: { panel: ["h"] } });
  tree.apply({ nodes: [heading("And you?"), choice("how_many", "How many have you?")], order: { panel: ["h", "how_many"] } });
  assert.deepEqual(said, ["And you?", "How many have you?"]);
  tree.apply({ nodes: [heading("Pins"), choice("one", "Pin 1?"), choice("two", "Pin 2?")], removed: ["how_many"], order: { panel: ["h", "one", "two"] } });
  assert.deepEqual(said.slice(2), ["Pins"]);
  // Where the focus goes to the heading, that is read already.
  tree.apply({ nodes: [button("next")], order: { panel: ["h", "one", "two", "next"] } });
  el("n-next").focus();
  tree.apply({ removed: ["one", "two", "next"], nodes: [heading("And today?"), choice("today", "How high is it?")], order: { panel: ["h", "today"] } });
  assert.equal(page.document.activeElement, el("n-h"));
  assert.deepEqual(said.slice(3), ["How high is it?"]);
});

test("the first new heading or question of the panel is shown; at the start and in another language nothing is", () => {
  const heading = (id: string, name = id) => ({ id, parent: "panel", role: "heading", name, level: 2 }) as Node;
  const choice = { id: "q", parent: "panel", role: "choice", name: "Which?", options: [], value: "" } as unknown as Node;
  const places: Record<string, [number, number]> = { task: [100, 600], "n-a": [60, 90], "n-c": [650, 700], "n-q": [900, 990] };
  Object.assign(Object.getPrototypeOf(Object.getPrototypeOf(el("task"))), {
    getBoundingClientRect(this: HTMLElement) {
      const [top = 200, bottom = 230] = places[this.id] ?? [];
      return { top, bottom };
    },
  });
  tree.apply({ nodes: [heading("a"), heading("b")], order: { panel: ["a", "b"] } });
  assert.deepEqual(scrolled, []);
  tree.apply({ nodes: [choice, heading("c")], order: { panel: ["a", "c", "q", "b"] } });
  assert.deepEqual(scrolled, [414]); // as far as the end of all that is new needs
  tree.apply({ nodes: [button("x")] });
  page.document.documentElement.lang = "es";
  tree.apply({ nodes: [heading("a", "Otro")] });
  assert.equal(scrolled.length, 1);
  tree.apply({ nodes: [heading("a", "Distinto")] });
  assert.deepEqual(scrolled, [414, -64]); // to its top, and a little more
});

test("within a stage the next question is shown, not the card that came below it", () => {
  const asked = { id: "asked", parent: "panel", role: "choice", name: "How old?", options: [], value: "" } as unknown as Node;
  const card = { id: "card", parent: "panel", role: "heading", name: "Sample", level: 3 } as Node;
  const prototype = Object.getPrototypeOf(Object.getPrototypeOf(el("task")));
  prototype.getBoundingClientRect = function (this: HTMLElement) {
    const [top, bottom] = { task: [100, 600], "n-asked": [560, 640], "n-card": [900, 930] }[this.id] ?? [200, 230];
    return { top, bottom };
  };
  tree.apply({ nodes: [{ ...card, id: "h", level: 2 } as Node], order: { panel: ["h"] } });
  scrolled.length = 0;
  tree.apply({ nodes: [asked, card], order: { panel: ["h", "asked", "card"] } });
  assert.deepEqual(scrolled, [64]);
});

test("what was pressed is shown beside the task, which leaves only where its name would not be seen else", () => {
  const card = { id: "card", parent: "g", role: "heading", name: "Stomach", level: 3 } as Node;
  const goal = { id: "goal.pump", parent: "panel", role: "text", name: "Find the pump.", tone: "info" } as Node;
  const places: Record<string, [number, number]> = { task: [100, 600], "n-goal.pump": [224, 260], "n-card": [500, 560], "n-g": [480, 900] };
  Object.getPrototypeOf(Object.getPrototypeOf(el("task"))).getBoundingClientRect = function (this: HTMLElement) {
    const [top, bottom] = places[this.id] ?? [200, 230];
    return { top, bottom };
  };
  tree.apply({ nodes: [goal, group("g")], order: { panel: ["goal.pump", "g"] } });
  scrolled.length = 0;
  tree.apply({ nodes: [card], order: { g: ["card"] } });
  assert.deepEqual(scrolled, [100], "the task is the first that is seen");
  Object.assign(places, { "n-card": [900, 930], "n-g": [880, 1300] });
  tree.apply({ nodes: [{ ...card, name: "Ventricle" } as Node] });
  assert.deepEqual(scrolled, [100, 430], "of a card far below it the name is seen");
});

test("a slider that is drawn downwards grows with the keys that go down", () => {
  const slider = { id: "s", parent: "panel", role: "slider", name: "Depth", min: 0, max: 3190, step: 10, value: 100, valueText: "", vertical: true } as Node;
  tree.apply({ nodes: [slider], order: { panel: ["s"] } });
  const control = el("n-s").querySelector("input")!;
  const press = (key: string) => {
    control.value = "100";
    const event = new (page.document.defaultView as unknown as typeof globalThis).Event("keydown", { cancelable: true });
    control.dispatchEvent(Object.assign(event, { key }));
    return event.defaultPrevented ? Number(control.value) : undefined;
  };
  assert.deepEqual(["ArrowDown", "ArrowUp", "PageDown", "ArrowRight"].map(press), [110, 90, 420, undefined]);
  assert.deepEqual(sent.map((input) => "value" in input && input.value), [110, 90, 420]);
  tree.apply({ nodes: [{ ...slider, vertical: false } as Node] });
  assert.equal(press("ArrowDown"), undefined);
});

const live = (id: string, name: string, more: Partial<Node> = {}): Node => ({ id, parent: "g", role: "text", name, live: true, ...more }) as Node;

test("a verdict is said and shown before its words, as a line of its own", () => {
  tree.apply({ nodes: [group("g")], order: { panel: ["g"] } });
  tree.apply({ nodes: [live("f", "Look above the ventricle.", { tone: "again", verdict: "Not right yet." })], order: { g: ["f"] } });
  assert.deepEqual(said, ["Not right yet. Look above the ventricle."]);
  assert.deepEqual([...el("n-f").querySelectorAll("p")].map((line) => line.textContent), ["Not right yet.", "Look above the ventricle."]);
  tree.apply({ nodes: [live("f", "Think again.")] });
  assert.deepEqual([...el("n-f").querySelectorAll("p")].map((line) => line.textContent), ["Think again."]);
});

test("what is taken back is named, and older words that come back are no news", () => {
  tree.apply({ nodes: [group("g"), live("did", "Cut: 51 mm.")], order: { panel: ["g"], g: ["did"] } });
  tree.apply({ nodes: [live("did", "Cut: 12 mm.")] });
  tree.apply({ undone: true, nodes: [live("did", "Cut: 51 mm.")] });
  tree.apply({ nodes: [live("did", "Cut: 7 mm.")] });
  assert.deepEqual(said, ["Cut: 12 mm.", "undone: Cut: 12 mm.", "Cut: 7 mm."]);
});
