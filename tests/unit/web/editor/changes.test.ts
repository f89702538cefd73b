/** Changes of an activity: any schedule of them leaves one that the form can show, with just the texts that it shows; undo restores each. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { commonKinds, idOf, isJudgedByCondition, isJudgedByPart, kindOf, looksLikeActivity, misconceptionsOf, questionsOf, taskKinds, type Activity, type Kind, type Question } from "../../../../web/editor/activity.ts";
import {
  addObjective, addStage, addTask, addToPractice, addWay, changeWays, freshName, isName, move, moveInPractice, moveStage, moveTask, questionAt, removeFromPractice,
  removeObjective, removeStage, removeTask, renameStage, renameTask, setAt, setChosen, setCodes, setLanguages, setText, type TaskPlace,
} from "../../../../web/editor/changes.ts";
import { History } from "../../../../web/editor/history.ts";
import { print } from "../../../../web/editor/print.ts";
import {
  addChoice, addHint, addRubricLine, addWrongCondition, moveChoice, moveHint, moveRight, nearOf, removeChoice, removeHint, setKind, setMarkedBy, setMisconception, setNear, setPrediction, setRight, setRubric, setUnit,
} from "../../../../web/editor/question_changes.ts";
import { activityKeys } from "../../../../web/editor/texts.ts";
import { addWrongPart, moveWrongPart, nameWrongPart, possibleParts, setWrongPart } from "../../../../web/editor/wrong_parts.ts";

const shipped = ["ice-core", "trapped-air"].map((id) => JSON.parse(readFileSync(`modules/antarctica/activities/${id}.json`, "utf8")) as Activity);
const [, air] = shipped as [Activity, Activity];

/** A small generator of its own: a schedule can be had again by its seed. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % Math.max(1, below);
  };
}

function placeIn(activity: Activity, pick: (below: number) => number): TaskPlace {
  const stage = pick(activity.stages.length);
  return { stage, task: pick(activity.stages[stage]!.tasks.length) };
}

function questionIn(activity: Activity, pick: (below: number) => number): TaskPlace | undefined {
  const all = activity.stages.flatMap(({ tasks }, stage) =>
    tasks.flatMap((task, i): TaskPlace[] => (task.practise === undefined ? questionsOf(task).map(() => ({ stage, task: i })) : questionsOf(task).map((_, question) => ({ stage, task: i, question })))));
  return all[pick(all.length)];
}

const offers = {
  places: ["drill", "camp", "firn"],
  kinds: [{ name: "span", given: [{ name: "oldest", unit: "kyr", min: 0, max: 800 }], fields: [{ name: "from", unit: "kyr", min: 0, max: 800 }, { name: "to", unit: "kyr", min: 0, max: 800 }] }],
};
const kinds: Kind[] = [...commonKinds, "span"];

/** One change of any kind; the activity itself where that kind fits nothing. */
function changed(activity: Activity, pick: (below: number) => number): Activity {
  const stage = pick(activity.stages.length);
  const task = placeIn(activity, pick);
  const place = questionIn(activity, pick);
  const ways = activity.stages[stage]!.next?.length ?? 0;
  const ofStage = [
    () => addStage(activity, stage), () => moveStage(activity, stage, pick(2) ? 1 : -1), () => removeStage(activity, stage), () => renameStage(activity, stage, `stage_${pick(9)}`),
    () => addTask(activity, stage, taskKinds[pick(taskKinds.length)]!, "take_sample"), () => moveTask(activity, task, pick(2) ? 1 : -1).activity, () => removeTask(activity, task),
    () => renameTask(activity, task, `name_${pick(9)}`), () => addWay(activity, stage, activity.stages.at(-1)!.id), () => (ways ? setChosen(activity, stage, pick(ways), pick(2) > 0) : activity),
    () => changeWays(activity, stage, (list) => move(list, 0, pick(3))), () => changeWays(activity, stage, (list) => list.splice(pick(3), 1)),
    () => addObjective(activity), () => (activity.objectives?.length ? removeObjective(activity, pick(activity.objectives.length)) : activity),
    () => setLanguages(activity, ["en", "es", "fr"].slice(0, 1 + pick(3))), () => setText(activity, activity.languages[0]!, "title", `Title ${pick(99)}`),
    () => (kindOf(activity.stages[task.stage]!.tasks[task.task]!) === "goal" ? addHint(activity, task) : activity), () => (kindOf(activity.stages[task.stage]!.tasks[task.task]!) === "goal" ? removeHint(activity, task, 1) : activity),
    () => setAt(activity, "/minutes", 1 + pick(60)), () => setAt(activity, `/stages/${stage}/hide`, pick(2) ? ["plot"] : undefined),
  ];
  if (!place) return ofStage[pick(ofStage.length)]!();
  const question = questionAt(activity, place);
  const list = (["options", "partners", "evidence"] as const)[pick(3)]!;
  const has = question[list]?.length ?? 0;
  const ofQuestion = [
    () => setKind(activity, place, kinds[pick(kinds.length)]!, offers), () => setPrediction(activity, place, pick(2) > 0), () => setMarkedBy(activity, place, pick(2) ? "school" : "lesson"), () => addHint(activity, place), () => (question.hints ? removeHint(activity, place, 1 + pick(question.hints)) : activity),
    () => moveHint(activity, place, 1 + pick(3), pick(2) ? 1 : -1), () => (has ? addChoice(activity, place, list, offers.places) : activity), () => (has > 1 ? removeChoice(activity, place, list, pick(has)) : activity),
    () => (has ? moveChoice(activity, place, list, pick(has), pick(2) ? 1 : -1) : activity), () => (question.options?.length ? setRight(activity, place, question.options[pick(question.options.length)]!, pick(2) > 0) : activity),
    () => moveRight(activity, place, pick(4), 1), () => (isJudgedByPart(question) ? addWrongPart(activity, place) : activity), () => (isJudgedByPart(question) ? moveWrongPart(activity, place, pick(3), 1) : activity),
    () => (isJudgedByPart(question) ? setWrongPart(activity, place, pick(2), possibleParts(question)[pick(4)]?.written ?? "a with b") : activity), () => (isJudgedByPart(question) ? nameWrongPart(activity, place, pick(2), pick(2) ? "mix_up" : "") : activity),
    () => (question.options?.length ? setMisconception(activity, place, question.options[0]!, pick(2) ? "mix_up" : "") : activity),
    () => (isJudgedByCondition(question) ? addWrongCondition(activity, place) : activity), () => (question.rubric ? addRubricLine(activity, place) : activity),
    () => (question.rubric ? setRubric(activity, place, Object.keys(question.rubric)[0] ?? "clear", pick(2) ? 2 : undefined) : activity),
    ...(place.question === undefined ? [] : [() => addToPractice(activity, place), () => moveInPractice(activity, place, 1), () => removeFromPractice(activity, place)]),
  ];
  const all = [...ofStage, ...ofQuestion];
  return all[pick(all.length)]!();
}

