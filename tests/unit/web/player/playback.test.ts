import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { LessonEvent, PlayerMessage } from "../../../../web/protocol/protocol.ts";
import { Playback } from "../../../../web/player/playback.ts";
import { clockOf, playbackWords, sentenceOf } from "../../../../web/player/playback_words.ts";
import type { PlaybackState, Runtime } from "../../../../web/player/runtime.ts";
import { openPage, type Page } from "./page.ts";

const standing = { score: { raw: 0, max: 5, scaled: 0 }, done: 0, items: 5 };
const happened = [
  { at: 0, event: { n: 0, type: "started", tick: 0 } },
  { at: 1000, event: { n: 1, type: "predicted", tick: 0, item: "bottom_age", response: "y80000", ...standing } },
  { at: 2000, event: { n: 2, type: "answered", tick: 60, item: "age", response: "443534", correct: false, try: 2, hints: 0, ...standing } },
  { at: 2000, event: { n: 3, type: "completed", tick: 60, ...standing } },
] as { at: number; event: LessonEvent }[];

let page: Page;
let asked: Record<string, unknown>[];
let state: PlaybackState;
let posted: PlayerMessage[];
let bar: Playback;

const el = <T extends HTMLElement>(id: string) => page.document.getElementById(id) as T;
const name = (id: string) => el(id).getAttribute("aria-label");
const happen = (target: HTMLElement, type: string, more: object = {}) => {
  const event = new (page.document.defaultView as unknown as typeof globalThis).Event(type, { bubbles: true, cancelable: true });
  target.dispatchEvent(Object.assign(event, more));
  return event;
};
const last = () => asked.filter(({ do: what }) => what !== "events").at(-1);
const tell = (more: Partial<PlaybackState>) => bar.run({ type: "playback", ...(state = { ...state, ...more }) });

/** As the runtime answers, as far as the bar sees. */
const runtime = {
  ask(_which: "playback", what: { do: string; value?: number }): PlaybackState {
    asked.push(what);
    if (what.do === "play" || what.do === "pause") state = { ...state, playing: what.do === "play" };
    if (what.do === "speed") state = { ...state, speed: what.value! };
    if (what.do === "event") state = { ...state, position: happened[what.value!]!.at };
    if (what.do === "seek") state = { ...state, position: Math.min(Math.max(0, what.value!), state.duration) };
    state = { ...state, event: happened.findLast(({ at }) => at <= state.position)?.event.n ?? -1 };
    return what.do === "events" ? { ...state, list: happened } : state;
  },
} as unknown as Runtime;

beforeEach(() => {
  page = openPage("<div id='app'><div id='n-bar'></div><div id='n-panel'><button>Check</button><figure class='plot'><button>Table</button></figure></div><div id='n-stage'></div></div>");
  // The page of the tests has lists that can't be set.
  const { HTMLSelectElement } = page.document.defaultView as unknown as typeof globalThis;
  Object.defineProperty(HTMLSelectElement.prototype, "value", { writable: true, value: "" });
  asked = [];
  posted = [];
  page.document.documentElement.lang = "en";
  state = { position: 0, duration: 4000, playing: false, speed: 1, event: 0, events: 4, explored: true };
  bar = new Playback({
    runtime: () => runtime,
    texts: () => ({ age: "Age of the ice", "bottom_age.y80000": "80,000 years", hole: "Hole {n}" }),
    connection: { post: (message) => posted.push(message) > 0 },
  });
  bar.begin();
});

test("it says what it is, where it stands and what happened there", () => {
  assert.equal(el("replay-name").textContent, "Replay · what the student did");
  assert.equal(el("replay-time").textContent, "0:00 / 0:04");
  assert.equal(el("replay-event").textContent, "Event 1 of 4 · Started the lesson");
  assert.equal(name("replay-play"), "Play");
  tell({ position: 1500, event: 1 });
  assert.equal(el("replay-position").getAttribute("aria-valuetext"), "0:01 of 0:04, Predicted “bottom age”: 80,000 years");
  assert.equal(page.document.querySelectorAll(".marks span").length, 4);
  assert.deepEqual(posted.at(-1), { type: "position", position: 1500, duration: 4000, playing: false, event: 1 });
  page.document.documentElement.lang = "es";
  bar.relabel();
  assert.equal(el("replay-name").textContent, "Repetición · lo que hizo el estudiante");
  assert.equal(name("replay-play"), "Reproducir");
});

