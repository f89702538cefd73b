/** A stage in the form: its tasks, what students can do in it, and where it leads. */

import { h } from "../player/dom.ts";
import type { Stage, TaskKind } from "./activity.ts";
import { addStage, addTask, addWay, changeWays, edit, isTaken, move, moveStage, removeStage, renameStage, setChosen } from "./changes.ts";
import type { FormContext } from "./context.ts";
import { expressionField } from "./expression_field.ts";
import { button, checkbox, checkboxes, choiceField, folded, listTools, slot, textField } from "./fields.ts";
import { t } from "./language.ts";
import { bareCommands } from "./offers.ts";
import { renameField, taskItem, withList } from "./task_form.ts";

export const stageTitle = (form: FormContext, { id }: Stage): string => form.activity().texts[form.textLanguage()]?.[`stage.${id}`] || id;

export function stageSection(form: FormContext, index: number): HTMLElement {
  const { stages } = form.activity();
  const stage = stages[index]!;
  const at = `/stages/${index}`;
  const title = stageTitle(form, stage);
  const details = folded(form, `stage/${stage.id}`, at,
    [h("h3", {}, h("span", { class: "kind" }, t("stage.n", { n: index + 1 })), " ", h("span", { class: "task-title", dir: "auto", "data-title": `stage.${stage.id}` }, title))],
    () => stageBody(form, index));
  return h("section", { class: "card stage", "aria-label": t("stage.named", { n: index + 1, title }) },
    h("div", { class: "task-row" }, details,
      listTools(at, title, index, stages.length, {
        key: `stage.${stage.id}`,
        move: (by) => form.change(moveStage(form.activity(), index, by), `/stages/${index + by}${by < 0 ? "^" : "v"}`),
        remove: stages.length > 1 ? () => form.change(removeStage(form.activity(), index), "/stages/+") : undefined,
      })),
    leads(form, index),
    slot(at));
}

/** Where the ways go, so that branches can be followed with all stages folded. */
function leads(form: FormContext, index: number): HTMLElement {
  const { stages } = form.activity();
  const to = [...new Set((stages[index]!.next ?? []).map((way) => stages.findIndex(({ id }) => id === way.to) + 1))].filter((n) => n > 0).sort((a, b) => a - b);
  const list = new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" }).format(to.map(String));
  return h("p", { class: "help leads", hidden: !to.length }, t("stage.leads", { stages: list }));
}

function stageBody(form: FormContext, index: number): HTMLElement[] {
  const stage = form.activity().stages[index]!;
  const at = `/stages/${index}`;
  return [
    textField(form, `stage.${stage.id}`, { label: t("stage.title") }),
    h("div", { class: "row" }, button({ id: `${at}/preview`, label: t("preview.from"), of: stageTitle(form, stage), act: () => form.previewFrom(stage.id) }, "second")),
    h("ol", { class: "tasks", "aria-label": t("stage.tasks") }, ...stage.tasks.map((_, task) => taskItem(form, { stage: index, task }))),
    slot(`${at}/tasks`),
    newTask(form, index),
    ways(form, index),
    settings(form, index),
  ];
}

const kinds: TaskKind[] = ["ask", "read", "goal", "do", "practise"];

function newTask(form: FormContext, index: number): HTMLElement {
  const at = `/stages/${index}/tasks/+`;
  const select = h("select", { id: `${at}=`, "aria-label": t("task.kindOfNew") }, ...kinds.map((kind) => h("option", { value: kind }, t(`task.${kind}`))));
  const add = button({
    id: at, label: t("task.add"),
    act: () => {
      const kind = select.value as TaskKind;
      const next = addTask(form.activity(), index, kind, bareCommands(form.offers())[0]);
      const task = next.stages[index]!.tasks.length - 1;
      const made = next.stages[index]!.tasks[task]!;
      form.setOpen(`task/${made[kind] as string}`, true);
      const text = kind === "do" ? `/stages/${index}/tasks/${task}/do` : `/texts/${form.textLanguage()}/${made[kind] as string}`;
      form.change(next, text);
    },
  });
  return h("div", { class: "row add" }, select, add);
}

