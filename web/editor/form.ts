/** The activity as a form. It is built anew when its structure changes; what had the focus has it again. */

import { attr, h, words } from "../player/dom.ts";
import { idOf, questionsOf, type Activity } from "./activity.ts";
import type { FormContext } from "./context.ts";
import { openTexts } from "./before.ts";
import { tell } from "./fault_words.ts";
import { fillFollow } from "./following.ts";
import { lessonSection } from "./lesson_form.ts";
import type { Offers } from "./offers.ts";
import type { Fault } from "./faults.ts";
import { ownerOf, segments } from "./faults.ts";
import { elementId, shortText } from "./fields.ts";
import { t } from "./language.ts";
import { newStage, stageSection } from "./stage_form.ts";

export interface FormOptions {
  activity(): Activity;
  textLanguage(): string;
  offers(): Offers | undefined;
  changed(next: Activity, place: string): void;
  previewFrom(stage: string): void;
  write(language: string, key: string): void;
  moduleText(key: string): string | undefined;
}

export class Form implements FormContext {
  readonly #root: HTMLElement;
  readonly #options: FormOptions;
  readonly #open = new Set<string>();
  #faults: Fault[] = [];

  constructor(root: HTMLElement, options: FormOptions) {
    this.#root = root;
    this.#options = options;
  }

  activity = (): Activity => this.#options.activity();
  textLanguage = (): string => this.#options.textLanguage();
  offers = (): Offers | undefined => this.#options.offers();
  previewFrom = (stage: string): void => this.#options.previewFrom(stage);
  moduleText = (key: string): string | undefined => this.#options.moduleText(key);
  write = (language: string, key: string): void => this.#options.write(language, key);

