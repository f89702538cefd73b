/** A question in the form: what is asked, of which kind, what there is to choose from, what is right, what is told, hints. */

import { h } from "../player/dom.ts";
import { commonKinds, idOf, isCommon, isJudgedByCondition, isJudgedByPart, isMarkedHere, isOpinion, misconceptionsOf, mostHints, type Activity, type Question, type Task } from "./activity.ts";
import { editQuestion, questionAt, setAt, type TaskPlace } from "./changes.ts";
import type { FormContext } from "./context.ts";
import { expressionField } from "./expression_field.ts";
import { button, checkbox, checkboxes, choiceField, folded, lineField, listTools, numberField, slot, textField } from "./fields.ts";
import { t } from "./language.ts";
import { inUnit } from "./offers.ts";
import {
  addChoice, addHint, addRubricLine, addWrongCondition, kindOfQuestion, listsOf, moveChoice, moveHint, moveRight, nearOf, removeChoice, removeHint,
  setKind, setMarkedBy, setMisconception, setNear, setPrediction, setRight, setRubric, setUnit, type ListName,
} from "./question_changes.ts";
import { wrongParts } from "./wrong_part_form.ts";

export const pointerOf = ({ stage, task, question }: TaskPlace): string =>
  `/stages/${stage}/tasks/${task}${question === undefined ? "" : `/questions/${question}`}`;

const said = (form: FormContext, key: string): string => form.activity().texts[form.textLanguage()]?.[key] ?? "";

export function questionForm(form: FormContext, place: TaskPlace): HTMLElement[] {
  const question = questionAt(form.activity(), place);
  const at = pointerOf(place);
  const { ask } = question;
  const kind = kindOfQuestion(question);
  const change = (next: Activity, focus?: string) => form.change(next, focus);
  const parts: HTMLElement[] = [
    textField(form, ask, { label: t("question.prompt") }),
    choiceField(`${at}/kind`, kind, { label: t("question.kind") }, kindsIn(form), (value) => change(setKind(form.activity(), place, value, form.offers()))),
    h("div", { class: "checks" },
      ...(kind === "choice" ? [checkbox(`${at}/predict`, t("question.predict"), !!question.predict, (on) => change(setPrediction(form.activity(), place, on)))] : [])),
    ...listsOf(kind).map((list) => choices(form, place, list)),
    ...(kind === "order" && Array.isArray(question.right) ? [rightOrder(form, place, question.right)] : []),
    ...(kind === "number" ? numberParts(form, place, question) : []),
    ...(isCommon(kind) ? [] : offeredParts(form, at, question)),
    ...(question.rubric ? [rubric(form, place)] : []),
  ];
  if (isMarkedHere(question)) parts.push(...replies(form, place), hints(form, place));
  return [...parts, more(form, place), slot(at)];
}

const kindsIn = (form: FormContext): [kind: string, name: string][] => [
  ...commonKinds.map((one) => [one, t(`kind.${one}`)] as [string, string]),
  ...(form.offers()?.kinds ?? []).map(({ name }) => [name, form.moduleText(`kind.${name}`) ?? name] as [string, string]),
];

function choices(form: FormContext, place: TaskPlace, list: ListName): HTMLElement {
  const question = questionAt(form.activity(), place);
  const at = `${pointerOf(place)}/${list}`;
  const all = question[list] ?? [];
  const rows = all.map((option, i) => {
    const of = said(form, `${question.ask}.${option}`) || option;
    return h("li", { class: "choice" },
      ...rightControls(form, place, list, option, of),
      textField(form, `${question.ask}.${option}`, { label: t("question.choice", { n: i + 1 }) }),
      slot(`${at}/${i}`),
      listTools(`${at}/${i}`, of, i, all.length, {
        move: (by) => form.change(moveChoice(form.activity(), place, list, i, by), `${at}/${i + by}${by < 0 ? "^" : "v"}`),
        remove: all.length > 1 ? () => form.change(removeChoice(form.activity(), place, list, i), `${at}/+`) : undefined,
      }));
  });
  return h("fieldset", { id: at, tabindex: -1 }, h("legend", {}, t(`question.${list}`)),
    ...(question.kind === "order" ? [h("p", { class: "help" }, t("question.orderHelp"))] : []), h("ol", { class: "choices" }, ...rows), slot(at), slot(`${pointerOf(place)}/right`),
    button({ id: `${at}/+`, label: t("question.addChoice"), act: () => form.change(addChoice(form.activity(), place, list, form.offers()?.places), `${at}/+`) }));
}

