/** A task in the form, whatever it is: a text, a command, a goal, a question, a practice. */

import { h } from "../player/dom.ts";
import { idOf, kindOf, type Task } from "./activity.ts";
import { addToPractice, edit, isName, isTaken, moveInPractice, moveTask, questionAt, removeFromPractice, removeTask, renameTask, setAt, type TaskPlace } from "./changes.ts";
import type { FormContext } from "./context.ts";
import { expressionField } from "./expression_field.ts";
import { button, checkboxes, choiceField, folded, listTools, numberField, shortText, slot, textField } from "./fields.ts";
import { t } from "./language.ts";
import { bareCommands } from "./offers.ts";
import { hints, pointerOf, questionForm } from "./question_form.ts";

/** What it is, and how it begins. */
export function taskTitle(form: FormContext, task: Task): string {
  const id = idOf(task);
  return shortText(form.activity().texts[form.textLanguage()]?.[id] ?? id);
}

export function taskItem(form: FormContext, place: TaskPlace): HTMLElement {
  const { stages } = form.activity();
  const { tasks } = stages[place.stage]!;
  const task = tasks[place.task]!;
  const at = pointerOf(place);
  const title = taskTitle(form, task);
  const move = (by: -1 | 1) => {
    const moved = moveTask(form.activity(), place, by);
    form.setOpen(`stage/${moved.activity.stages[moved.at.stage]!.id}`, true);
    form.change(moved.activity, `${pointerOf(moved.at)}${by < 0 ? "^" : "v"}`);
  };
  return h("li", { class: "task" },
    h("div", { class: "task-row" },
      folded(form, `task/${idOf(task)}`, at, [h("span", { class: "kind" }, t(`task.${kindOf(task)}`)), " ", h("span", { class: "task-title", dir: "auto", "data-title": idOf(task) }, title)], () => taskBody(form, place)),
      listTools(at, title, place.task, tasks.length, {
        key: idOf(task),
        move,
        beyond: { up: place.stage > 0 && tasks.length > 1, down: place.stage + 1 < stages.length && tasks.length > 1 },
        remove: tasks.length > 1 ? () => form.change(removeTask(form.activity(), place), `/stages/${place.stage}/tasks/+`) : undefined,
      })),
    slot(at));
}

function taskBody(form: FormContext, place: TaskPlace): HTMLElement[] {
  const task = form.activity().stages[place.stage]!.tasks[place.task]!;
  const at = pointerOf(place);
  const id = idOf(task);
  const makers = {
    read: () => [textField(form, id, { label: t("task.readText"), help: t("task.readHelp") })],
    do: () => command(form, at, task),
    goal: () => goal(form, place, task),
    ask: () => questionForm(form, place),
    practise: () => practice(form, place),
  };
  return [...makers[kindOf(task)](), conditions(form, place)];
}

function command(form: FormContext, at: string, task: Task): HTMLElement[] {
  const names = new Set([...(task.do ? [task.do] : []), ...bareCommands(form.offers())]);
  const all = [...names].map((name) => [name, name] as [string, string]);
  return [
    choiceField(`${at}/do`, task.do ?? "", { label: t("do.command") }, all, (value) => form.change(setAt(form.activity(), `${at}/do`, value))),
    textField(form, task.do ?? "", { label: t("do.label"), help: t("do.labelHelp") }),
    expressionField(form, `${at}/ready`, task.ready, { label: t("do.ready"), help: t("condition.help") }),
  ];
}

function goal(form: FormContext, place: TaskPlace, task: Task): HTMLElement[] {
  const id = idOf(task);
  const at = pointerOf(place);
  const { objectives = [], texts } = form.activity();
  const names = objectives.map((one) => [one.id, texts[form.textLanguage()]?.[`objective.${one.id}`] ?? one.id] as [string, string]);
  const choose = (list: string[]) => form.change(setAt(form.activity(), `${at}/objectives`, list.length ? list : undefined));
  return [
    textField(form, id, { label: t("goal.text") }),
    expressionField(form, `${at}/until`, task.until, { label: t("goal.until"), help: t("condition.help") }),
    textField(form, `${id}.reached`, { label: t("goal.reached"), help: t("reply.optional") }),
    numberField(form, `${at}/hold_s`, task.hold_s, { label: t("goal.hold") }, { min: 0, max: 600, step: 0.1 }),
    hints(form, place),
    ...(task.hints ? [numberField(form, `${at}/hint_after`, task.hint_after, { label: t("goal.hintAfter"), help: t("goal.hintAfterHelp") }, { min: 1, max: 60 })] : []),
    triedBy(form, at, task),
    expressionField(form, `${at}/at_once`, task.at_once, { label: t("goal.atOnce"), help: t("goal.atOnceHelp") }),
    ...(names.length ? [checkboxes(`${at}/objectives`, t("question.objectives"), names, task.objectives ?? [], choose)] : []),
  ];
}

