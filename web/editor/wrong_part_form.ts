/** In the form: which parts of an answer show a mistake, each with the name of what it shows, in the order in which they are looked for. */

import { h } from "../player/dom.ts";
import { questionAt, type TaskPlace } from "./changes.ts";
import type { FormContext } from "./context.ts";
import { button, choiceField, elementId, listTools, shortText, slot } from "./fields.ts";
import { t } from "./language.ts";
import { addWrongPart, moveWrongPart, nameWrongPart, possibleParts, setWrongPart, type WrongPart } from "./wrong_parts.ts";

/** `at`: the pointer of the question's "wrong". */
export function wrongParts(form: FormContext, place: TaskPlace, at: string): HTMLElement[] {
  const question = questionAt(form.activity(), place);
  const said = (name = "") => shortText(form.activity().texts[form.textLanguage()]?.[`${question.ask}.${name}`] ?? name);
  const words = ({ is, option, other }: WrongPart) => t(`reply.${is}`, { option: said(option), other: said(other) });
  const parts = Object.entries(question.wrong ?? {});
  const possible = possibleParts(question);
  const taken = new Set(parts.map(([written]) => written));
  const rows = parts.map(([written, name], i) => {
    const id = elementId(`${at}/${written}`);
    const free = possible.filter((one) => one.written === written || !taken.has(one.written)).map((one): [string, string] => [one.written, words(one)]);
    const here = possible.find((one) => one.written === written);
    const what = here ? words(here) : written;
    return h("li", { class: "choice" },
      choiceField(id, written, { label: t("reply.part") }, free, (other) => form.change(setWrongPart(form.activity(), place, i, other), elementId(`${at}/${other}`))),
      nameField(form, place, i, name, `${id}=`, what),
      listTools(`${at}/${i}`, what, i, parts.length, {
        move: (by) => form.change(moveWrongPart(form.activity(), place, i, by), `${at}/${i + by}${by < 0 ? "^" : "v"}`),
        remove: () => form.change(nameWrongPart(form.activity(), place, i, ""), `${at}/+`),
      }));
  });
  const all = possible.every(({ written }) => taken.has(written));
  return [
    h("p", { class: "help" }, t("reply.partHelp")),
    h("ol", { class: "choices" }, ...rows),
    button({ id: `${at}/+`, label: t("reply.addMistake"), disabled: all, act: () => form.change(addWrongPart(form.activity(), place), `${at}/+`) }),
  ];
}

/** What it shows; the same name may stand behind several. */
function nameField(form: FormContext, place: TaskPlace, index: number, name: string, id: string, what: string): HTMLElement {
  const input = h("input", { type: "text", class: "code", dir: "ltr", id, "aria-describedby": `${id}!`, autocomplete: "off", spellcheck: "false" });
  input.value = name;
  // When it is written whole: each name brings a text with it.
  input.addEventListener("change", () => form.change(nameWrongPart(form.activity(), place, index, input.value.trim())));
  return h("div", { class: "field" }, h("label", { for: id }, t("reply.shows", { what })), input, slot(id));
}
