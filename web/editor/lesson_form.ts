/** What belongs to the lesson as a whole: title, time, languages, objectives. */

import { h } from "../player/dom.ts";
import { languages as known } from "../player/languages.ts";
import { isMarkedHere, questionsOf } from "./activity.ts";
import { addObjective, edit, move, removeObjective, setAt, setCodes, setLanguages } from "./changes.ts";
import type { FormContext } from "./context.ts";
import { button, checkbox, choiceField, folded, lineField, listTools, numberField, shortText, slot, textField } from "./fields.ts";
import { t } from "./language.ts";

export function lessonSection(form: FormContext): HTMLElement {
  const { minutes, mode } = form.activity();
  return h("section", { class: "card", "aria-labelledby": "lesson-heading" },
    h("h2", { id: "lesson-heading" }, t("lesson.lesson")),
    textField(form, "title", { label: t("lesson.title") }),
    numberField(form, "/minutes", minutes, { label: t("lesson.minutes") }, { min: 1, max: 600 }),
    folded(form, "lesson/languages", "/languages", [t("lesson.languages", { count: form.activity().languages.length })], () => languageBoxes(form)),
    folded(form, "lesson/objectives", "/objectives", [t("lesson.objectives", { count: form.activity().objectives?.length ?? 0 })], () => objectives(form)),
    folded(form, "lesson/more", "/mode!", [t("question.more")], () => [
      choiceField("/mode", mode ?? "practice", { label: t("lesson.mode") }, [["practice", t("lesson.practice")], ["assessment", t("lesson.assessment")]], (value) =>
        form.change(setAt(form.activity(), "/mode", value === "practice" ? undefined : value))),
      sharesField(form),
      ...(form.activity().careers ?? []).map((career) => textField(form, `career.${career}`, { label: t("lesson.career") })),
    ]),
    slot(""), slot("/texts"));
}

/** What is no number stays as it was typed, so that the check tells of it. */
function sharesField(form: FormContext): HTMLElement {
  const shares = (written: string): unknown[] => written.split(/[;\s]+/).filter(Boolean).map((one) => (Number.isFinite(Number(one)) ? Number(one) : one));
  const { scoring = [] } = form.activity();
  return lineField(form, "/scoring", scoring.join("; "), { label: t("lesson.scoring"), help: t("lesson.scoringHelp") }, (written) =>
    setAt(form.activity(), "/scoring", shares(written).length ? shares(written) : undefined));
}

function languageBoxes(form: FormContext): HTMLElement[] {
  const chosen = form.activity().languages;
  const names: Record<string, string> = known;
  const all = [...new Set([...Object.keys(known), ...chosen])];
  const boxes = all.map((tag) => checkbox(`/languages=${tag}`, names[tag] ?? tag, chosen.includes(tag), (on) => {
    const next = on ? [...chosen, tag] : chosen.filter((one) => one !== tag);
    form.change(setLanguages(form.activity(), next), `/languages=${tag}`);
  }));
  return [h("p", { class: "help" }, t("lesson.languagesHelp")), h("div", { class: "checks" }, ...boxes), slot("/languages")];
}

/** A performance expectation of middle or high school: its practice must be used by a question. */
const isExpectation = (code: string): boolean => /^(MS|HS)-\w+-\d+$/.test(code);

function codesField(form: FormContext, index: number): HTMLElement {
  const at = `/objectives/${index}/codes`;
  const { codes = [] } = form.activity().objectives![index]!;
  const listed = (written: string) => [...new Set(written.split(/[,;\s]+/).filter(Boolean))];
  const field = lineField(form, at, codes.join(", "), { label: t("objective.codes") }, (written) => setCodes(form.activity(), index, listed(written)));
  field.querySelector("input")!.addEventListener("change", () => form.change(form.activity()));
  return field;
}

function shownBy(form: FormContext, index: number, code: string): HTMLElement {
  const at = `/objectives/${index}/shown_by/${code}`;
  const { stages, texts, objectives } = form.activity();
  const asked = stages.flatMap(({ tasks }) => tasks.flatMap(questionsOf)).filter(isMarkedHere);
  const said = texts[form.textLanguage()] ?? {};
  return choiceField(at, objectives![index]!.shown_by?.[code] ?? "", { label: t("objective.shownBy", { code }) },
    [["", t("objective.shownByNone")], ...asked.map(({ ask }) => [ask, shortText(said[ask] ?? ask)] as [string, string])],
    (ask) => form.change(setAt(form.activity(), at, ask || undefined), at));
}

function objectives(form: FormContext): HTMLElement[] {
  const all = form.activity().objectives ?? [];
  const rows = all.map(({ id, codes = [] }, i) => {
    const at = `/objectives/${i}`;
    const of = form.activity().texts[form.textLanguage()]?.[`objective.${id}`] || id;
    return h("li", { class: "choice" },
      textField(form, `objective.${id}`, { label: t("objective.text") }),
      listTools(at, of, i, all.length, {
        move: (by) => form.change(edit(form.activity(), (draft) => move(draft.objectives!, i, i + by)), `/objectives/${i + by}${by < 0 ? "^" : "v"}`),
        remove: () => form.change(removeObjective(form.activity(), i), "/objectives/+"),
      }),
      h("div", { class: "codes" }, codesField(form, i), ...codes.filter(isExpectation).map((code) => shownBy(form, i, code))),
      slot(at));
  });
  return [
    h("p", { class: "help" }, t("objective.help")),
    h("ol", { class: "choices" }, ...rows),
    button({
      id: "/objectives/+", label: t("objective.add"),
      act: () => {
        const next = addObjective(form.activity());
        form.change(next, `/texts/${form.textLanguage()}/objective.${next.objectives!.at(-1)!.id}`);
      },
    }),
    slot("/objectives"),
  ];
}