function mustBeWhole(activity: Activity, why: string): void {
  const keys = activityKeys(activity);
  for (const [tag, said] of Object.entries(activity.texts)) {
    for (const key of Object.keys(said)) assert.ok(keys.has(key), `${why}: nothing shows "${key}" in ${tag}`);
  }
  const names = activity.stages.flatMap(({ tasks }) => tasks.filter((task) => kindOf(task) !== "do").flatMap((task) => [idOf(task), ...questionsOf(task).filter(({ ask }) => ask !== idOf(task)).map(({ ask }) => ask)]));
  assert.equal(new Set(names).size, names.length, `${why}: two tasks have one name`);
  for (const question of activity.stages.flatMap(({ tasks }) => tasks.flatMap(questionsOf))) {
    for (const list of [question.options, question.partners, question.evidence]) assert.equal(new Set(list).size, list?.length ?? 0, `${why}: a choice stands twice in "${question.ask}"`);
  }
}

test("lessons that are shipped have just the texts that the form knows of", () => {
  for (const activity of shipped) mustBeWhole(activity, activity.id);
});

test("any schedule of changes leaves an activity that the form can show, as JSON; undo restores each text, redo the last", () => {
  const first = Number(process.env.SKUA_SEED ?? Math.floor(Math.random() * 0x7fffffff));
  for (let run = 0; run < 12; run += 1) {
    const seed = first + run;
    const why = `SKUA_SEED=${seed}`;
    const pick = chance(seed);
    let activity = structuredClone(shipped[run % shipped.length]!);
    const texts = [print(activity)];
    const history = new History(texts[0]!);
    for (let step = 0; step < 60; step += 1) {
      const before = JSON.stringify(activity);
      const next = changed(activity, pick);
      assert.equal(JSON.stringify(activity), before, `${why}, step ${step}: the activity before was changed`);
      const text = print(next);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(next)), why);
      assert.ok(looksLikeActivity(JSON.parse(text)), `${why}, step ${step}: the form can't show it`);
      mustBeWhole(next, `${why}, step ${step}`);
      activity = next;
      history.change(text, "", step);
      if (text !== texts.at(-1)) texts.push(text);
    }
    for (const text of [...texts].reverse()) {
      assert.equal(history.text, text, why);
      history.undo();
    }
    while (history.redo() !== undefined);
    assert.equal(history.text, texts.at(-1), why);
  }
});

