/** The student's notebook: a button in the bar, and what comes of it. A script of its own, beside the first picture. */

import { notebookPage } from "../../notebook/page.ts";
import { entryStyle } from "../../notebook/style.ts";
import { wordsIn, type Texts, type Words } from "../../notebook/words.ts";
import pageTexts from "../../notebook/locales/en.json" with { type: "json" };
import type { NotebookEntry } from "../../protocol/notebook.ts";
import * as LIMITS from "../../protocol/limits.ts";
import type { Launch, Manifest, NotedMessage, PlayerMessage } from "../../protocol/protocol.ts";
import { attr, byId, drawing, h, words as write } from "../dom.ts";
import { matchLanguage } from "../messages.ts";
import type { Runtime } from "../runtime.ts";
import { saveFile } from "../save.ts";
import type { View } from "../view.ts";
import type { KeepPlot } from "../widgets/plot_tools.ts";
import { Entries } from "./entries.ts";
import { openDeviceStore } from "./kept.ts";
import own from "./locales/en.json" with { type: "json" };
import { cut, hasPicture, measurementsNow, plotsNow, severalNow, takePicture, takePlot, type Lesson, type Value } from "./taking.ts";
import { NotebookView, type Key, type Offer, type Say, type Which } from "./view.ts";

/** Addresses relative to this script; the build puts them in. */
declare const NOTEBOOK_CSS_URL: string;
declare const NOTEBOOK_TEXTS: { at: string; languages: string[] };
declare const NOTEBOOK_PAGE_TEXTS: { at: string; languages: string[] };

export interface NotebookOptions {
  launch: Launch;
  manifest: Manifest;
  post(message: PlayerMessage): void;
  view: Pick<View, "wake" | "settle">;
  runtime(): Runtime | undefined;
  texts(): Record<string, string>;
}

const book = "M6 4h12v16H6zM9.5 4v16M12.5 9H15M12.5 12.5H15";

/** Nothing in an assessment whose page keeps no notebook: whether one may be open there is the school's to say. */
export async function openNotebook(
  launch: Launch,
  manifest: Manifest,
  post: NotebookOptions["post"],
  view: NotebookOptions["view"],
  runtime: NotebookOptions["runtime"],
  texts: NotebookOptions["texts"],
): Promise<StudentNotebook | undefined> {
  if (launch.mode === "assessment" && !launch.notebook) return undefined;
  const link = h("link", { rel: "stylesheet", href: here(NOTEBOOK_CSS_URL) });
  document.head.append(link);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(entryStyle);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const store = await openDeviceStore({ actor: launch.actor, module: manifest.module, key: launch.key }).catch(() => undefined);
  const notebook = new StudentNotebook({ launch, manifest, post, view, runtime, texts }, store);
  await notebook.begin();
  return notebook;
}

export class StudentNotebook {
  readonly #options: NotebookOptions;
  readonly #entries: Entries;
  readonly #lesson: Lesson;
  readonly #label = h("span", { class: "words" });
  readonly #button = h("button", { type: "button", id: "notebook", "aria-haspopup": "dialog" }, drawing(book), this.#label);
  #view: NotebookView | undefined;
  #say: Say = sayIn(own);
  #words: Words = wordsIn("en", pageTexts);

