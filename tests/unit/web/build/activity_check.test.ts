import assert from "node:assert/strict";
import { test } from "node:test";
import { activityFaults, checkActivity, faultLines, offerLines, remarkLines } from "../../../../tools/skua/activity_check.mjs";

const good = `{
  "id": "drill",
  "languages": ["en", "es"],
  "objectives": [
    {"id": "ask", "codes": ["MS-ESS3-5"], "shown_by": {"MS-ESS3-5": "which"}}
  ],
  "texts": {
    "en": {"title": "Drill", "which": "Which {n}?"},
    "es": {"title": "Perforar", "which": "¿Cuál {n}?"}
  }
}`;
const needs = {
  texts: [
    { key: "title", required: true, numbers: [] },
    { key: "which", required: true, numbers: ["n"] },
    { key: "which.right", required: false, numbers: [] },
  ],
  expectations: [{ objective: 0, code: "MS-ESS3-5", item: "which", uses: "AQDP" }],
};
const linesOf = (text: string, result: object = needs) => faultLines("a.json", activityFaults(text, () => result));

test("nothing is wrong with a good activity", () => {
  assert.deepEqual(linesOf(good), []);
});

test("what is not JSON is told at its place", () => {
  assert.deepEqual(linesOf(good.replace('"drill",', '"drill"')), ["a.json:3:3: this is not JSON: a comma is missing"]);
  assert.match(linesOf("")[0]!, /^a\.json:1:1: this is not JSON/);
});

test("what the runtime finds is told at its line and column, or where it is missing", () => {
  const errors = [
    { at: "/objectives/0/codes", message: "b" },
    { at: "/languages/1", message: "a" },
    { at: "/objectives/0/guess", message: "is missing" },
    { at: "", message: "whole" },
  ];
  assert.deepEqual(linesOf(good, { errors }), [
    "a.json:1:1: whole",
    "a.json:3:23: a",
    "a.json:5:5: is missing",
    "a.json:5:28: b",
  ]);
});

test("each fault has a JSON pointer, also to what is missing", () => {
  const places = (text: string, result: object = needs) => activityFaults(text, () => result).map(({ at }: { at: string }) => at);
  assert.deepEqual(places(good.replace(', "which": "¿Cuál {n}?"', "")), ["/texts/es/which"]);
  assert.deepEqual(places(good, { errors: [{ at: "/objectives/0/guess", message: "is missing" }] }), ["/objectives/0/guess"]);
  assert.deepEqual(places(good, { ...needs, expectations: [{ objective: 0, code: "MS-ESS3-5", item: "which", uses: "INV" }] }), ["/objectives/0/shown_by/MS-ESS3-5"]);
  assert.ok(places("{").length > 0 && places("{").every((at: string) => at === ""));
});

test("texts: missing, unused, in a language that is not listed, and with numbers that are not there", () => {
  assert.deepEqual(linesOf(good.replace(', "which": "¿Cuál {n}?"', "")), ['a.json:9:11: "which" is missing in es']);
  assert.deepEqual(linesOf(good.replace('"title": "Drill"', '"title": "Drill", "whihc": "?"')), ['a.json:8:39: nothing shows "whihc"']);
  assert.deepEqual(linesOf(good.replace("Which {n}", "Which {m}")), ["a.json:8:39: {m} is no number that this text can speak of; there is n"]);
  assert.match(linesOf(good.replace("Which {n}", "Which {n"))[0]!, /^a\.json:8:39: has a brace/);
  assert.deepEqual(linesOf(good.replace('"en", "es"', '"en"')), ['a.json:9:11: "languages" does not list es']);
  assert.deepEqual(linesOf(good.replace('["en", "es"]', '["en", "es", "fr"]')), ['a.json:7:12: there are no texts in "fr", which "languages" lists']);
});

