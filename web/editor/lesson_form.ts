/** What belongs to the lesson as a whole: title, time, languages, objectives. */

import { h } from "../player/dom.ts";
import { languages as known } from "../player/languages.ts";
import { addObjective, edit, move, removeObjective, setAt, setLanguages } from "./changes.ts";
import type { FormContext } from "./context.ts";
import { button, checkbox, choiceField, folded, listTools, numberField, slot, textField } from "./fields.ts";
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
      ...(form.activity().careers ?? []).map((career) => textField(form, `career.${career}`, { label: t("lesson.career") })),
    ]),
    slot(""), slot("/texts"));
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

function objectives(form: FormContext): HTMLElement[] {
  const all = form.activity().objectives ?? [];
  const rows = all.map(({ id, codes = [] }, i) => {
    const at = `/objectives/${i}`;
    const of = form.activity().texts[form.textLanguage()]?.[`objective.${id}`] || id;
    return h("li", { class: "choice" },
      textField(form, `objective.${id}`, { label: t("objective.text"), help: codes.length ? codes.join(", ") : undefined }),
      listTools(at, of, i, all.length, {
        move: (by) => form.change(edit(form.activity(), (draft) => move(draft.objectives!, i, i + by)), `/objectives/${i + by}${by < 0 ? "^" : "v"}`),
        remove: () => form.change(removeObjective(form.activity(), i), "/objectives/+"),
      }),
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