  constructor(options: NotebookOptions, store: Awaited<ReturnType<typeof openDeviceStore>> | undefined) {
    this.#options = options;
    // A page may set anything; then it keeps none.
    const given = Array.isArray(options.launch.notebook?.entries) ? options.launch.notebook : undefined;
    this.#entries = new Entries({ given, store, post: options.post, changed: () => this.#view?.refresh() });
    this.#lesson = {
      runtime: options.runtime,
      texts: options.texts,
      measurements: options.manifest.measurements ?? [],
      send: (input) => {
        options.runtime()?.input(input);
        options.view.wake();
      },
      draw: () => {
        // Whatever is told is followed by a drawing.
        options.runtime()?.input({ node: "", type: "keep" });
        options.view.settle();
      },
    };
  }

  async begin(): Promise<void> {
    this.#button.addEventListener("click", () => this.#open());
    addEventListener("online", () => this.#entries.sayAgain());
    document.addEventListener("visibilitychange", () => this.#entries.writeDrafts());
    document.addEventListener("keep-plot", (event) => void this.#keepPlot((event as CustomEvent<KeepPlot>).detail));
    // Other words stand there now.
    new MutationObserver(() => void this.#relabel()).observe(document.documentElement, { attributeFilter: ["lang"] });
    await Promise.all([this.#entries.load(), this.#relabel()]);
    byId("tools").insertBefore(this.#button, byId("settings"));
    document.documentElement.dataset.notebook = "";
  }

  noted(message: NotedMessage): void {
    this.#entries.noted(message);
  }

  /** What is typed leaves only where the school says so. */
  get #withheld(): boolean {
    const { free_text_leaves: leaves, notebook } = this.#options.launch;
    return leaves !== true || notebook?.withheld === true;
  }

  async #relabel(): Promise<void> {
    const tag = matchLanguage(document.documentElement.lang, ["en", ...NOTEBOOK_TEXTS.languages]);
    const [texts, page] = await Promise.all([textsIn(NOTEBOOK_TEXTS, tag, own), textsIn<Texts>(NOTEBOOK_PAGE_TEXTS, tag, pageTexts)]);
    [this.#say, this.#words] = [sayIn(texts), wordsIn(tag.endsWith("-XA") ? "en" : tag, page)];
    write(this.#label, this.#say("notebook"));
    attr(this.#button, "title", this.#say("notebook"));
  }

  #open(): void {
    if (this.#view) return;
    this.#view = new NotebookView({
      entries: this.#entries,
      say: this.#say,
      words: this.#words,
      offers: () => this.#offers(),
      write: (text) => this.#put({ kind: "note", text }),
      withheld: this.#withheld,
      saveAsPage: () => this.#saveAsPage(),
      closed: () => {
        this.#view = undefined;
        // Its button stands in the menu, which has closed.
        if (document.activeElement === document.body) byId("menu").focus();
      },
    });
  }

  /** What is offered of the samples and the like: the last one, until the student chooses. */
  readonly #chosen = new Map<string, number>();

  #offers(): (Offer | Which)[] {
    const take = (label: string, entry: () => Promise<object>): Offer => ({
      label,
      take: async () => {
        try {
          this.#put(await entry());
        } catch {
          this.#view?.tell(this.#say("failed", { name: label }));
        }
      },
    });
    const written = ({ value, decimals, unit }: Value) => this.#words.quantity(value, decimals, unit);
    const takeValue = (taken: Value) => take(`${taken.name}: ${written(taken)}`, () => Promise.resolve(taken));
    const values = measurementsNow(this.#lesson).map(takeValue);
    const several = severalNow(this.#lesson).flatMap(({ label, each, values: valuesOf }) => {
      const which = each.find((one) => one.which === this.#chosen.get(label)) ?? each.at(-1)!;
      const choice: Which = {
        label,
        options: each.map(({ first }) => written(first)),
        chosen: each.indexOf(which),
        choose: (index) => this.#chosen.set(label, each[index]!.which),
      };
      const [first, ...more] = valuesOf(which.which);
      // In the notebook each says which one it is of.
      const told = more.map((taken) => takeValue({ ...taken, name: `${taken.name} (${written(which.first)})` }));
      return [...(each.length > 1 ? [choice] : []), ...(first ? [takeValue(first)] : []), ...told];
    });
    const plots = plotsNow().map(({ node, name }) => take(this.#say("take.plot", { name }), () => takePlot(node, this.#lesson)));
    const picture = hasPicture() ? [take(this.#say("take.picture"), async () => takePicture(this.#lesson))] : [];
    return [...values, ...several, ...plots, ...picture];
  }

  /** Asked for beside the plot itself. */
  async #keepPlot({ node, told }: KeepPlot): Promise<void> {
    const name = plotsNow().find((plot) => plot.node === node)?.name ?? node;
    await takePlot(node, this.#lesson).then((taken) => this.#put(taken, told), () => told(this.#say("failed", { name })));
  }

  /** Whether it was put in; the student is told. */
  #put(taken: object, tell = (text: string) => this.#view?.tell(text)): boolean {
    if (this.#entries.isFull) {
      tell(this.#say("full", { count: this.#words.number(LIMITS.notebookEntries, 0) }));
      return false;
    }
    const stage = (document.getElementById("n-lesson.stage") ?? document.querySelector("#n-panel :is(h2, h3)"))?.textContent;
    const entry = {
      id: uuid(),
      revision: 0,
      time: new Date().toISOString(),
      activity: this.#options.launch.activity,
      title: cut(document.title, 200),
      ...(stage && { stage: cut(stage, 200) }),
      lang: document.documentElement.lang,
      ...taken,
    } as NotebookEntry;
    const name = "name" in entry ? entry.name : this.#words.say(`kind.${entry.kind}`);
    const fits = this.#entries.put(entry);
    tell(this.#say(fits ? "told.in" : "too_large", { name }));
    // An activity may ask for something in the notebook.
    if (fits) this.#lesson.send({ node: "", type: "note", value: entry.kind });
    return fits;
  }

  #saveAsPage(): void {
    const made = new Date().toISOString();
    const page = notebookPage(this.#entries.all, { words: this.#words, title: document.title, made, withheld: this.#withheld, leftOut: this.#entries.leftOut });
    saveFile(new Blob([page], { type: "text/html" }), `${this.#say("notebook")} ${document.title}.html`);
  }
}

const here = (url: string) => new URL(url, import.meta.url).href;

const sayIn = (texts: Record<Key, string>): Say => (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));

async function textsIn<T>({ at, languages }: { at: string; languages: string[] }, tag: string, english: T): Promise<T> {
  if (!languages.includes(tag)) return english;
  // English is better than nothing.
  return fetch(here(`${at}${tag}.json`)).then((response) => response.json() as Promise<T>).catch(() => english);
}

/** Version 4. `crypto.randomUUID` is not there on plain http. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return [...bytes].map((byte, i) => (i === 4 || i === 6 || i === 8 || i === 10 ? "-" : "") + byte.toString(16).padStart(2, "0")).join("");
}