function ways(form: FormContext, index: number): HTMLElement {
  const { stages } = form.activity();
  const stage = stages[index]!;
  const at = `/stages/${index}/next`;
  const all = stage.next ?? [];
  const targets = stages.map((one, i) => [one.id, `${i + 1} · ${stageTitle(form, one)}`] as [string, string]);
  const rows = all.map((way, i) => {
    const own = `${at}/${i}`;
    const change = (act: (way: typeof all[number]) => void) => form.change(changeWays(form.activity(), index, (list) => act(list[i]!)));
    const name = t("way.n", { n: i + 1 });
    return h("li", {}, h("div", { class: "group", role: "group", "aria-label": name },
      choiceField(`${own}/to`, way.to, { label: t("way.to") }, targets, (to) => change((one) => (one.to = to))),
      expressionField(form, `${own}/when`, way.when, { label: t("way.when"), help: t("condition.help") }),
      checkbox(`${own}/choose`, t("way.choose"), way.choose !== undefined, (on) => form.change(setChosen(form.activity(), index, i, on))),
      ...(way.choose ? [textField(form, `choose.${way.choose}`, { label: t("way.button") })] : []),
      ...(way.because ? [textField(form, `because.${way.because}`, { label: t("way.because"), help: t("way.becauseHelp") })] : []),
      ...(way.because || way.choose ? [] : [slot(`${own}/because`), button({ id: `${own}/because`, label: t("way.addBecause"), act: () => form.change(setChosen(form.activity(), index, i, false), `${own}/because`) })]),
      listTools(own, name, i, all.length, {
        move: (by) => form.change(changeWays(form.activity(), index, (list) => move(list, i, i + by)), `${at}/${i + by}${by < 0 ? "^" : "v"}`),
        remove: () => form.change(changeWays(form.activity(), index, (list) => list.splice(i, 1)), `${at}/+`),
      }),
      slot(own)));
  });
  const last = index + 1 === stages.length;
  return folded(form, `${stage.id}/ways`, at, [t("way.ways", { count: all.length })], () => [
    h("p", { class: "help" }, t(last ? "way.last" : "way.help")),
    h("ol", { class: "choices" }, ...rows),
    ...(last && !all.length ? [] : [button({
      id: `${at}/+`, label: t("way.add"),
      act: () => form.change(addWay(form.activity(), index, stages[Math.min(index + 1, stages.length - 1)]!.id), `${at}/${all.length}/to`),
    })]),
    slot(at),
  ]);
}

function settings(form: FormContext, index: number): HTMLElement {
  const stage = form.activity().stages[index]!;
  const at = `/stages/${index}`;
  const offers = form.offers();
  const pairs = (names: string[]) => names.map((name) => [name, name] as [string, string]);
  const set = (act: (stage: Stage) => void) => form.change(edit(form.activity(), ({ stages }) => act(stages[index]!)));
  const commands = [...new Set([...(offers?.commands.map(({ name }) => name) ?? []), ...(stage.allow ?? [])])];
  const parts = [...new Set([...(offers?.parts ?? []), ...(stage.hide ?? [])])];
  return folded(form, `${stage.id}/settings`, `${at}/settings`, [t("stage.settings")], () => [
    choiceField(`${at}/order`, stage.order ?? "given", { label: t("stage.order") }, [["given", t("stage.order.given")], ["any", t("stage.order.any")]], (value) =>
      set((one) => {
        if (value === "any") one.order = "any";
        else delete one.order;
      })),
    checkbox(`${at}/scaffold`, t("stage.scaffold"), !!stage.scaffold, (on) =>
      set((one) => {
        if (on) one.scaffold = true;
        else delete one.scaffold;
      })),
    checkbox(`${at}/allow/all`, t("stage.allowAll"), !stage.allow, (on) => withList(form, index, "allow", on ? undefined : commands)),
    ...(stage.allow && commands.length ? [checkboxes(`${at}/allow`, t("stage.allow"), pairs(commands), stage.allow, (list) => withList(form, index, "allow", list))] : []),
    ...(parts.length ? [checkboxes(`${at}/hide`, t("stage.hide"), pairs(parts), stage.hide ?? [], (list) => withList(form, index, "hide", list.length ? list : undefined))] : []),
    renameField(`${at}/id`, stage.id, (name) => {
      for (const part of [`stage/${name}`, `${name}/settings`]) form.setOpen(part, true);
      form.change(renameStage(form.activity(), index, name), `${at}/id`);
    }, (name) => isTaken(form.activity(), name)),
  ]);
}

export const newStage = (form: FormContext): HTMLElement =>
  button({
    id: "/stages/+", label: t("stage.add"),
    act: () => {
      const next = addStage(form.activity(), form.activity().stages.length - 1);
      const made = next.stages.at(-1)!;
      form.setOpen(`stage/${made.id}`, true);
      form.change(next, `/texts/${form.textLanguage()}/stage.${made.id}`);
    },
  }, "second");