/** What of a choice says that it is right, and what a wrong one shows. */
function rightControls(form: FormContext, place: TaskPlace, list: ListName, option: string, of: string): HTMLElement[] {
  const question = questionAt(form.activity(), place);
  if (!isMarkedHere(question)) return [];
  const kind = kindOfQuestion(question);
  const at = `${pointerOf(place)}/right/${option}`;
  const { right } = question;
  const change = (on: boolean | string) => form.change(setRight(form.activity(), place, option, on));
  if (kind === "choice" || (kind === "argument" && list === "options")) {
    const radio = h("input", { type: "radio", name: `${pointerOf(place)}/right`, id: at, "aria-label": t("question.isRight", { what: of }) });
    radio.checked = right === option || (right as { claim?: string } | undefined)?.claim === option;
    radio.addEventListener("change", () => change(true));
    return [h("label", { class: "right-mark", for: at }, radio, h("span", {}, t("question.right")))];
  }
  if (kind === "multiple" || (kind === "argument" && list === "evidence")) {
    const chosen = Array.isArray(right) ? right : ((right as { evidence?: string[] } | undefined)?.evidence ?? []);
    const box = checkbox(at, t("question.right"), chosen.includes(option), change);
    box.querySelector("input")!.setAttribute("aria-label", t("question.isRight", { what: of }));
    return [box];
  }
  if ((kind === "match" || kind === "label") && list === "options") {
    const partners: [string, string][] = (question.partners ?? []).map((one) => [one, said(form, `${question.ask}.${one}`) || one]);
    return [choiceField(at, (right as { [option: string]: string } | undefined)?.[option] ?? "", { label: t("question.partner") }, partners, change)];
  }
  return [];
}

function rightOrder(form: FormContext, place: TaskPlace, right: string[]): HTMLElement {
  const at = `${pointerOf(place)}/right`;
  const { ask } = questionAt(form.activity(), place);
  return h("fieldset", { id: at, tabindex: -1 }, h("legend", {}, t("question.rightOrder")),
    h("ol", { class: "choices" }, ...right.map((option, i) => {
      const of = said(form, `${ask}.${option}`) || option;
      return h("li", { class: "choice" }, h("span", { dir: "auto" }, of),
        listTools(`${at}/${i}`, of, i, right.length, { move: (by) => form.change(moveRight(form.activity(), place, i, by), `${at}/${i + by}${by < 0 ? "^" : "v"}`) }));
    })));
}

function unitField(form: FormContext, place: TaskPlace, unit: string): HTMLElement {
  const at = `${pointerOf(place)}/unit`;
  const field = lineField(form, at, unit, { label: t("number.unit"), help: t("number.unitHelp") }, (value) => setUnit(form.activity(), place, value));
  // When it is written whole: the words of the unit have a field of their own.
  field.querySelector("input")!.addEventListener("change", () => form.change(form.activity()));
  return field;
}

/** The right number, and how far off it may be; as a condition where it is more than that. */
function nearFields(form: FormContext, place: TaskPlace, { value, tolerance }: { value: number; tolerance: number }): HTMLElement {
  const at = pointerOf(place);
  const now = () => nearOf(questionAt(form.activity(), place)) ?? { value, tolerance };
  return h("div", { class: "row near" },
    numberField(form, `${at}/right/value`, value, { label: t("number.value") }, { min: -1e9, max: 1e9, step: "any" }, (number) => setNear(form.activity(), place, number, now().tolerance)),
    numberField(form, `${at}/right/tolerance`, tolerance, { label: t("number.tolerance") }, { min: 0, max: 1e9, step: "any" }, (number) => setNear(form.activity(), place, now().value, number)));
}

function numberParts(form: FormContext, place: TaskPlace, question: Question): HTMLElement[] {
  const at = pointerOf(place);
  const near = isMarkedHere(question) ? nearOf(question) : undefined;
  const asCondition = () => [
    expressionField(form, `${at}/right`, question.right as string | undefined, { label: t("number.right"), help: t("number.rightHelp") }, true),
    expressionField(form, `${at}/answer`, question.answer, { label: t("number.answer"), help: t("number.answerHelp", { answer: "{answer}" }) }),
  ];
  return [
    unitField(form, place, question.unit ?? ""),
    ...(question.unit ? [textField(form, `unit.${question.unit}`, { label: t("number.unitName") })] : []),
    ...(near ? [nearFields(form, place, near), folded(form, `${question.ask}/condition`, `${at}/condition`, [t("number.asCondition")], asCondition)] : isMarkedHere(question) ? asCondition() : []),
    expressionField(form, `${at}/possible`, question.possible, { label: t("number.possible"), help: t("number.possibleHelp") }, true),
    checkbox(`${at}/whole`, t("number.whole"), !!question.whole, (on) => form.change(setAt(form.activity(), `${at}/whole`, on || undefined))),
  ];
}