function triedBy(form: FormContext, at: string, task: Task): HTMLElement {
  const all = (form.offers()?.commands ?? []).map(({ name }) => [name, name] as [string, string]);
  return choiceField(`${at}/tried_by`, task.tried_by ?? "", { label: t("goal.triedBy"), help: t("goal.triedByHelp") }, [["", t("goal.triedByNone")], ...all],
    (value) => form.change(setAt(form.activity(), `${at}/tried_by`, value || undefined)));
}

function practice(form: FormContext, place: TaskPlace): HTMLElement[] {
  const activity = form.activity();
  const task = activity.stages[place.stage]!.tasks[place.task]!;
  const at = pointerOf(place);
  const questions = task.questions ?? [];
  const objectives = (activity.objectives ?? []).map(({ id }) => [id, activity.texts[form.textLanguage()]?.[`objective.${id}`] ?? id] as [string, string]);
  const items = questions.map((question, i) => {
    const here = { ...place, question: i };
    const own = pointerOf(here);
    const title = taskTitle(form, { ask: question.ask });
    return h("li", { class: "task" },
      h("div", { class: "task-row" },
        folded(form, `task/${question.ask}`, own, [h("span", { class: "task-title", dir: "auto", "data-title": question.ask }, title)], () => [...questionForm(form, here), nameField(form, here, questionAt(form.activity(), here).ask)]),
        listTools(own, title, i, questions.length, {
          key: question.ask,
          move: (by) => form.change(moveInPractice(form.activity(), here, by), `${pointerOf({ ...here, question: i + by })}${by < 0 ? "^" : "v"}`),
          remove: questions.length > 2 ? () => form.change(removeFromPractice(form.activity(), here), `${at}/questions/+`) : undefined,
        })),
      slot(own));
  });
  return [
    textField(form, idOf(task), { label: t("practice.text") }),
    choiceField(`${at}/objective`, task.objective ?? "", { label: t("practice.objective") }, objectives, (value) => form.change(setAt(form.activity(), `${at}/objective`, value))),
    numberField(form, `${at}/most`, task.most, { label: t("practice.most") }, { min: 1, max: 32 }),
    h("ol", { class: "tasks" }, ...items),
    slot(`${at}/questions`),
    button({ id: `${at}/questions/+`, label: t("practice.add"), act: () => form.change(addToPractice(form.activity(), place), `${at}/questions/${questions.length}`) }),
  ];
}

function conditions(form: FormContext, place: TaskPlace): HTMLElement {
  const task = form.activity().stages[place.stage]!.tasks[place.task]!;
  const at = pointerOf(place);
  return folded(form, `${idOf(task)}/conditions`, `${at}/conditions`, [t("condition.conditions")], () => [
    expressionField(form, `${at}/when`, task.when, { label: t("condition.when"), help: t("condition.help") }),
    expressionField(form, `${at}/after`, task.after, { label: t("condition.after"), help: t("condition.help") }),
    ...(kindOf(task) === "do" ? [] : [nameField(form, place, idOf(task))]),
  ]);
}

/** The name by which conditions speak of it. */
function nameField(form: FormContext, place: TaskPlace, name: string): HTMLElement {
  const at = `${pointerOf(place)}/name`;
  return renameField(at, name, (wanted) => {
    form.setOpen(`task/${wanted}`, true);
    form.setOpen(`${wanted}/conditions`, true);
    form.change(renameTask(form.activity(), place, wanted), at);
  }, (wanted) => isTaken(form.activity(), wanted));
}

export function renameField(at: string, name: string, rename: (name: string) => void, taken: (name: string) => boolean): HTMLElement {
  const input = h("input", { type: "text", class: "code", dir: "ltr", id: at, "aria-describedby": `${at}? ${at}~`, autocomplete: "off", spellcheck: "false" });
  const note = h("p", { class: "fault", id: `${at}~`, role: "status", hidden: true });
  input.value = name;
  input.addEventListener("input", () => {
    const why = input.value === name ? "" : !isName(input.value) ? t("name.wrong") : taken(input.value) ? t("name.taken", { name: input.value }) : "";
    note.hidden = !why;
    note.textContent = why;
    input.setAttribute("aria-invalid", String(!note.hidden));
  });
  input.addEventListener("change", () => {
    if (isName(input.value) && input.value !== name && !taken(input.value)) rename(input.value);
  });
  return h("div", { class: "field" }, h("label", { for: at }, t("name.name")), input, h("p", { class: "help", id: `${at}?` }, t("name.help")), note);
}

/** Takes a list of names away from a stage where all is meant. */
export const withList = (form: FormContext, stage: number, field: "allow" | "hide", list: string[] | undefined): void =>
  form.change(edit(form.activity(), ({ stages }) => {
    if (list) stages[stage]![field] = list;
    else delete stages[stage]![field];
  }));