test("what a lesson tells of itself is told in its words", () => {
  const texts = { "stage.air": "Air in the ice", "which.short": "Which age", "which.ice": "That of the ice", "objective.read_ages": "Read the age of ice", my_goal: "What do you want?" };
  const said = (action: string, detail: Record<string, string | number>) =>
    sentenceOf({ n: 4, tick: 60, ...standing, type: "performed", action, detail } as LessonEvent, playbackWords("en"), texts, "en");
  assert.equal(said("way", { from: "age", to: "air", because: "" }), "Went on to “Air in the ice”");
  assert.equal(said("way", { from: "age", to: "two_ages", because: "" }), "Went on to “two ages”");
  assert.equal(said("practise", { practice: "p", item: "which", because: "fits" }), "Was asked “Which age”");
  assert.equal(said("show_answer", { item: "which" }), "Had the answer to “Which age” shown");
  assert.equal(said("hint_offered", { item: "which" }), "Was offered a hint for “Which age”");
  assert.equal(said("goal_hint", { goal: "deep", step: 2 }), "Took hint 2 for “deep”");
  assert.equal(said("goal_hint_offered", { goal: "deep" }), "Was offered a hint for “deep”");
  assert.equal(said("hint_held", { item: "which" }), "A hint for “Which age” waited: the last two were right at once");
  assert.equal(said("goal_hint_held", { goal: "deep" }), "A hint for “deep” waited: the last two were right at once");
  assert.equal(said("pass_over", { goal: "deep" }), "Went on without: deep");
  assert.equal(said("practice_known", { practice: "reasons", objective: "read_ages" }), "Needed no practice: reasons");
  assert.equal(said("aim", { item: "which", response: "ice" }), "Set a goal: That of the ice");
  assert.equal(said("look_back", { item: "my_goal", response: "I did it." }), "Looked back: I did it.");
  assert.equal(said("objective", { objective: "read_ages", mastered: 0, right: 1, of: 1 }), "Read the age of ice: not enough evidence yet");
  assert.equal(said("goal", { depth_m: 3 }), "Did “goal”");
  for (const language of ["es", "fr", "zh", "ar"]) {
    const words = playbackWords(language);
    for (const name of ["wentOn", "wasAsked", "reached", "aimed", "lookedBack", "shown", "hintOffered", "passedOver", "neededNone"] as const) assert.match(words[name]("XY"), /XY/);
    assert.notEqual(words.evidence("XY", true), words.evidence("XY", false));
  }
});

test("play, pause, and again from the end", () => {
  happen(el("replay-play"), "click");
  assert.deepEqual(last(), { do: "play" });
  assert.equal(name("replay-play"), "Pause");
  happen(el("replay-play"), "click");
  assert.deepEqual(last(), { do: "pause" });
  tell({ position: 4000, event: 3 });
  assert.equal(name("replay-play"), "Play again");
});

test("to the next moment and back, over events of one moment at once", () => {
  happen(el("replay-next"), "click");
  assert.deepEqual(last(), { do: "event", value: 1 });
  happen(el("replay-next"), "click");
  assert.deepEqual(last(), { do: "event", value: 2 });
  assert.equal(el("replay-event").textContent, "Event 4 of 4 · Completed the lesson");
  assert.equal(el("replay-next").getAttribute("aria-disabled"), "true");
  happen(el("replay-previous"), "click");
  assert.deepEqual(last(), { do: "event", value: 1 });
  bar.seek(3);
  assert.deepEqual(last(), { do: "event", value: 3 });
});

test("keys: space and k where they do nothing else, arrows on the slider", () => {
  assert.equal(happen(el("replay-position"), "keydown", { key: " " }).defaultPrevented, true);
  assert.deepEqual(last(), { do: "play" });
  assert.equal(happen(el("replay-play"), "keydown", { key: " " }).defaultPrevented, false);
  happen(el("replay-speed"), "keydown", { key: "k" });
  assert.deepEqual(last(), { do: "pause" });
  happen(el("replay-position"), "keydown", { key: "ArrowRight" });
  assert.deepEqual(last(), { do: "seek", value: 1000 });
  happen(el("replay-position"), "keydown", { key: "ArrowLeft" });
  assert.deepEqual(last(), { do: "seek", value: 0 });
  const before = asked.length;
  happen(el("replay-position"), "keydown", { key: "k", ctrlKey: true });
  assert.equal(asked.length, before);
});