/** Of a kind that the simulation offers: what it needs to know, and what is right. */
function offeredParts(form: FormContext, at: string, question: Question): HTMLElement[] {
  const offered = form.offers()?.kinds?.find(({ name }) => name === question.kind);
  const names = [...new Set([...(offered?.given.map(({ name }) => name) ?? []), ...Object.keys(question.given ?? {})])];
  const range = (name: string) => {
    const one = offered?.given.find((given) => given.name === name);
    return one && t("offered.range", { from: inUnit(one.min, one.unit), to: inUnit(one.max, one.unit) });
  };
  const fields = offered?.fields.map(({ name }) => `response.${name}`) ?? [];
  const help = fields.length ? t("offered.response", { fields: fields.join(", ") }) : undefined;
  return [
    ...names.map((name) => lineField(form, `${at}/given/${name}`, question.given?.[name], { label: t("offered.given", { name }), help: range(name) })),
    ...(isMarkedHere(question) ? [expressionField(form, `${at}/right`, question.right as string | undefined, { label: t("number.right"), help })] : []),
    expressionField(form, `${at}/possible`, question.possible, { label: t("number.possible"), help: t("number.possibleHelp") }),
  ];
}

/** What the student is told after an answer. */
function replies(form: FormContext, place: TaskPlace): HTMLElement[] {
  const question = questionAt(form.activity(), place);
  const { ask } = question;
  return [
    textField(form, `${ask}.right`, { label: t("reply.right"), help: t("reply.optional") }),
    textField(form, `${ask}.again`, { label: t("reply.again"), help: t("reply.optional") }),
    ...mistakes(form, place, question),
    textField(form, `${ask}.shown`, { label: t("reply.shown") }),
  ];
}

/** What wrong answers show, and what they are told. */
function mistakes(form: FormContext, place: TaskPlace, question: Question): HTMLElement[] {
  const { ask, wrong = {}, options = [] } = question;
  const at = `${pointerOf(place)}/wrong`;
  const named = misconceptionsOf(question);
  const toEach = () => named.map((name) => textField(form, `${ask}.again.${name}`, { label: t("reply.toMistake", { name }) }));
  const fold = (build: () => HTMLElement[]) => [folded(form, `${ask}/wrong`, at, [t("reply.mistakes", { count: named.length })], () => [...build(), slot(at)])];
  if (isJudgedByPart(question)) return fold(() => [...wrongParts(form, place, at), ...toEach()]);
  if (isJudgedByCondition(question)) {
    return fold(() => [
      ...Object.keys(wrong).map((one) => mistake(form, place, one)),
      button({ id: `${at}/+`, label: t("reply.addMistake"), act: () => form.change(addWrongCondition(form.activity(), place), `${at}/+`) }),
    ]);
  }
  const choices = options.filter((one) => !isRight(question, one));
  return choices.length ? fold(() => [...choices.map((one) => mistake(form, place, one)), ...toEach()]) : [];
}

const isRight = ({ right }: Question, option: string): boolean => right === option || (right as { claim?: string } | undefined)?.claim === option;

function mistake(form: FormContext, place: TaskPlace, key: string): HTMLElement {
  const question = questionAt(form.activity(), place);
  const at = `${pointerOf(place)}/wrong/${key}`;
  if (isJudgedByCondition(question)) {
    return h("div", { class: "group" },
      expressionField(form, at, question.wrong?.[key], { label: t("reply.when", { name: key }), help: t("reply.whenHelp") }, true),
      textField(form, `${question.ask}.again.${key}`, { label: t("reply.toMistake", { name: key }) }),
      button({ id: `${at}x`, label: t("action.remove"), of: key, act: () => form.change(setMisconception(form.activity(), place, key, ""), `${pointerOf(place)}/wrong/+`) }));
  }
  const input = h("input", { type: "text", class: "code", dir: "ltr", id: at, "aria-describedby": `${at}!`, autocomplete: "off", spellcheck: "false" });
  input.value = question.wrong?.[key] ?? "";
  // When it is written whole: each name brings a text with it.
  input.addEventListener("change", () => form.change(setMisconception(form.activity(), place, key, input.value.trim())));
  return h("div", { class: "field" }, h("label", { for: at }, t("reply.shows", { what: said(form, `${question.ask}.${key}`) || key })), input, slot(at));
}

