/** The notebook in front of the lesson: writing, taking from the lesson, and all that is in it. */

import { entryHtml, nameOf } from "../../notebook/entry.ts";
import type { Words } from "../../notebook/words.ts";
import type { NotebookEntry, PictureEntry, PictureLabel } from "../../protocol/notebook.ts";
import { openDialog } from "../dialog.ts";
import { attr, drawing, h, words as write } from "../dom.ts";
import { roomLeft } from "../room_left.ts";
import type { Entries } from "./entries.ts";
import { labelPicture, type Labelling } from "./labelling.ts";
import type en from "./locales/en.json";

export type Key = keyof typeof en;
export type Say = (key: Key, values?: Record<string, string | number>) => string;

/** Something that can be taken from the lesson. */
export interface Offer {
  label: string;
  take(): Promise<void>;
}

/** Of which of several the offers behind it are. */
export interface Which {
  label: string;
  options: string[];
  chosen: number;
  choose(index: number): void;
}

export interface ViewOptions {
  entries: Entries;
  say: Say;
  /** Of the entries. */
  words: Words;
  offers(): (Offer | Which)[];
  /** False: there was no room, and the student was told. */
  write(text: string): boolean;
  /** What the student typed is not on the page that is saved. */
  withheld: boolean;
  saveAsPage(): void;
  closed(): void;
}

/** The name of the draft of a picture's labels. */
const labelsOf = (id: string): string => `-labels-${id}`;

const passesMs = 8_000;
const plus = "M12 5v14M5 12h14";

export class NotebookView {
  readonly #options: ViewOptions;
  readonly #told = h("div", { class: "told", role: "status" });
  readonly #offers = h("section", { "aria-labelledby": "notebook-take" });
  readonly #list = h("section", { "aria-labelledby": "notebook-entries" });
  readonly #where = h("p", { class: "where" });
  readonly #dialog: HTMLDialogElement;
  #passing: ReturnType<typeof setTimeout> | undefined;
  /** What stands there: it is made anew only when it is another, so that no button goes from under a pointer. */
  #shown = { offers: "none yet", entries: "none yet" };
  /** The entry that is being changed. */
  #changing = "";