  isOpen(name: string): boolean {
    return this.#open.has(name);
  }
  setOpen(name: string, open: boolean): void {
    if (open) this.#open.add(name);
    else this.#open.delete(name);
    this.show(this.#faults);
  }

  type(next: Activity, place: string): void {
    this.#options.changed(next, place);
    this.#retitle();
    this.#follow();
  }

  change(next: Activity, focus?: string): void {
    this.#options.changed(next, "");
    this.build(focus);
  }

  /** `focus`: the id of what gets the focus; without it, what had it, with what was selected there. */
  build(focus = this.#root.contains(document.activeElement) ? document.activeElement!.id : ""): void {
    const selected = selectionOf(document.activeElement);
    // What was unfolded a moment ago may not have told so yet.
    for (const { dataset } of this.#root.querySelectorAll<HTMLElement>("details[open]")) this.#open.add(dataset.fold!);
    const top = this.#root.scrollTop;
    this.#root.replaceChildren(
      lessonSection(this),
      ...this.activity().stages.map((_, i) => stageSection(this, i)),
      newStage(this),
    );
    this.#root.scrollTop = top;
    this.show(this.#faults);
    if (!focus) return;
    const control = document.getElementById(focus);
    control?.focus();
    if (selected?.id === focus) (control as HTMLTextAreaElement).setSelectionRange(...selected.range);
  }

  /** Headings, and the names of buttons, follow what is typed. */
  #retitle(): void {
    const said = this.activity().texts[this.textLanguage()] ?? {};
    const title = (key: string) => shortText(said[key] ?? key.replace(/^stage\./, ""));
    for (const el of this.#root.querySelectorAll<HTMLElement>("[data-title]")) words(el, title(el.dataset.title!));
    for (const tools of this.#root.querySelectorAll<HTMLElement>("[data-called]")) {
      for (const el of tools.querySelectorAll<HTMLElement>("[data-action]")) {
        attr(el, "aria-label", t("action.of", { action: el.dataset.action!, what: title(tools.dataset.called!) }));
      }
    }
  }

  /** Puts each fault at the field that it is about, or at the nearest thing around it that is to be seen. */
  show(faults: Fault[]): void {
    this.#faults = faults;
    this.#follow();
    const told = new Map<HTMLElement, Map<string, boolean>>();
    const slots = new Map([...this.#root.querySelectorAll<HTMLElement>("[data-fault]")].map((el) => [el.dataset.fault!, el]));
    for (const fault of faults) {
      const slot = this.#nearest(slots, elementId(fault.at));
      const { text, english } = tell(this.activity(), fault);
      if (slot) told.set(slot, (told.get(slot) ?? new Map<string, boolean>()).set(text, english));
    }
    for (const slot of slots.values()) {
      const messages = [...(told.get(slot) ?? [])];
      slot.hidden = !messages.length;
      slot.replaceChildren(...messages.slice(0, 5).map(([message, english]) => h("span", english ? { lang: "en", dir: "ltr" } : { dir: "auto" }, message)));
      document.getElementById(slot.dataset.fault!)?.toggleAttribute("data-wrong", messages.length > 0);
      const control = document.getElementById(slot.dataset.fault!);
      if (control?.matches("input,textarea,select")) control.setAttribute("aria-invalid", String(messages.length > 0));
    }
  }

  #follow(): void {
    const open = openTexts(this.activity());
    for (const place of this.#root.querySelectorAll<HTMLElement>("[data-follow]")) fillFollow(this, place, open);
  }

  #nearest(slots: Map<string, HTMLElement>, at: string): HTMLElement | undefined {
    if (slots.has(at)) return slots.get(at);
    const owner = ownerOf(this.activity(), at);
    for (let steps = segments(owner); ; steps = steps.slice(0, -1)) {
      const slot = slots.get(steps.map((step) => `/${step}`).join(""));
      if (slot || !steps.length) return slot;
    }
  }

  /** Unfolds what hides the place, and goes there. */
  reveal(at: string): void {
    const activity = this.activity();
    const steps = segments(ownerOf(activity, at));
    const stage = steps[0] === "stages" ? activity.stages[Number(steps[1])] : undefined;
    const task = steps[2] === "tasks" ? stage?.tasks[Number(steps[3])] : undefined;
    const question = steps[4] === "questions" ? task?.questions?.[Number(steps[5])] : undefined;
    if (stage) {
      this.#open.add(`stage/${stage.id}`);
      if (steps[2] === "next") this.#open.add(`${stage.id}/ways`);
      if (["order", "allow", "hide", "scaffold", "id"].includes(steps[2]!)) this.#open.add(`${stage.id}/settings`);
    }
    if (task) {
      this.#open.add(`task/${idOf(task)}`);
      if (["when", "after"].includes(steps[4]!)) this.#open.add(`${idOf(task)}/conditions`);
    }
    if (question) this.#open.add(`task/${question.ask}`);
    const asked = question ?? (task && questionsOf(task)[0]);
    if (asked && (steps.includes("wrong") || at.includes(`${asked.ask}.again.`))) this.#open.add(`${asked.ask}/wrong`);
    if (asked && ["objectives", "difficulty", "points"].some((one) => steps.includes(one))) this.#open.add(`${asked.ask}/more`);
    if (asked && ["right", "answer"].includes(steps.at(-1)!)) this.#open.add(`${asked.ask}/condition`);
    if (steps[0] === "objectives" || steps[0] === "languages") this.#open.add(`lesson/${steps[0]}`);
    if (steps[0] === "mode" || steps[0] === "scoring") this.#open.add("lesson/more");
    this.build();
    for (let place = [...segments(at)]; ; place = place.slice(0, -1)) {
      const found = document.getElementById(elementId(place.map((step) => `/${step}`).join("")));
      if (found) {
        found.focus();
        found.scrollIntoView({ block: "center" });
        return;
      }
      if (!place.length) break;
    }
    const near = document.getElementById(ownerOf(activity, at));
    near?.focus();
    near?.scrollIntoView({ block: "center" });
  }
}

/** What is selected in a field for text; other fields, also those for numbers, have nothing of the kind. */
function selectionOf(el: Element | null): { id: string; range: [number, number, "forward" | "backward" | "none"] } | undefined {
  if (!el?.matches("textarea,input[type=text]")) return undefined;
  const { id, selectionStart, selectionEnd, selectionDirection } = el as HTMLTextAreaElement;
  return { id, range: [selectionStart, selectionEnd, selectionDirection] };
}