test("a name is changed wherever it is used", () => {
  const at = { stage: 2, task: 2 };
  const renamed = renameTask(air, at, "age_of_air");
  const text = print(renamed);
  assert.ok(!text.includes("'air_age'") && !text.includes('"air_age'));
  assert.equal(renamed.stages[2]!.next![0]!.when, "tries('age_of_air') > 1 or hints('age_of_air') > 0");
  const asking = structuredClone(air);
  asking.stages[2]!.next![0]!.when = "showed('air_age.one_age') and not showed('other.air_age')";
  assert.equal(renameTask(asking, { stage: 2, task: 2 }, "age_of_air").stages[2]!.next![0]!.when, "showed('age_of_air.one_age') and not showed('other.air_age')");
  assert.equal(renamed.texts.es!["age_of_air.hint.1"], air.texts.es!["air_age.hint.1"]);
  mustBeWhole(renamed, "renamed");
  assert.equal(renameTask(air, at, "in_turn"), air, "a name that is taken is not given");
  assert.equal(renameTask(air, at, "Air age"), air, "nor one that is none");
  const stage = renameStage(air, 3, "ladder");
  assert.equal(stage.stages[2]!.next![0]!.to, "ladder");
  assert.equal(stage.texts.fr!["stage.ladder"], air.texts.fr!["stage.steps"]);
});

test("a question that gets another name leaves an objective of the same name alone", () => {
  const both = structuredClone(air);
  both.objectives!.push({ id: "air_age" });
  both.stages[2]!.next = [{ to: "steps", when: "mastered('air_age') and done('air_age')", because: "two_ages_mixed" }];
  assert.equal(renameTask(both, { stage: 2, task: 2 }, "old_air").stages[2]!.next![0]!.when, "mastered('air_age') and done('old_air')");
});

test("an objective is shown by a question as long as that is there", () => {
  const at = air.stages.flatMap(({ tasks }, stage) => tasks.map((one, task) => ({ stage, task, ask: one.ask }))).find(({ ask }) => ask === "which_question")!;
  assert.equal(air.objectives!.find(({ shown_by }) => shown_by)!.shown_by!["MS-ESS3-5"], "which_question");
  assert.ok(!removeTask(air, at).objectives!.some(({ shown_by }) => shown_by));
  const index = air.objectives!.findIndex(({ shown_by }) => shown_by);
  assert.deepEqual(setCodes(air, index, ["ESS2.A"]).objectives![index], { id: air.objectives![index]!.id, codes: ["ESS2.A"] });
});

test("a right number and how far off it may be: unit, condition and answer go together", () => {
  const place = { stage: 2, task: 2 };
  let now = setKind(addTask(air, 0, "ask"), { stage: 0, task: air.stages[0]!.tasks.length }, "number");
  const mine = { stage: 0, task: air.stages[0]!.tasks.length };
  assert.deepEqual(nearOf(questionAt(now, mine)), { value: 1, tolerance: 0.1 });
  now = setUnit(now, mine, "m");
  now = addWrongCondition(setNear(now, mine, 40, 2), mine);
  now = setUnit(now, mine, "yr");
  const { right, answer, unit, wrong } = questionAt(now, mine);
  assert.deepEqual([right, answer, unit, Object.values(wrong!)], ["near(response, 40 yr, 2 yr)", "40 yr", "yr", ["response < 0 yr"]]);
  assert.equal(nearOf(questionAt(air, place)), undefined, "what asks more than that stays a condition");
});

test("an order begins in another order than the right one", () => {
  const place = { stage: 2, task: 2 };
  const question = questionAt(setKind(air, place, "order"), place);
  assert.notDeepEqual(question.options, question.right);
});

