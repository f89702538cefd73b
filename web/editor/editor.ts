/** One activity being edited: two views of one text, what is wrong with it, and how it plays. */

import { attr, h, words } from "../player/dom.ts";
import { languages as known } from "../player/languages.ts";
import type { RefusedMessage } from "../protocol/editor.ts";
import { looksLikeActivity, type Activity } from "./activity.ts";
import { remember, settled } from "./before.ts";
import { Check } from "./check.ts";
import { FaultList } from "./fault_list.ts";
import type { Fault } from "./faults.ts";
import { Form } from "./form.ts";
import { History } from "./history.ts";
import { language as pageLanguage, t, type TextKey } from "./language.ts";
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
  /** What the module says in the language of the page. */
  #said: { [key: string]: string } = {};
  #check: Check | undefined;
  #offers: Offers[] = [];
  #activity: Activity | undefined;
  /** The last of which is known which texts were changed in it. */
  #followed: Activity | undefined;
  #language = "en";
  #view: ViewName = "form";
  /** Of which text these are the faults. */
  #checked: string | undefined;
  #faults: Fault[] = [];
  #unchecked = false;
  #from = "";
  #requests = 0;
  #publishing: TextKey | "" = "";
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
        this.#change(next, place);
      },
      previewFrom: (stage) => this.#previewFrom(stage),
      write: (language, key) => this.#writeText(language, key),
      moduleText: (key) => this.#said[key],
    });
    this.#list = new FaultList({
      activity: () => this.#activity,
      go: (fault) => this.#go(fault),
      write: (language, key) => this.#writeText(language, key),
      change: (next) => {
        this.#change(next, "");
        this.#form.build();
      },
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
      download: () => this.download(),
    }, options.alone);
    this.element.append(
      this.#toolbar.element, this.#list.element,
      h("div", { class: "views" },
        h("div", { class: "work" }, this.#broken, this.#formRoot, this.#source.element),
        this.#previewSection()));
    this.element.addEventListener("keydown", (event) => this.#key(event));
    const begun = read(options.text);
    this.#activity = this.#followed = begun && settled(begun);
    this.#language = this.#activity?.languages[0] ?? "en";
    this.#show(this.#activity ? "form" : "source");
    void this.#load();
  }

  /** What the page's bar has is put among the tools. */
  join(status: HTMLElement, close: HTMLElement): void {
    this.#toolbar.join(status, close);
    document.body.classList.add("hosted");
  }

  get changed(): boolean {
    return this.#history.text !== this.#begun;
  }

  #previewSection(): HTMLElement {
    return h("section", { class: "preview", id: "preview", tabindex: -1 }, h("h2", { id: "preview-heading" }), this.#preview.element);
  }

  async #loadTexts(): Promise<void> {
    this.#said = (await this.#files?.texts(pageLanguage).catch(() => ({}))) ?? {};
    if (this.#activity) this.#form.build();
  }

  async #load(): Promise<void> {
    try {
      this.#files = await filesOf(this.#options.module);
    } catch {
      return this.#cannotCheck();
    }
    void this.#loadTexts();
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
    void this.#loadTexts();
    this.#write();
  }

  // ---- changes

  /** Texts that were changed in one language stay known until the others have followed. */
  #change(next: Activity, place: string): void {
    this.#activity = this.#followed = this.#activity ? remember(this.#activity, next) : next;
    this.#take(print(this.#activity), place);
  }

  /** The same for what was written in the source, which stays as it is while somebody writes in it. */
  #rememberSource(): void {
    if (!this.#activity || !this.#followed || this.#activity === this.#followed) return;
    const now = this.#activity;
    const remembered = remember(this.#followed, now);
    this.#followed = now;
    if (JSON.stringify(remembered) === JSON.stringify(now)) return;
    this.#activity = this.#followed = remembered;
    this.#take(print(remembered), "");
  }

  #writeText(language: string, key: string): void {
    this.#language = language;
    this.#go({ line: 1, column: 1, at: `/texts/${language}/${key}`, message: "" }, "form");
    this.#schedulePreview(0);
  }

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
    if (typed || JSON.stringify(this.#activity) !== JSON.stringify(read(text))) this.#activity = read(text);
    if (!typed) this.#followed = this.#activity ?? this.#followed;
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

  #go(fault: Fault, view?: ViewName): void {
    if (view !== "form" && this.#view === "source" || !this.#activity) {
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
    if (view !== "source") this.#rememberSource();
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
      said: this.#publishing && t(this.#publishing),
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
    this.#rememberSource();
    this.#publishing = "publish.asking";
    this.#requests += 1;
    this.#write();
    this.#options.publish({ request: this.#requests, activity: this.#history.text });
  }

  /** `told`: the host has said so. */
  published(request: number, told: boolean): void {
    if (request !== this.#requests) return;
    this.#publishing = told ? "" : "publish.done";
    this.#write();
  }

  refused({ request, faults, reason }: RefusedMessage): void {
    if (request !== this.#requests) return;
    this.#publishing = reason === "cancelled" ? "" : reason ? `publish.${reason}` : "publish.refused";
    if (faults?.length) {
      this.#faults = faults.map((fault) => ({ line: 1, column: 1, ...fault }));
      if (this.#activity) this.#form.show(this.#faults);
    }
    this.#write();
  }

  download(): void {
    const url = URL.createObjectURL(new Blob([this.#history.text], { type: "application/json" }));
    h("a", { href: url, download: `${this.#activity?.id ?? "activity"}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