/** Of a question or a goal. */
export function hints(form: FormContext, place: TaskPlace): HTMLElement {
  const task: Task = questionAt(form.activity(), place);
  const id = idOf(task);
  const at = `${pointerOf(place)}/hints`;
  const count = task.hints ?? 0;
  const rows = Array.from({ length: count }, (_, i) => {
    const of = t("hint.n", { n: i + 1 });
    return h("li", { class: "choice" },
      textField(form, `${id}.hint.${i + 1}`, { label: of, help: i < 3 ? t(`hint.help${i + 1}` as "hint.help1") : undefined }),
      listTools(`${at}/${i}`, of, i, count, {
        move: (by) => form.change(moveHint(form.activity(), place, i + 1, by), `${at}/${i + by}${by < 0 ? "^" : "v"}`),
        remove: () => form.change(removeHint(form.activity(), place, i + 1), `${at}/+`),
      }));
  });
  return h("fieldset", { id: at, tabindex: -1 }, h("legend", {}, t("hint.hints")), h("ol", { class: "choices" }, ...rows), slot(at),
    button({
      id: `${at}/+`, label: t("hint.add"), disabled: count >= mostHints,
      act: () => form.change(addHint(form.activity(), place), `/texts/${form.textLanguage()}/${id}.hint.${count + 1}`),
    }));
}

function rubric(form: FormContext, place: TaskPlace): HTMLElement {
  const question = questionAt(form.activity(), place);
  const at = `${pointerOf(place)}/rubric`;
  const lines = Object.entries(question.rubric ?? {});
  return h("fieldset", { id: at, tabindex: -1 }, h("legend", {}, t("rubric.rubric")),
    ...lines.map(([line, points]) => h("div", { class: "choice" },
      textField(form, `${question.ask}.${line}`, { label: t("rubric.line") }),
      numberField(form, `${at}/${line}`, points, { label: t("rubric.points") }, { min: 1, max: 20 }),
      listTools(`${at}/${line}`, line, 0, 1, { remove: lines.length > 1 ? () => form.change(setRubric(form.activity(), place, line, undefined), `${at}/+`) : undefined }))),
    button({ id: `${at}/+`, label: t("rubric.add"), act: () => form.change(addRubricLine(form.activity(), place), `${at}/+`) }), slot(at));
}

/** What few questions need. */
function more(form: FormContext, place: TaskPlace): HTMLElement {
  const question = questionAt(form.activity(), place);
  const at = pointerOf(place);
  const { objectives = [] } = form.activity();
  const choose = (list: string[]) => form.change(editQuestion(form.activity(), place, (draft) => {
    if (list.length) draft.objectives = list;
    else delete draft.objectives;
  }));
  return folded(form, `${question.ask}/more`, `${at}/more`, [t("question.more")], () => [
    ...(isOpinion(question) || place.question !== undefined ? [] : [textField(form, `${question.ask}.short`, { label: t("question.short"), help: t("reply.optional") })]),
    ...(objectives.length && isMarkedHere(question) && place.question === undefined
      ? [checkboxes(`${at}/objectives`, t("question.objectives"), objectives.map(({ id }) => [id, said(form, `objective.${id}`) || id]), question.objectives ?? [], choose)]
      : []),
    ...(kindOfQuestion(question) === "text" || question.predict || place.question !== undefined
      ? []
      : [choiceField(`${at}/marked_by`, question.marked_by ?? "lesson", { label: t("question.markedBy"), help: t("question.markedByHelp") }, [["lesson", t("question.markedBy.lesson")], ["school", t("question.markedBy.school")]], (value) =>
          form.change(setMarkedBy(form.activity(), place, value as "lesson" | "school"), `${at}/marked_by`))]),
    ...(kindOfQuestion(question) === "text" || isOpinion(question) || place.question !== undefined
      ? []
      : [numberField(form, `${at}/points`, question.points, { label: t("question.points"), help: t("question.pointsHelp") }, { min: 0, max: 100 })]),
    ...(place.question === undefined ? [] : [numberField(form, `${at}/difficulty`, question.difficulty, { label: t("question.difficulty"), help: t("question.difficultyHelp") }, { min: 0.01, max: 0.99, step: 0.01 })]),
  ]);
}