  constructor(options: ViewOptions) {
    this.#options = options;
    const { say } = options;
    const home = button(say("home"));
    const without = h("p", { class: "where", id: "notebook-without", hidden: !options.withheld }, say("home.withheld"));
    if (options.withheld) attr(home, "aria-describedby", without.id);
    home.addEventListener("click", () => options.saveAsPage());
    const body = h("div", { class: "body" }, this.#writing(), this.#offers, this.#list, this.#where, without, home);
    this.#dialog = openDialog(say("notebook"), [body, this.#told], say("close"), {
      look: "notebook",
      closed: () => {
        options.entries.writeDrafts();
        options.closed();
      },
    });
    this.refresh();
    // A change that was left half-way goes on where it was.
    const begun = options.entries.all.find(({ id }) => options.entries.draft(id) !== undefined || options.entries.draft(labelsOf(id)) !== undefined);
    if (begun) this.#list.querySelector<HTMLElement>(`[data-key="change-${begun.id}"]`)?.click();
  }

  close(): void {
    this.#dialog.close();
  }

  /** Stays until something else is told; without an `undo` it goes by itself. It has a place of its own: nothing moves for it. */
  tell(text: string, undo?: { label: string; act(): void }): void {
    clearTimeout(this.#passing);
    this.#told.replaceChildren(h("p", {}, text));
    if (!undo) {
      this.#passing = setTimeout(() => this.#told.replaceChildren(), passesMs);
      return;
    }
    const back = button(undo.label);
    back.addEventListener("click", () => {
      undo.act();
      this.#told.replaceChildren();
      this.#focusList();
    });
    this.#told.append(back);
    back.focus();
  }

  /** Other entries, other offers, or they are elsewhere. What is being typed stays. */
  refresh(): void {
    this.#showOffers();
    this.#showWhere();
    if (!this.#changing) this.#showEntries();
  }

  #writing(): HTMLElement {
    const { say, write: put, entries } = this.#options;
    const text = h("textarea", { rows: 3, maxlength: 4000, dir: "auto", "aria-labelledby": "notebook-write" });
    const room = this.#draftIn(text);
    text.value = entries.draft() ?? "";
    room.look();
    const done = button(say("put"));
    done.addEventListener("click", () => {
      const typed = text.value.trim();
      if (!typed) this.tell(say("put.empty"));
      else if (put(typed)) {
        text.value = "";
        room.look();
        entries.keepDraft(undefined);
      }
      text.focus();
    });
    return h("section", {}, h("h3", { id: "notebook-write" }, say("write")), text, room.line, done);
  }

  /** What is typed stays until it is put in or deleted, also when the notebook is closed; a line says when it gets too long. */
  #draftIn(field: HTMLTextAreaElement, of = ""): ReturnType<typeof roomLeft> {
    const { say, words, entries } = this.#options;
    field.addEventListener("input", () => entries.keepDraft(field.value || (of ? "" : undefined), of));
    const count = (number: number) => ({ count: words.number(number, 0) });
    return roomLeft(field, { left: (number) => say("room.left", count(number)), full: (number) => say("room.full", count(number)) });
  }

  #showOffers(): void {
    const { say, offers } = this.#options;
    const all = offers();
    const labels = all.map((one) => ("take" in one ? one.label : [one.label, one.chosen, ...one.options].join("\t"))).join("\n");
    if (labels === this.#shown.offers) return;
    this.#shown.offers = labels;
    this.#offers.hidden = !all.length;
    const at = focusIn(this.#offers);
    const list = h("ul", { class: "offers" }, ...all.map((one) => {
      if (!("take" in one)) return h("li", { class: "which" }, this.#which(one));
      const { label, take } = one;
      const put = h("button", { type: "button", "data-tone": "quiet", "data-key": label }, drawing(plus), h("span", {}, label));
      put.addEventListener("click", () => {
        attr(put, "aria-disabled", "true");
        void take().finally(() => attr(put, "aria-disabled", undefined));
      });
      return h("li", {}, put);
    }));
    this.#offers.replaceChildren(h("h3", { id: "notebook-take" }, say("take")), list);
    refocus(this.#offers, at);
  }

  #which({ label, options, chosen, choose }: Which): HTMLElement {
    const select = h("select", { "data-key": label }, ...options.map((text, i) => h("option", { value: i, selected: i === chosen }, text)));
    select.addEventListener("change", () => {
      choose(select.selectedIndex);
      this.#showOffers();
    });
    return h("label", {}, h("span", {}, label), select);
  }

  #showEntries(): void {
    const { say, words, entries } = this.#options;
    const all = entries.all.reverse();
    const versions = all.map(({ id, revision }) => `${id} ${revision}`).join("\n");
    if (versions === this.#shown.entries) return;
    this.#shown.entries = versions;
    const at = focusIn(this.#list);
    this.#list.replaceChildren(
      h("h3", { id: "notebook-entries", tabindex: "-1" }, say("entries", { count: words.number(all.length, 0) })),
      ...all.map((entry) => this.#entry(entry)),
      ...(all.length ? [] : [h("p", {}, say("empty"))]),
      ...(entries.leftOut ? [h("p", {}, say("left_out", { count: words.number(entries.leftOut, 0) }))] : []),
    );
    refocus(this.#list, at);
  }

  #entry(entry: NotebookEntry): HTMLElement {
    const { say, words, entries } = this.#options;
    const name = nameOf(entry, words);
    // Everything in it was escaped where it was made.
    const shown = h("div");
    shown.innerHTML = entryHtml(entry, { words, level: 4 }).text;
    const of = entry.kind === "picture" ? "change.picture" : "change";
    const change = button(say(of), say(`${of}.of`, { name }), `change-${entry.id}`);
    change.addEventListener("click", () => this.#change(entry, shown));
    const remove = button(say("remove"), say("remove.of", { name }), `remove-${entry.id}`);
    remove.addEventListener("click", () => {
      const back = entries.remove(entry.id);
      if (back) this.tell(say("told.out", { name }), { label: say("undo"), act: back });
    });
    const title = h("span", { lang: entry.lang === words.language ? undefined : entry.lang }, entry.title);
    shown.querySelector(".nb-where")!.prepend(title, " · ");
    shown.append(h("div", { class: "actions" }, change, remove));
    return shown;
  }

  /** In place of the entry a field with what the student typed. */
  #change(entry: NotebookEntry, shown: HTMLElement): void {
    const { say, words, entries } = this.#options;
    const open = this.#list.querySelector("textarea");
    if (open) return open.focus(); // one after the other: nothing that was typed goes
    const labelling = entry.kind === "picture" ? this.#labelling(entry) : undefined;
    const isNote = entry.kind === "note";
    const name = nameOf(entry, words);
    this.#changing = entry.id;
    this.#shown.entries = "one is being changed";
    const text = h("textarea", { rows: isNote ? 5 : 3, maxlength: isNote ? 4000 : 1000, dir: "auto", id: "notebook-change" });
    const room = this.#draftIn(text, entry.id);
    text.value = entries.draft(entry.id) ?? (isNote ? entry.text : (entry.caption ?? ""));
    room.look();
    const keep = button(say("save"));
    const leave = button(say("cancel"));
    const done = () => {
      entries.keepDraft(undefined, entry.id);
      if (labelling) entries.keepDraft(undefined, labelsOf(entry.id));
      entries.writeDrafts();
      this.#changing = "";
      this.refresh();
      focusOn(this.#list, `change-${entry.id}`);
    };
    keep.addEventListener("click", () => {
      const typed = text.value.trim();
      if (isNote && !typed) return text.focus();
      const empty = labelling?.showEmpty();
      if (empty !== undefined) return this.tell(say("labels.empty", { n: empty }));
      const { caption: _, labels: __, ...bare } = { labels: undefined, ...entry };
      const labels = labelling?.labels().map((label) => ({ ...label, text: label.text.trim() }));
      const changed = isNote ? { ...entry, text: typed } : { ...bare, ...(typed && { caption: typed }), ...(labels?.length && { labels }) };
      if (!entries.put({ ...changed, revision: entry.revision + 1 } as NotebookEntry)) return this.tell(say("too_large", { name }));
      done();
      this.tell(say("told.changed", { name }));
    });
    leave.addEventListener("click", done);
    const label = h("label", { for: text.id }, say(isNote ? "write" : "caption"));
    const parts = [...(labelling ? [labelling.el] : []), label, text, room.line, h("div", { class: "actions" }, keep, leave)];
    if (labelling) shown.querySelector(".nb-drawing, .nb-picture")?.remove(); // it stands there to be labelled
    shown.querySelector(".actions")!.replaceWith(h("div", { class: "changing" }, ...parts));
    if (labelling) labelling.el.querySelector<HTMLElement>(".add")!.focus();
    else text.focus();
  }

  #labelling(entry: PictureEntry): Labelling {
    const { say, entries } = this.#options;
    const draft = entries.draft(labelsOf(entry.id));
    const began = draft === undefined ? (entry.labels ?? []) : (JSON.parse(draft) as PictureLabel[]);
    return labelPicture(entry, began, say, (labels) => entries.keepDraft(JSON.stringify(labels), labelsOf(entry.id)));
  }

  #showWhere(): void {
    const { say, words, entries } = this.#options;
    const { word, count } = entries.whereabouts;
    attr(this.#where, "data-word", word);
    write(this.#where, say(`where.${word}`, { count: words.number(count, 0) }));
  }

  #focusList(): void {
    this.#list.querySelector("h3")?.focus();
  }
}

/** What names the control stays the same while the list is made anew. */
const button = (text: string, name?: string, key = text): HTMLButtonElement =>
  h("button", { type: "button", "data-tone": "quiet", "data-key": key, ...(name && { "aria-label": name }) }, text);

const focusIn = (el: Element): string | undefined => (el.contains(document.activeElement) ? document.activeElement?.closest<HTMLElement>("[data-key]")?.dataset.key : undefined);

function refocus(el: Element, key: string | undefined): void {
  if (key !== undefined) focusOn(el, key);
}

function focusOn(el: Element, key: string): void {
  [...el.querySelectorAll<HTMLElement>("[data-key]")].find((one) => one.dataset.key === key)?.focus();
}
