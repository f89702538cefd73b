/** The fields of the form: each is labelled, knows where in the activity it stands, and shows what is wrong there. */

import { h } from "../player/dom.ts";
import type { Activity } from "./activity.ts";
import { setAt, setText } from "./changes.ts";
import type { FormContext } from "./context.ts";
import { followPlace } from "./following.ts";
import { t, type TextKey } from "./language.ts";

type Child = Element | string;

/** Of what stands at `at`, as an element's id, in which no space may be. */
export const elementId = (at: string): string => at.replaceAll(" ", "~");

/** Where a fault of `at` is told; the element that `at` is the id of gets the focus when somebody goes there. */
export const slot = (at: string): HTMLElement => h("p", { class: "fault", "data-fault": elementId(at), id: `${elementId(at)}!`, hidden: true });

export const textPlace = (language: string, key: string): string => `/texts/${language}/${key}`;

export interface Labelled {
  label: string;
  /** What to write here, in a few words. */
  help?: string | undefined;
}

function field(at: string, { label, help }: Labelled, control: HTMLElement, ...more: Child[]): HTMLElement {
  control.id = at;
  const described = [help && `${at}?`, `${at}!`].filter(Boolean).join(" ");
  control.setAttribute("aria-describedby", described);
  return h("div", { class: "field" }, h("label", { for: at }, label), control, ...(help ? [h("p", { class: "help", id: `${at}?` }, help)] : []), ...more, slot(at));
}

const growsItself = CSS.supports("field-sizing", "content");

/** As high as what is written in it. */
function grow(area: HTMLTextAreaElement): void {
  if (growsItself) return;
  area.style.blockSize = "auto";
  if (area.scrollHeight) area.style.blockSize = `${area.scrollHeight + 2}px`;
}