test("an event that is reached is told, one that the slider was moved to is not", () => {
  const said = () => page.document.querySelector("#replay .live")!.textContent;
  el<HTMLInputElement>("replay-position").value = "1200";
  happen(el("replay-position"), "input");
  assert.deepEqual(last(), { do: "seek", value: 1200 });
  assert.equal(said(), "");
  tell({ position: 2000, event: 3 });
  assert.equal(said(), "Completed the lesson");
});

test("a record that goes wrong is said, for as long as it is shown", () => {
  assert.equal(el("replay-note").hidden, true);
  tell({ divergence: { at: 2000, message: "command 3" }, duration: 2000 });
  assert.equal(el("replay-note").hidden, false);
  assert.match(el("replay-note").textContent!, /^The replay ends here/);
});

test("after a fault it goes on where it was", () => {
  tell({ position: 1500, speed: 4, event: 1 });
  bar.begin();
  assert.deepEqual(asked.slice(-2), [{ do: "speed", value: 4 }, { do: "seek", value: 1500 }]);
});

test("the lesson's own controls do nothing, and can be passed by; plots can be read", () => {
  const [check, table] = page.document.querySelectorAll<HTMLElement>("#n-panel button");
  assert.equal(happen(check!, "click").defaultPrevented, true);
  assert.equal(happen(check!, "keydown", { key: "Enter" }).defaultPrevented, true);
  assert.equal(happen(check!, "keydown", { key: "Tab" }).defaultPrevented, false);
  assert.equal(happen(table!, "click").defaultPrevented, false);
  assert.equal(el("n-panel").getAttribute("aria-disabled"), "true");
});

test("events in words, in both languages", () => {
  const texts = { take_sample: "Take a sample", "air.sealed": "It was sealed later", depth: "{n} m" };
  const say = (event: object, tongue = "en") => sentenceOf(event as LessonEvent, playbackWords(tongue), texts, tongue);
  assert.equal(say({ type: "answered", item: "gas_age", response: "443534", correct: false, try: 2 }), "Answered “gas age”: 443,534 · not yet · try 2");
  assert.equal(say({ type: "answered", item: "air", response: "sealed", correct: true, try: 1 }), "Answered “air”: It was sealed later · right");
  assert.equal(say({ type: "performed", action: "take_sample", detail: {} }, "es"), "Hizo «Take a sample»");
  assert.equal(say({ type: "hinted", item: "depth", step: 2 }), "Took hint 2 for “depth”");
  assert.equal(say({ type: "submitted", item: "why", response: "warm_air", try: 1 }), "Answered “why”: warm air");
  assert.equal(say({ type: "submitted", item: "why", response: "at -5.5 °C, e.g.", try: 1 }), "Answered “why”: at -5.5 °C, e.g.");
  assert.equal(say({ type: "sung" }), "sung");
  assert.deepEqual([0, 125_900, 3_725_000].map(clockOf), ["0:00", "2:05", "1:02:05"]);
});

test("an event that the record tells otherwise is named, in every language, and the replay goes on", () => {
  const note = () => el("replay-note");
  assert.equal(note().hidden, true);
  tell({ mismatch: { at: 2000, event: 2, message: "event 2/correct: recorded true, replayed false" } });
  assert.equal(note().hidden, false);
  assert.match(note().textContent!, /^The record does not match what the student did: event 3 is/);
  assert.equal(note().getAttribute("title"), "event 2/correct: recorded true, replayed false");
  tell({ mismatch: { at: 4000, event: 9, message: "event 9 was recorded, and the commands do not lead to it" } });
  assert.match(note().textContent!, /: event 5 is /);
  const spoken = ["en", "es", "fr", "zh-Hans", "ar"].map((lang) => {
    page.document.documentElement.lang = lang;
    bar.relabel();
    return note().textContent!;
  });
  assert.equal(new Set(spoken).size, 5);
});
