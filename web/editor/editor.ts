/** One activity being edited: two views of one text, what is wrong with it, and how it plays. */

import { attr, h, words } from "../player/dom.ts";
import { languages as known } from "../player/languages.ts";
import type { RefusedMessage } from "../protocol/editor.ts";
import { looksLikeActivity, type Activity } from "./activity.ts";
import { Check } from "./check.ts";
import { FaultList } from "./fault_list.ts";
import type { Fault } from "./faults.ts";
import { Form } from "./form.ts";
import { History } from "./history.ts";
import { t } from "./language.ts";
import { filesOf, type ModuleFiles } from "./lessons.ts";
import type { Offers } from "./offers.ts";
import { Preview } from "./preview.ts";
import { print } from "./print.ts";
import { Source } from "./source.ts";
import { Toolbar, type ViewName } from "./toolbar.ts";

export interface EditorOptions {
  module: string;
  text: string;
  /** There is no host: what is made is downloaded. */
  alone: boolean;
  changed(text: string): void;
  publish(message: { request: number; activity: string }): void;
}

const checkAfterMs = 250;
const previewAfterMs = 900;

/** Nothing where the text is not JSON, or is not what the form can show. */
function read(text: string): Activity | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return looksLikeActivity(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export class Editor {
  readonly element = h("div", { class: "editor" });
  readonly #options: EditorOptions;
  readonly #history: History;
  readonly #form: Form;
  readonly #formRoot = h("div", { class: "form", id: "form" });
  readonly #broken = h("div", { class: "card broken", hidden: true });
  readonly #source = new Source((text) => this.#take(text, "source"));
  readonly #preview = new Preview();
  readonly #toolbar: Toolbar;
  readonly #list: FaultList;
  #files: ModuleFiles | undefined;
  #check: Check | undefined;
  #offers: Offers[] = [];
  #activity: Activity | undefined;
  #language = "en";
  #view: ViewName = "form";
  /** Of which text these are the faults. */
  #checked: string | undefined;
  #faults: Fault[] = [];
  #unchecked = false;
  #from = "";
  #requests = 0;
  #publishing = "";
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #previewTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #begun: string;

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#begun = options.text;
    this.#history = new History(options.text);
    this.#form = new Form(this.#formRoot, {
      activity: () => this.#activity!,
      textLanguage: () => this.#language,
      offers: () => this.#offers.find(({ id }) => id === this.#activity?.simulation),
      changed: (next, place) => {
        this.#activity = next;
        this.#take(print(next), place);
      },
      previewFrom: (stage) => this.#previewFrom(stage),
    });
    this.#list = new FaultList({
      activity: () => this.#activity,
      go: (fault) => this.#go(fault),
    });
    this.#toolbar = new Toolbar({
      view: (name) => this.#show(name),
      undo: () => this.#step("undo"),
      redo: () => this.#step("redo"),
      language: (tag) => {
        this.#language = tag;
        this.#form.build();
        this.#schedulePreview(0);
      },
      publish: () => this.#publish(),
      download: () => this.#download(),
    }, options.alone);
    this.element.append(
      this.#toolbar.element, this.#list.element,
      h("div", { class: "views" },
        h("div", { class: "work" }, this.#broken, this.#formRoot, this.#source.element),
        this.#previewSection()));
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.#activity = read(options.text);
    this.#language = this.#activity?.languages[0] ?? "en";
    this.#show(this.#activity ? "form" : "source");
    void this.#load();
  }

  get changed(): boolean {
    return this.#history.text !== this.#begun;
  }

  #previewSection(): HTMLElement {
    return h("section", { class: "preview", id: "preview", tabindex: -1 }, h("h2", { id: "preview-heading" }), this.#preview.element);
  }

  async #load(): Promise<void> {
    try {
      this.#files = await filesOf(this.#options.module);
    } catch {
      return this.#cannotCheck();
    }
    this.#check = new Check(this.#files, {
      offers: (all) => {
        this.#offers = all;
        if (this.#activity) this.#form.build();
      },
      checked: (text, faults) => this.#told(text, faults),
      failed: () => this.#cannotCheck(),
    });
    this.#check.check(this.#history.text);
  }

  /** The host will check before it publishes. */
  #cannotCheck(): void {
    this.#unchecked = true;
    this.#write();
  }

  /** All words again. */
  relabel(): void {
    this.#source.relabel();
    words(this.element.querySelector("#preview-heading")!, t("preview.preview"));
    attr(this.element.querySelector("#preview")!, "aria-labelledby", "preview-heading");
    this.#broken.replaceChildren(h("p", {}, t("form.broken")));
    if (this.#activity) this.#form.build();
    this.#write();
  }

  // ---- changes

  #take(text: string, place: string): void {
    this.#history.change(text, place, performance.now());
    this.#accept(place === "source");
  }

  #step(which: "undo" | "redo"): void {
    const place = this.#history[which]();
    if (place === undefined) return;
    this.#accept(false);
    if (this.#activity) this.#form.build();
    if (place && this.#view === "form") document.getElementById(place)?.focus();
  }

  /** The text is another one. `typed`: it stands in the source as it is. */
  #accept(typed: boolean): void {
    const { text } = this.#history;
    const before = this.#activity;
    this.#activity = read(text);
    if (this.#activity && !this.#activity.languages.includes(this.#language)) {
      this.#language = this.#activity.languages[0] ?? "en";
      if (before) this.#form.build();
    }
    if (!typed && this.#view === "source") this.#source.show(text);
    this.#publishing = "";
    this.#options.changed(text);
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => this.#check?.check(text), checkAfterMs);
    this.#write();
  }

  #key(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (altKey || !(ctrlKey || metaKey)) return;
    const which = key.toLowerCase() === "z" ? (shiftKey ? "redo" : "undo") : key.toLowerCase() === "y" ? "redo" : undefined;
    if (!which) return;
    event.preventDefault();
    this.#step(which);
  }

  // ---- what is wrong

  #told(text: string, faults: Fault[]): void {
    if (text !== this.#history.text) return;
    this.#checked = text;
    this.#faults = faults;
    this.#unchecked = false;
    if (this.#activity) this.#form.show(faults);
    this.#source.mark(faults);
    this.#write();
    this.#schedulePreview();
  }

  #go(fault: Fault): void {
    if (this.#view === "source" || !this.#activity) {
      this.#show("source");
      return this.#source.go(fault);
    }
    this.#show("form");
    const [, root, tag] = fault.at.split("/");
    if (root === "texts" && tag && this.#activity.languages.includes(tag)) this.#language = tag;
    this.#form.reveal(fault.at);
    this.#write();
  }

  // ---- views

  #show(view: ViewName): void {
    this.#view = view;
    this.element.dataset.view = view;
    if (view === "source") this.#source.show(this.#history.text);
    if (view === "form" && this.#activity) this.#form.build();
    this.#write();
  }

  #write(): void {
    const broken = !this.#activity;
    this.#broken.hidden = !broken;
    this.#formRoot.hidden = broken;
    const checked = this.#checked === this.#history.text;
    const names: Record<string, string> = known;
    this.#toolbar.write({
      view: this.#view,
      canUndo: this.#history.canUndo,
      canRedo: this.#history.canRedo,
      language: this.#language,
      languages: (this.#activity?.languages ?? [this.#language]).map((tag) => {
        const wrong = this.#faults.filter(({ at }) => at.startsWith(`/texts/${tag}/`)).length;
        return [tag, `${names[tag] ?? tag}${wrong ? ` (${wrong})` : ""}`];
      }),
      canPublish: (checked && !this.#faults.length) || (this.#unchecked && !!this.#activity),
      said: this.#publishing,
    });
    this.#list.write(this.#faults, this.#unchecked ? "unchecked" : checked ? "checked" : "checking");
    this.#preview.say(this.#faults.length ? t("preview.faulty") : "");
  }

  #schedulePreview(ms = previewAfterMs): void {
    clearTimeout(this.#previewTimer);
    this.#previewTimer = setTimeout(() => this.#showPreview(), ms);
  }

  #showPreview(again = false): void {
    if (!this.#files || !this.#activity || this.#faults.length || this.#checked !== this.#history.text) return;
    const from = this.#activity.stages.some(({ id }) => id === this.#from) ? this.#from : (this.#activity.stages[0]?.id ?? "");
    this.#preview.show({ activity: this.#activity, folder: this.#files.folder, locale: this.#language, from }, again);
  }

  #previewFrom(stage: string): void {
    this.#from = stage;
    this.#showPreview(true);
    const preview = this.element.querySelector<HTMLElement>("#preview")!;
    if (!preview.checkVisibility()) this.#show("preview"); // where there is room it stands beside the form
    preview.focus();
  }

  // ---- publishing

  #publish(): void {
    this.#publishing = t("publish.asking");
    this.#requests += 1;
    this.#write();
    this.#options.publish({ request: this.#requests, activity: this.#history.text });
  }

  published(request: number): void {
    if (request !== this.#requests) return;
    this.#publishing = t("publish.done");
    this.#write();
  }

  refused({ request, faults, reason }: RefusedMessage): void {
    if (request !== this.#requests) return;
    this.#publishing = reason ? t(`publish.${reason}`) : t("publish.refused");
    if (faults?.length) {
      this.#faults = faults.map((fault) => ({ line: 1, column: 1, ...fault }));
      if (this.#activity) this.#form.show(this.#faults);
    }
    this.#write();
  }

  #download(): void {
    const url = URL.createObjectURL(new Blob([this.#history.text], { type: "application/json" }));
    h("a", { href: url, download: `${this.#activity?.id ?? "activity"}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