/** A text of the lesson in the language that is being written; beside it what it says in the lesson's first language. */
export function textField(form: FormContext, key: string, labelled: Labelled): HTMLElement {
  const language = form.textLanguage();
  const { texts, languages } = form.activity();
  const area = h("textarea", { rows: 1, lang: language, dir: "auto", spellcheck: "true" });
  area.value = texts[language]?.[key] ?? "";
  requestAnimationFrame(() => grow(area));
  const at = textPlace(language, key);
  area.addEventListener("input", () => {
    grow(area);
    form.type(setText(form.activity(), language, key, area.value), at);
  });
  const first = languages[0]!;
  const source = language !== first ? texts[first]?.[key] : undefined;
  const drawn = [...new Set([...(source ?? area.value).matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].filter((name) => name !== "answer");
  return field(at, labelled, area,
    ...(source ? [h("p", { class: "source-text", lang: first, dir: "auto" }, source)] : []),
    ...(drawn.length ? [h("p", { class: "help" }, t("field.places", { places: drawn.map((name) => `{${name}}${drawnFrom(form, name)}`).join(", ") }))] : []),
    followPlace(key));
}

/** What a number of the lesson is drawn from. */
function drawnFrom(form: FormContext, name: string): string {
  const drawn = (form.activity() as { drawn?: { [name: string]: { one_of?: number[]; unit?: string } } }).drawn?.[name];
  return drawn?.one_of?.length ? ` = ${drawn.one_of.join(" / ")}${drawn.unit ? ` ${drawn.unit}` : ""}` : "";
}

/** A value of its own: an expression, a unit. Empty, it goes. */
export function lineField(form: FormContext, at: string, value: string | undefined, labelled: Labelled, set = (written: string): Activity => setAt(form.activity(), at, written === "" ? undefined : written)): HTMLElement {
  const input = h("input", { type: "text", class: "code", dir: "ltr", autocomplete: "off", spellcheck: "false" });
  input.value = value ?? "";
  input.addEventListener("input", () => form.type(set(input.value.trim() === "" ? "" : input.value), at));
  return field(at, labelled, input);
}

export function numberField(form: FormContext, at: string, value: number | undefined, labelled: Labelled, { min, max, step = 1 }: { min: number; max: number; step?: number | "any" }, set?: (number: number) => Activity): HTMLElement {
  const input = h("input", { type: "number", min, max, step });
  input.value = value === undefined ? "" : String(value);
  input.addEventListener("input", () => {
    if (!set) form.type(setAt(form.activity(), at, input.value === "" ? undefined : Number(input.value)), at);
    else if (input.value !== "") form.type(set(Number(input.value)), at);
  });
  return field(at, labelled, input);
}

export function choiceField(at: string, value: string, labelled: Labelled, options: [value: string, label: string][], chosen: (value: string) => void): HTMLElement {
  const select = h("select", {}, ...options.map(([one, label]) => h("option", { value: one }, label)));
  if (!options.some(([one]) => one === value)) select.append(h("option", { value }, value));
  select.value = value;
  select.addEventListener("change", () => chosen(select.value));
  return field(at, labelled, select);
}

export function checkbox(id: string, label: string, checked: boolean, changed: (on: boolean) => void): HTMLElement {
  const input = h("input", { type: "checkbox", id });
  input.checked = checked;
  input.addEventListener("change", () => changed(input.checked));
  return h("label", { class: "check", for: id }, input, h("span", {}, label));
}

/** A text as a heading: without marks, and not too long. */
export function shortText(text: string): string {
  const plain = text.replace(/<[^>]*>/g, "");
  return plain.length > 90 ? `${plain.slice(0, 88).trimEnd()} …` : plain;
}

/** Many of one kind, such as commands. */
export function checkboxes(at: string, legend: string, all: [value: string, label: string][], chosen: string[], changed: (chosen: string[]) => void): HTMLElement {
  const boxes = all.map(([value, label]) =>
    checkbox(`${at}=${value}`, label, chosen.includes(value), (on) => changed(all.map(([one]) => one).filter((one) => (one === value ? on : chosen.includes(one))))));
  return h("fieldset", { id: at, tabindex: -1 }, h("legend", {}, legend), h("div", { class: "checks" }, ...boxes), slot(at));
}

export interface Action {
  /** Of the element that can be focused again after the form was built anew. */
  id: string;
  label: string;
  /** What a screen reader says besides, so that ten buttons "Remove" differ. */
  of?: string;
  sign?: string;
  disabled?: boolean;
  act(): void;
}

export function button({ id, label, of, sign, disabled, act }: Action, kind = "tool"): HTMLButtonElement {
  const name = of ? t("action.of", { action: label, what: of }) : label;
  const el = h("button", { type: "button", id, ...(of && { "data-action": label }), class: sign ? `${kind} sign-button` : kind, ...(sign || of ? { "aria-label": name, title: sign ? label : name } : {}) }, sign ?? label);
  // It keeps the focus, so that whoever moves something to the end is not lost.
  if (disabled) el.setAttribute("aria-disabled", "true");
  el.addEventListener("click", () => {
    if (!disabled) act();
  });
  return el;
}

/** Up, down and away, for anything that stands in a list. `key`: of the text that it is called by, which may be changed meanwhile. */
export function listTools(id: string, of: string, index: number, count: number, tools: { move?: (by: -1 | 1) => void; remove?: (() => void) | undefined; beyond?: { up: boolean; down: boolean }; key?: string }): HTMLElement {
  const { move, remove, beyond, key } = tools;
  const text = (key: TextKey) => t(key);
  return h("span", { class: "list-tools", ...(key && { "data-called": key }) },
    ...(move
      ? [
          button({ id: `${id}^`, label: text("action.up"), of, sign: "↑", disabled: index === 0 && !beyond?.up, act: () => move(-1) }),
          button({ id: `${id}v`, label: text("action.down"), of, sign: "↓", disabled: index === count - 1 && !beyond?.down, act: () => move(1) }),
        ]
      : []),
    ...(remove ? [button({ id: `${id}x`, label: text("action.remove"), of, sign: "×", act: remove })] : []));
}

/** What can be folded, and is built when it is opened. */
export function folded(form: FormContext, name: string, at: string, summary: Child[], build: () => Child[], className = ""): HTMLDetailsElement {
  const details = h("details", { class: className, "data-fold": name });
  const head = h("summary", { id: at }, ...summary);
  let built = false;
  const fill = () => {
    if (built) return;
    built = true;
    details.append(h("div", { class: "folded" }, ...build()));
  };
  details.append(head);
  if (form.isOpen(name)) {
    details.open = true;
    fill();
  }
  details.addEventListener("toggle", () => {
    if (details.open) fill();
    form.setOpen(name, details.open);
  });
  return details;
}