test("what is taken away takes its texts along in all languages, and nothing else's", () => {
  const without = removeTask(air, { stage: 2, task: 2 });
  for (const said of Object.values(without.texts)) {
    assert.ok(!Object.keys(said).some((key) => key.startsWith("air_age")));
    assert.ok(said.go_there && said["because.two_ages_mixed"]);
  }
  const question = (activity: Activity): Question => questionAt(activity, { stage: 2, task: 2 });
  const hinted = removeHint(air, { stage: 2, task: 2 }, 1);
  assert.equal(question(hinted).hints, 1);
  assert.equal(hinted.texts.ar!["air_age.hint.1"], air.texts.ar!["air_age.hint.2"]);
  assert.equal(hinted.texts.ar!["air_age.hint.2"], undefined);
  const swapped = moveHint(air, { stage: 2, task: 2 }, 1, 1);
  assert.equal(swapped.texts.en!["air_age.hint.2"], air.texts.en!["air_age.hint.1"]);
});

test("a goal has hints as a question does, and loses with the last what says when one is offered", () => {
  const place = air.stages.flatMap(({ tasks }, stage) => tasks.flatMap((one, task) => (one.goal === "found_air" ? [{ stage, task }] : [])))[0]!;
  const goal = (activity: Activity) => activity.stages[place.stage]!.tasks[place.task]!;
  const first = goal(air).hints ?? 0;
  let two = addHint(addHint(air, place), place);
  assert.equal(goal(two).hints, first + 2);
  for (const key of [1, 2]) assert.equal(activityKeys(two).get(`found_air.hint.${first + key}`), true);
  two = setText(setText(two, "en", `found_air.hint.${first + 1}`, "Where"), "en", `found_air.hint.${first + 2}`, "How");
  const swapped = moveHint(two, place, first + 1, 1);
  assert.equal(swapped.texts.en![`found_air.hint.${first + 1}`], "How");
  let less = setAt(swapped, `/stages/${place.stage}/tasks/${place.task}/hint_after`, 5);
  while (goal(less).hints) less = removeHint(less, place, 1);
  assert.equal(goal(less).hint_after, undefined);
  assert.ok(!Object.keys(less.texts.en!).some((key) => key.startsWith("found_air.hint")));
});

test("a choice that is removed is right no longer, and shows no mistake", () => {
  const place = { stage: 5, task: 0, question: 0 };
  const without = removeChoice(air, place, "options", 1);
  const left = questionAt(without, place);
  assert.deepEqual(left.options, ["falling", "summer"]);
  assert.equal(left.right, "falling");
  assert.deepEqual(misconceptionsOf(questionAt(removeChoice(air, place, "options", 0), place)), ["melting"]);
  assert.equal(without.texts.en!["shut_when.pressed"], undefined);
});

test("what is a prediction, or marked by the school, has no key in the lesson; back again it has one", () => {
  const place = { stage: 2, task: 2 };
  for (const changed of [setPrediction(setKind(air, place, "choice"), place, true), setMarkedBy(air, place, "school")]) {
    const question = questionAt(changed, place);
    for (const field of ["right", "answer", "wrong", "hints"] as const) assert.equal(question[field], undefined, field);
    assert.ok(!Object.keys(changed.texts.en!).some((key) => /^air_age\.(right|again|shown|hint)/.test(key)));
  }
  assert.equal(questionAt(setPrediction(setPrediction(setKind(air, place, "choice"), place, true), place, false), place).right, "a");
  assert.ok(questionAt(setMarkedBy(setMarkedBy(air, place, "school"), place, "lesson"), place).right);
});

test("pins of a label stand at places of the picture, each once", () => {
  const place = { stage: 2, task: 2 };
  const places = ["drill", "camp", "firn"];
  let label = addChoice(setKind(air, place, "label", { places }), place, "options", places);
  assert.deepEqual(questionAt(label, place).options, places);
  assert.deepEqual(Object.keys(questionAt(label, place).right as object), places);
  label = addChoice(label, place, "options", places);
  assert.deepEqual(questionAt(label, place).options, places);
});

test("a kind that the simulation offers begins with what it needs, within its ranges", () => {
  const place = { stage: 2, task: 2 };
  const question = questionAt(setKind(air, place, "span", offers), place);
  assert.deepEqual(question.given, { oldest: "0 kyr" });
  assert.equal(question.right, "near(response.from, 0 kyr, 80 kyr) and near(response.to, 0 kyr, 80 kyr)");
  assert.equal(questionAt(setKind(setKind(air, place, "span", offers), place, "choice"), place).given, undefined);
});