test("where the way parts, each way that is taken by itself says why, also the one for who takes no other", () => {
  const faultsOf = (...next: object[]) =>
    activityFaults(JSON.stringify({ ...(JSON.parse(good) as object), stages: [{ id: "a", tasks: [], next }, { id: "b", tasks: [] }, { id: "c", tasks: [] }] }), () => needs)
      .map(({ at, message }: { at: string; message: string }) => `${at} ${message}`);
  const why = { because: "why" };
  assert.deepEqual(faultsOf({ to: "c", when: "x", ...why }, { to: "b", ...why }), []);
  assert.deepEqual(faultsOf({ to: "c" }), [], "one way");
  assert.deepEqual(faultsOf({ to: "b", choose: "one" }, { to: "c", choose: "other", when: "x" }), [], "the student's choice");
  assert.deepEqual(faultsOf({ to: "c", when: "x", ...why }, { to: "b", choose: "one" }, { to: "c", choose: "other" }), []);
  assert.match(faultsOf({ to: "c", when: "x" }, { to: "b", ...why })[0]!, /^\/stages\/0\/next\/0\/because "because" is missing: why does the way lead here\?/);
  assert.match(faultsOf({ to: "c", when: "x", ...why }, { to: "b" })[0]!, /^\/stages\/0\/next\/1\/because "because" is missing: .* when no other does/);
  assert.match(faultsOf({ to: "c", when: "x", ...why })[0]!, /^\/stages\/0\/next where none of these holds .* add {"to": "b", "because": …}/);
});

test("where students would wait for ever is a fault at its place; a remark where only some of them do", () => {
  const text = `{"languages": ["en"], "stages": [{"id": "a", "tasks": [\n  {"ask": "b", "after": "done('c')"}]}], "texts": {"en": {}}}`;
  const found = { at: "/stages/0/tasks/0/after", message: "waits for \"c\"" };
  const checked = (result: object) => checkActivity(text, () => ({ texts: [], expectations: [], ...result }));
  assert.deepEqual(faultLines("a.json", checked({ dead_ends: [found] }).faults), ['a.json:2:25: waits for "c"']);
  const some = checked({ dead_ends_on_some_ways: [found] });
  assert.deepEqual(some.faults, []);
  assert.deepEqual(remarkLines("a.json", some.remarks), ['a.json:2:25: remark: waits for "c"']);
});

const remarksOf = (activity: object, result: object = {}) =>
  checkActivity(JSON.stringify({ languages: [], texts: {}, ...activity }), () => ({ texts: [], expectations: [], ...result })).remarks.map(({ at, message }) => `${at} ${message}`);

test("an objective that only a teacher or the school marks is a remark: such answers say nothing of mastery", () => {
  const marked = (more: object[], objective: object = {}) =>
    remarksOf({ mode: "assessment", objectives: [{ id: "o", ...objective }], stages: [{ id: "a", tasks: [{ ask: "words", kind: "text", objectives: ["o"] }, { ask: "key", marked_by: "school", objectives: ["o"] }, { ask: "guess", predict: true, objectives: ["o"] }, ...more] }] },
      { out_of_reach: more.length ? [] : [{ objective: 0, occasions: 0, right: 4, stages: 2, doing: 1 }] });
  const why = "which a teacher or the school marks: that never comes to what a student has shown; add a question that is marked at once, or a goal";
  assert.deepEqual(marked([]), [`/objectives/0 "o" is shown only by "words", "key", ${why}`]);
  assert.deepEqual(marked([{ ask: "at_once", objectives: ["o"] }]), []);
  assert.deepEqual(marked([{ goal: "g", objectives: ["o"] }]), []);
  assert.deepEqual(marked([{ practise: "p", objective: "o", questions: [{ ask: "q" }, { ask: "r" }] }]), []);
  assert.deepEqual(marked([{ goal: "g", objectives: ["o"] }], { shown_by: { "MS-ESS3-5": "words" } }), [`/objectives/0/shown_by/MS-ESS3-5 MS-ESS3-5 rests on "words", ${why}`]);
});