test("a task goes beyond its stage into the next one, and back to where it was", () => {
  const last = air.stages[1]!.tasks.length - 1;
  const there = moveTask(air, { stage: 1, task: last }, 1);
  assert.deepEqual(there.at, { stage: 2, task: 0 });
  assert.equal(idOf(there.activity.stages[2]!.tasks[0]!), idOf(air.stages[1]!.tasks[last]!));
  assert.deepEqual(moveTask(there.activity, there.at, -1).activity, air);
  assert.equal(moveTask(air, { stage: 0, task: 0 }, -1).activity, air);
});

test("names: fresh ones are free, and look as the schema wants", () => {
  assert.equal(freshName(["a", "a_2"], "a"), "a_3");
  assert.ok(isName("ice_age-2") && !isName("2nd") && !isName("") && !isName("Ice") && !isName("a".repeat(65)));
});

test("an objective whose expectations are no object of names is left to the source", () => {
  const wrongly = structuredClone(air);
  assert.ok(looksLikeActivity(wrongly));
  for (const wrong of ["which_question", ["which_question"], { "MS-ESS3-5": 1 }, null]) {
    (wrongly.objectives![0] as { shown_by: unknown }).shown_by = wrong;
    assert.ok(!looksLikeActivity(wrongly), JSON.stringify(wrong));
  }
});

test("parts of a wrong answer: those that can be, each once, in their order; what is gone takes its own along", () => {
  const of = (question: Question): Activity => ({
    skua: "activity", schema: 1, id: "x", simulation: "core", minutes: 5, languages: ["en"], stages: [{ id: "only", tasks: [question] }], texts: { en: {} },
  });
  const place = { stage: 0, task: 0 };
  const wrong = (activity: Activity) => Object.entries(questionAt(activity, place).wrong ?? {});
  const order = of({ ask: "q", kind: "order", options: ["c", "a", "b"], right: ["a", "b", "c"] });
  assert.deepEqual(possibleParts(questionAt(order, place)).map(({ written }) => written), ["b before a", "c before a", "c before b"]);
  let activity = addWrongPart(addWrongPart(order, place), place);
  activity.texts.en!["q.again.mistake_2"] = "Look again.";
  assert.deepEqual(wrong(activity), [["b before a", "mistake"], ["c before a", "mistake_2"]]);
  activity = setWrongPart(activity, place, 0, "c before a");
  assert.deepEqual(wrong(activity), [["b before a", "mistake"], ["c before a", "mistake_2"]], "it stands there already");
  activity = moveWrongPart(setWrongPart(activity, place, 0, "c before b"), place, 1, -1);
  assert.deepEqual(wrong(activity), [["c before a", "mistake_2"], ["c before b", "mistake"]]);
  assert.deepEqual(wrong(nameWrongPart(activity, place, 1, "")), [["c before a", "mistake_2"]]);
  assert.deepEqual(wrong(nameWrongPart(activity, place, 1, "late")), [["c before a", "mistake_2"], ["c before b", "late"]]);
  const shorter = removeChoice(activity, place, "options", 1);
  assert.deepEqual(wrong(shorter), [["c before b", "mistake"]]);
  assert.equal(shorter.texts.en!["q.again.mistake_2"], undefined, "its text goes too");
  assert.deepEqual(wrong(removeChoice(activity, place, "options", 0)), []);
  assert.equal(questionAt(removeChoice(activity, place, "options", 0), place).wrong, undefined);

  const pairs = of({ ask: "q", kind: "match", options: ["a", "b"], partners: ["x", "y"], right: { a: "x", b: "y" }, wrong: { "a with y": "m", "b with x": "n" } });
  assert.deepEqual(possibleParts(questionAt(pairs, place)).map(({ written }) => written), ["a with y", "b with x"]);
  assert.deepEqual(wrong(addWrongPart(pairs, place)), wrong(pairs), "all are there");
  assert.deepEqual(wrong(removeChoice(pairs, place, "partners", 1)), [["b with x", "n"]]);
  const several = of({ ask: "q", kind: "multiple", options: ["a", "b"], right: ["a"], wrong: { "a left out": "m", "b chosen": "n" } });
  assert.deepEqual(possibleParts(questionAt(several, place)).map(({ written }) => written), ["a left out", "b chosen"]);
  assert.deepEqual(wrong(removeChoice(several, place, "options", 0)), [["b chosen", "n"]]);
  assert.deepEqual(wrong(setKind(several, place, "order")), []);
});