test("an objective that nobody can show before it is taught is a remark", () => {
  const about = (id: string) => ({ ask: id, objectives: ["o"] });
  const lesson = (next: object[] | undefined, test: object[] | undefined, more: object = {}) => remarksOf({
    objectives: [{ id: "o" }], ...more,
    stages: [{ id: "begin", tasks: [{ read: "x" }], next }, { id: "test", tasks: [about("t")], next: test }, { id: "learn", tasks: [about("l")] }, { id: "end", tasks: [{ read: "y" }] }],
  });
  const choose = [{ to: "test", choose: "now" }, { to: "learn", choose: "first" }], past = [{ to: "end", when: "tries('t') = 1", because: "b" }, { to: "learn", because: "c" }];
  assert.deepEqual(lesson(choose, past), []);
  assert.match(lesson(undefined, past)[0]!, /^\/objectives\/0 who knows "o" already can't show it first: let students choose/);
  assert.equal(lesson(choose, undefined).length, 1, "whoever shows it goes through all the same");
  assert.deepEqual(lesson(undefined, undefined, { mode: "assessment" }), []);
  assert.equal(lesson(choose, past, { objectives: [{ id: "o" }, { id: "other" }] }).length, 0, "what is met once, or never, has nothing to pass by");
});

test("a stage to show an objective in also lets pass by tasks that are left out for who was right", () => {
  const about = (id: string) => ({ ask: id, objectives: ["o"] });
  const lesson = (when?: string) => remarksOf({
    objectives: [{ id: "o" }],
    stages: [{ id: "begin", tasks: [{ read: "x" }], next: [{ to: "test", choose: "now" }, { to: "learn", choose: "first" }] }, { id: "test", tasks: [about("t")] }, { id: "learn", tasks: [{ goal: "look", when }, about("l")] }],
  });
  assert.deepEqual(lesson("not (tries('t') = 1)"), []);
  assert.equal(lesson("tries('other') = 1").length, 1);
});

test("where the first task of an objective is itself what shows it, nothing has to be chosen", () => {
  const about = (id: string) => ({ ask: id, objectives: ["o"] });
  const lesson = (...stages: object[]) => remarksOf({ objectives: [{ id: "o" }], stages }).length;
  const help = (scaffold: boolean) => [{ id: "begin", tasks: [{ read: "x" }, about("t")], next: [{ to: "help", when: "tries('t') > 1", because: "b" }, { to: "end", because: "c" }] }, { id: "help", scaffold, tasks: [{ read: "y" }] }, { id: "end", tasks: [about("l"), { goal: "g" }] }];
  assert.equal(lesson(...help(true)), 0, "help for who was wrong");
  assert.equal(lesson(...help(false)), 1);
  const search = (order: string, when?: string, after?: string) => [{ id: "begin", order, tasks: [{ goal: "look", when }, { ...about("t"), after }] }, { id: "end", tasks: [about("l")] }];
  assert.equal(lesson(...search("any", "not done('t')")), 0, "the search is left out for who was right");
  assert.equal(lesson(...search("any")), 1);
  assert.equal(lesson(...search("given", "not done('t')")), 1);
  assert.equal(lesson(...search("any", "not done('t')", "done('look')")), 1);
  const asks = (more: object[]) => [{ id: "begin", tasks: [{ read: "x" }, about("t")] }, { id: "end", tasks: [...more, about("l")] }];
  assert.equal(lesson(...asks([])), 0, "a lesson that only asks");
  assert.equal(lesson(...asks([{ read: "y" }])), 1);
});

test("a performance expectation needs a question that uses its practice", () => {
  const other = { ...needs, expectations: [{ objective: 0, code: "MS-ESS3-5", item: "which", uses: "DATA" }] };
  assert.deepEqual(linesOf(good, other), [
    'a.json:5:69: MS-ESS3-5 is about asking questions and defining problems (AQDP); "which" uses DATA',
  ]);
  const idea = good.replaceAll("MS-ESS3-5", "ESS3.D");
  assert.deepEqual(linesOf(idea, { ...needs, expectations: [{ objective: 0, code: "ESS3.D", item: "which", uses: "DATA" }] }), [
    "a.json:5:63: ESS3.D is no performance expectation: only these are shown by a question",
  ]);
});

test("what a simulation offers is listed with units and ranges", () => {
  assert.deepEqual(
    offerLines({
      id: "core",
      observables: [{ name: "depth", type: "number", unit: "m" }, { name: "analysed", type: "truth", unit: "" }],
      quantities: [{ name: "age_at", type: "number", unit: "yr", given: ["m"] }, { name: "sampled_at", type: "truth", unit: "", given: ["m"] }],
      commands: [{ name: "drill", parameters: [{ name: "depth_m", unit: "m", min: 0, max: 3190 }] }, { name: "take_sample", parameters: [] }],
      parts: ["plot"],
      places: ["rock"],
      kinds: [
        { name: "span", given: [{ name: "oldest", unit: "kyr", min: 10, max: 800 }], fields: [{ name: "from", unit: "kyr", min: 0, max: 800 }, { name: "to", unit: "kyr", min: 0, max: 800 }] },
        { name: "point", given: [], fields: [{ name: "share", unit: "", min: 0, max: 1 }] },
      ],
    }),
    [
      "simulation core",
      "  can be observed    depth (m)",
      "  can be observed    analysed (holds or not)",
      "  can be worked out  age_at(m) (yr)",
      "  can be worked out  sampled_at(m) (holds or not)",
      "  can be done        drill depth_m 0 to 3190 m",
      "  can be done        take_sample",
      "  can be hidden      plot",
      "  can have a pin     rock",
      "  can be asked       span, given oldest 10 to 800 kyr",
      "                     response from 0 to 800 kyr, to 0 to 800 kyr",
      "  can be asked       point",
      "                     response share 0 to 1",
    ],
  );
});

/** One question of each kind that is asked about here, with its texts. */
const quiz = (task: object, texts: object, more: object = {}) =>
  JSON.stringify({ id: "quiz", languages: ["en"], stages: [{ id: "one", tasks: [task] }], texts: { en: { q: "Which?", ...texts } }, ...more }, null, 1);
const keys = (...names: string[]) => ({ texts: names.map((key) => ({ key, required: !key.endsWith(".right"), numbers: [] })), expectations: [] });
const said = (text: string, result: object = keys("q", "q.a", "q.b", "q.right")) => activityFaults(text, () => result).map(({ at, message }: { at: string; message: string }) => `${at}: ${message}`);

test("a text of which nothing is seen is missing: spaces, invisible letters, marks around nothing", () => {
  for (const nothing of ["", " ", "\u00a0\t", "\u200b\u2060", "<em> </em>"]) {
    assert.deepEqual(said(quiz({ ask: "q", options: ["a", "b"] }, { "q.a": nothing, "q.b": "No" })), ['/texts/en/q.a: "q.a" is missing in en'], JSON.stringify(nothing));
    assert.deepEqual(said(quiz({ ask: "q", options: ["a", "b"] }, { q: nothing, "q.a": "Yes", "q.b": "No" })), ['/texts/en/q: "q" is missing in en'], JSON.stringify(nothing));
  }
  assert.deepEqual(said(quiz({ ask: "q" }, { "q.a": "Yes", "q.b": "No", "q.right": " " })), ['/texts/en/q.right: "q.right" is blank in en: leave it out']);
});

test("what may be left out is said in all languages or in none, and speaks of the same numbers", () => {
  const both = (es: object) => quiz({ ask: "q" }, { "q.a": "Yes", "q.b": "No", "q.right": "Right." }, { languages: ["en", "es"], texts: { en: { q: "Which?", "q.a": "Yes", "q.b": "No", "q.right": "Right." }, es: { q: "¿Cuál?", "q.a": "Sí", "q.b": "No", ...es } } });
  assert.deepEqual(said(both({})), ['/texts/es/q.right: "q.right" is missing in es; it is there in en']);
  assert.deepEqual(said(both({ "q.right": "Bien." })), []);
  assert.deepEqual(linesOf(good.replace("¿Cuál {n}?", "¿Cuál?")), ['a.json:9:42: "which" has the places (none), in "en" it has {n}']);
});

test("marks: closed in a text to read, and nowhere else", () => {
  const read = (text: string) => said(quiz({ read: "q" }, { q: text }), keys("q"));
  assert.deepEqual(read("Ice is <em>old</em>."), []);
  assert.deepEqual(read("Ice is <em>old."), ['/texts/en/q: "q" needs </em>']);
  assert.deepEqual(said(quiz({ ask: "q" }, { "q.a": "Yes", "q.b": "No", "q.right": "<em>ok</em>" })), ['/texts/en/q.right: "q.right" has <em>: only a text to read can show that']);
});

test("what can be read and can't have been meant: twice the same answer, an order that is there already, an answer that is refused, a code of nothing", () => {
  assert.deepEqual(said(quiz({ ask: "q", options: ["a", "b"] }, { "q.a": "Yes", "q.b": "Yes " })), ['/texts/en/q.b: "Yes" stands there twice: nobody can tell which is meant']);
  const texts = { "q.a": "First", "q.b": "Second" };
  assert.match(said(quiz({ ask: "q", kind: "order", options: ["a", "b"], right: ["a", "b"] }, texts)).join(), /^\/stages\/0\/tasks\/0\/options: students find/);
  assert.deepEqual(said(quiz({ ask: "q", kind: "order", options: ["b", "a"], right: ["a", "b"] }, texts)), []);
  const number = (answer: string) => said(quiz({ ask: "q", kind: "number", right: "near(response, 3.5 m, 1 m)", answer }, texts));
  assert.deepEqual(number("4 m"), []);
  assert.deepEqual(number("5 m"), ['/stages/0/tasks/0/answer: "answer" is 5 m, which "right" refuses']);
  const coded = (code: string) => said(quiz({ ask: "q" }, texts, { objectives: [{ id: "o", codes: [code] }] }));
  for (const code of ["MS-ESS3-5", "ESS2.A", "5-PS1", "MS-ESS2", "K-2-ETS1"]) assert.deepEqual(coded(code), [], code);
  for (const code of ["BANANA", "MS-ESS9", "ESS9.E", "ESS3.E", "MS-ESS3-9", "MS-ESS3-0", "HS-ETS2", "5-PS1-9"]) {
    assert.match(coded(code).join(), new RegExp(`^/objectives/0/codes/0: ${code} is no code of the Next Generation Science Standards; `), code);
  }
  assert.match(coded("K-2-ETS1-1").join(), /^\/objectives\/0\/codes\/0: K-2-ETS1-1 can't be cited yet: .*; cite its standard, K-2-ETS1, or a disciplinary core idea/);
  assert.match(said(quiz({ ask: "q", marked_by: "school" }, texts)).join(), /marked_by: "q" is marked by the school: that needs "mode": "assessment"/);
});

test("a condition that can't be read hides no other fault, and says what to write", () => {
  const text = quiz({ goal: "q", until: "samples == 1" }, { q: " " });
  const errors = (message: string) => ({ errors: [{ at: "/stages/0/tasks/0/until", message }] });
  const read = (message: string) => (given: string) => (JSON.parse(given).stages[0].tasks[0].until === "true" ? keys("q") : errors(message));
  const messages = (why: string) => activityFaults(text, read(why)).map(({ message }: { message: string }) => message).sort();
  assert.deepEqual(messages('at character 10 of "samples == 1": a value was expected here'), ['"q" is missing in en', 'in "samples == 1" write "=" to compare, not "=="']);
  assert.deepEqual(messages('at character 1 of "": something is missing here'), ['"q" is missing in en', "is empty: a condition is missing"]);
});

test("one slip in the source is one fault; what an editor remembers is no part of the lesson", () => {
  assert.equal(said(good.replace('"drill"', '"drill')).length, 1);
  const seen: string[] = [];
  const remembered = JSON.stringify({ ...JSON.parse(good), texts_before: { title: { en: "Dig" } } });
  activityFaults(remembered, (text) => (seen.push(text), needs));
  assert.doesNotMatch(seen.join(), /texts_before/);
});

test("a code that can't be cited is told once, and hides nothing else", () => {
  const seen: string[] = [];
  const text = good.replaceAll("MS-ESS3-5", "3-ESS2-1").replace('"title": "Perforar", ', "");
  const faults = faultLines("a.json", activityFaults(text, (given) => (seen.push(given), { ...needs, expectations: [] })));
  assert.match(faults[0]!, /^a\.json:5:29: 3-ESS2-1 can't be cited yet/);
  assert.deepEqual(faults.slice(1), ['a.json:9:11: "title" is missing in es']);
  assert.deepEqual(JSON.parse(seen[0]!).objectives[0].shown_by, {});
});

test("texts that are none are told, whatever stands there", () => {
  const texts = (value: unknown) => said(JSON.stringify({ ...JSON.parse(good), texts: value }), { ...needs, texts: [] });
  for (const value of [5, null, [], "en"]) assert.ok(texts(value).includes("/texts: must be an object: texts by language, then by key"), JSON.stringify(value));
  assert.deepEqual(texts({ en: 5, es: {} }), ["/texts/en: must be an object: texts by key"]);
  assert.deepEqual(texts({ en: { title: 5 }, es: {} }), ['/texts/en/title: "title" must be a text']);
  assert.deepEqual(texts({ en: {}, es: {}, "a/b": {} }), ['/texts/a~1b: "languages" does not list a/b']);
});

test("an objective that is out of reach is a remark at the objective, or at the way after which it is", () => {
  const text = `{
  "id": "a", "languages": ["en"],
  "objectives": [{"id": "ages"},
    {"id": "deep"}],
  "stages": [
    {"id": "start", "tasks": [], "next": [{"to": "learn", "choose": "first"},
      {"to": "end", "choose": "stop"}]},
    {"id": "learn", "tasks": []}, {"id": "end", "tasks": []}],
  "texts": {"en": {}}
}`;
  const lacks = { occasions: 2, right: 2, stages: 1, doing: 0 };
  const remarks = (...out_of_reach: object[]) => remarkLines("a.json", checkActivity(text, () => ({ texts: [], expectations: [], out_of_reach })).remarks);
  assert.deepEqual(remarks({ objective: 1, occasions: 1, right: 3, stages: 1, doing: 1 }), [
    "a.json:4:5: remark: \"deep\" can't be mastered in this lesson alone; it has 1 occasion there, missing: 3 more occasions, right at once and without a hint; 1 more stage; 1 more by doing",
  ]);
  assert.deepEqual(remarks({ objective: 0, from: 1, to: 2, ...lacks }, { objective: 0, from: 0, to: 2, way: 1, ...lacks }), [
    'a.json:7:7: remark: who goes from "start" to "end", having chosen "stop", can\'t master "ages" in this lesson any more; it has 2 occasions there, missing: 2 more occasions, right at once and without a hint; 1 more stage',
    'a.json:8:5: remark: who goes from "learn" to "end" can\'t master "ages" in this lesson any more; it has 2 occasions there, missing: 2 more occasions, right at once and without a hint; 1 more stage',
  ]);
  // What can't be played has none.
  assert.deepEqual(checkActivity(text, () => ({ errors: [{ at: "/id", message: "x" }], out_of_reach: [{ objective: 0, ...lacks }] })).remarks, []);
});

test("a part of an answer that the right one has, or that is never told, is a fault at its place", () => {
  const orders = (wrong: object, task: object = {}) => {
    const ask = { ask: "which", kind: "order", options: ["c", "a", "d", "b"], right: ["a", "b", "c", "d"], wrong, ...task };
    const text = `{\n"languages": ["en"], "stages": [{"tasks": [\n${JSON.stringify(ask)}]}],\n"texts": {"en": {"title": "T", "which": "W"}}}`;
    return linesOf(text, { texts: needs.texts, expectations: [] }).map((line: string) => line.replace(/^a\.json:3:\d+: /, ""));
  };
  const never = (written: string) => `"${written}" is never told: each answer that has it has one that stands above it`;
  const right = (written: string) => `"${written}" is so in the right answer`;
  assert.deepEqual(orders({ "c before a": "x", "c before b": "y", "b before a": "z" }), []);
  assert.deepEqual(orders({ "c before b": "y", "b before a": "z", "c before a": "x" }), [never("c before a")]);
  assert.deepEqual(orders({ "d before c": "y", "b before a": "z", "c before a": "x" }), []);
  assert.deepEqual(orders({ "a before d": "x", "b before b": "y" }), [right("a before d"), '"b before b" is said of one and the same option']);
  assert.deepEqual(orders({ "a before d": "x" }, { right: undefined, marked_by: "school" }), ['"which" is marked by the school: that needs "mode": "assessment"']);
  const several = { kind: "multiple", options: ["a", "b", "c"], right: ["a"] };
  assert.deepEqual(orders({ "b chosen": "x", "a left out": "y", "c chosen": "z" }, several), []);
  assert.deepEqual(orders({ "b chosen": "x", "c chosen": "z", "a left out": "y" }, several), [never("a left out")], "nothing is chosen");
  assert.deepEqual(orders({ "b left out": "x", "a chosen": "y" }, several), [right("b left out"), right("a chosen")]);
  const pairs = { kind: "match", options: ["a", "b"], partners: ["x", "y"], right: { a: "x", b: "y" } };
  assert.deepEqual(orders({ "a with y": "turned", "b with x": "turned" }, pairs), []);
  assert.deepEqual(orders({ "b with y": "turned" }, pairs), [right("b with y")]);
  const [line] = faultLines("a.json", activityFaults('{"languages": ["en"], "stages": [{"tasks": [\n  {"ask": "which", "kind": "match", "options": ["a", "b"], "partners": ["x", "y"], "right": {"a": "x", "b": "y"},\n   "wrong": {"a with x": "m"}}]}], "texts": {"en": {"title": "T", "which": "W"}}}', () => ({ texts: needs.texts, expectations: [] })));
  assert.match(line!, /^a\.json:3:\d+: "a with x" is so in the right answer$/);
});
