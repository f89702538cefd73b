/** All that is seen of a lesson: bar, panel, stage or text view, colours, and the frames in which it moves. */

import { Announcer } from "./announcer.ts";
import { Bar } from "./bar.ts";
import { now } from "./clock.ts";
import { attr, byId, words } from "./dom.ts";
import { Problem } from "./errors.ts";
import { clearStop } from "./faults.ts";
import { Frames } from "./frames.ts";
import { english, language, t } from "./messages.ts";
import type { Input, Node, Patch } from "./nodes.ts";
import { numberNotation } from "./numbers.ts";
import { prefer, readPreferences } from "./preferences.ts";
import { isTiny, layoutFor, room } from "./room.ts";
import type { LaunchPlan } from "../protocol/protocol.ts";
import type { BootConfig, Effect, Runtime } from "./runtime.ts";
import type * as Settings from "./settings/settings.ts";
import { Sheet } from "./sheet.ts";
import { Stage } from "./stage.ts";
import { forgetLetters } from "./stage_text.ts";
import { knows, learn, Tree } from "./tree.ts";
import type * as More from "./widgets/more.ts";
import type * as Start from "./widgets/start.ts";

export interface ViewOptions {
  runtime(): Runtime | undefined;
  language(locale: string): void;
  /** Colours or motion changed. */
  restyled(): void;
  remark(problem: Problem): void;
  facts(): Settings.LessonFacts;
}

/** Address of settings/settings.ts relative to this script; the build puts it in. */
declare const SETTINGS_URL: string;
/** And of widgets/start.ts and widgets/more.ts. */
declare const START_URL: string, MORE_URL: string;

const dark = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class View {
  readonly #options: ViewOptions;
  readonly bar: Bar;
  readonly #sheet = new Sheet();
  readonly #stage: Stage;
  readonly #tree: Tree;
  readonly #frames: Frames;
  readonly #announcer = new Announcer(byId("live"));
  readonly #stageRoot = byId("n-stage");
  #fetched: Promise<void> | undefined;
  #settings: typeof Settings | undefined;
  #tiny = false;
  /** What it says and what can be done is on the screen: now it can be drawn. */
  #drawing = false;
  #cannotDraw = false;
  /** What is to be done once it stands there, and once that is on the screen. */
  #beginning: { shown(): void; seen(): void } | undefined;
  /** What the student is to reach, to be shown once the widgets are there. */
  plan: LaunchPlan | undefined;
  #showPlan = () => {};
  /** What a lesson says of itself is not told: it is not the reader's doing. */
  quiet = false;

  constructor(options: ViewOptions) {
    this.#options = options;
    const send = (input: Input) => {
      options.runtime()?.input(input);
      if (input.type === "activate") this.#frames.hurry();
      else this.wake();
    };
    this.bar = new Bar({
      language: options.language,
      textView: (on) => this.#read(on),
      settings: () => {
        this.#dress().then(
          (settings) => settings.open(options.facts(), t, language, () => this.#restyle()),
          (error: unknown) => options.remark(new Problem("E-NETWORK", String(error))),
        );
      },
      panel: (open) => this.#sheet.side(open),
    });
    this.#tree = new Tree({
      roots: { bar: byId("n-bar"), panel: byId("n-panel"), stage: this.#stageRoot },
      send,
      announce: (text) => this.announce(text),
      undone: (text) => more && this.announce(t("said.undone", { what: text })),
      news: (made, told) => more?.showNews(byId("n-panel"), made, told, (text) => this.announce(text)),
    });
    this.#frames = new Frames((time) => this.#draw(time));
    this.#stage = new Stage({
      runtime: options.runtime,
      wake: () => this.wake(),
      changed: () => this.#arrange(),
      lost: (lost) => {
        this.#cannotDraw = lost;
        if (lost) options.remark(new Problem("E-WEBGL", "context lost"));
        else clearStop("E-WEBGL");
        this.#arrange();
      },
    });
    this.#followFocus(send);
    for (const query of [dark, still]) query.addEventListener("change", () => this.#restyle());
    // As wide as a letter: the browser's own size of text was changed.
    new ResizeObserver(() => this.#arrange()).observe(byId("live"));
  }

  /** Widgets are fetched beside a lesson: all, or what these nodes need. */
  prepare(nodes?: Node[]): void {
    fetchWidgets(nodes).catch(() => {}); // whoever needs them asks again
  }

  /** What they chose earlier is put on. */
  welcome(student: string): void {
    document.documentElement.dataset.student = student;
    if (Object.keys(readPreferences()).length) this.#dress().catch(() => {});
  }

  bootConfig(locale: string, strings: Record<string, string>): BootConfig {
    this.#showPlan = () => more?.showPlan(this.plan, locale, strings, t);
    this.#showPlan();
    forgetLetters(); // each language has its own
    const { theme } = readPreferences();
    const isDark = theme ? theme !== "light" : dark.matches;
    const looks = this.#settings?.looks(isDark) ?? { theme: isDark ? "dark" : "light", reducedMotion: still.matches };
    return { locale, strings, numbers: numberNotation(locale), ...looks, now: now() };
  }

  relabel(title: string, locale: string, languages: string[]): void {
    this.bar.relabel(title, locale, languages);
    this.#sheet.relabel();
    void this.#settings?.relabel(language);
    words(byId("stage-title"), t("stage.list"));
    attr(byId("scene"), "aria-label", t("stage"));
  }

  /** Empty, for a new runtime. */
  clear(): void {
    this.stop();
    this.#fetched = undefined;
    this.#tree.clear();
    this.#stage.renew();
    this.#cannotDraw = this.#drawing = false;
  }

  /** A lesson runs: `shown` is called when its first words and controls stand, `seen` when they are on the screen and the first picture is on its way. */
  begin(beginning: { shown(): void; seen(): void }): void {
    this.#beginning = beginning;
    this.#arrange();
    this.#frames.start();
  }

  stop(): void {
    this.#frames.stop();
  }

  wake(): void {
    this.#frames.wake();
  }

  /** What was done is told to the lesson now, seen or not. */
  settle(): void {
    this.#frames.hurry();
  }

  /** One with nodes that the page has no widgets for yet waits for them, and all that come behind it. */
  patch(patch: Patch): void {
    if (!this.#fetched && patch.nodes?.every(({ role }) => knows(role)) !== false) return this.#tree.apply(patch);
    const tree = this.#tree;
    const applied = (this.#fetched ?? fetchWidgets(patch.nodes)).then(() => {
      if (this.#fetched) tree.apply(patch);
      if (this.#fetched === applied) this.#fetched = undefined;
    });
    this.#fetched = applied;
    applied.catch((error: unknown) => this.#options.remark(new Problem("E-NETWORK", String(error))));
  }

  announce(text: string): void {
    if (!this.quiet) this.#announcer.say(more?.inBrief(text, t("said.more")) ?? text);
  }

  #draw(time: number): number {
    const wait = this.#options.runtime()?.frame(time) ?? -1;
    if (this.#beginning) void this.#show(this.#beginning);
    this.#beginning = undefined;
    return wait;
  }

  async #show({ shown, seen }: { shown(): void; seen(): void }): Promise<void> {
    // With the widgets that it begins with, and the text view with its looks: nothing moves once it is seen.
    await (this.#fetched ?? (this.#textView() ? fetchWidgets() : Promise.resolve())).catch(() => {});
    shown();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    this.#drawing = true;
    this.#arrange();
    seen();
    // Before they are needed, so that a lesson goes on where there is no network.
    fetchWidgets().then(this.#showPlan, () => {});
    this.#dress().catch(() => {});
  }

  #textView(): boolean {
    return this.#cannotDraw || (readPreferences().textView ?? this.#tiny);
  }

  /** Which layout, stage or text view, and how large. */
  #arrange(): void {
    const space = room();
    this.#tiny = isTiny(space);
    attr(byId("app"), "data-room", layoutFor(space));
    const drawn = !this.#textView();
    if (!this.#stage.size(drawn, this.#drawing) && drawn) {
      this.#cannotDraw = true;
      this.#options.remark(new Problem("E-WEBGL"));
      this.#stage.size(false);
    }
    const text = this.#textView();
    attr(byId("app"), "data-view", text ? "text" : "stage");
    byId("stage-title").hidden = !text;
    this.bar.press("text", text);
    if (forgetLetters()) this.#options.restyled();
    this.wake();
  }

  #read(on: boolean): void {
    prefer({ textView: on });
    this.#arrange();
  }

  #restyle(): void {
    forgetLetters();
    this.#arrange();
    this.#options.restyled();
  }

  /** The student's settings; what was chosen earlier is put on. */
  async #dress(): Promise<typeof Settings> {
    const settings = (await import(SETTINGS_URL)) as typeof Settings;
    if (!this.#settings) {
      this.#settings = settings;
      if (await settings.begin(() => this.#restyle())) this.#restyle();
      void settings.relabel(language);
    }
    return settings;
  }

  /** What has the focus on the stage lights up there. */
  #followFocus(send: (input: Input) => void): void {
    for (const [event, type] of [["focusin", "focus"], ["focusout", "blur"]] as const) {
      this.#stageRoot.addEventListener(event, ({ target }) => {
        const node = (target as Element).closest<HTMLElement>("[data-node]")?.dataset.node;
        // Elements also lose their focus when a patch takes them away: that is told after the patch.
        if (node) queueMicrotask(() => send({ node, type }));
      });
    }
  }
}

let start: Promise<void> | undefined;
let widgets: Promise<void> | undefined;
let more: typeof More | undefined;

/** What the lesson says may be news for the plan. */
export const heard = (effect: Effect): void => more?.tellPlan(effect);

/** Those that some lessons begin with; then all others, unless these nodes do without. */
async function fetchWidgets(nodes?: Node[]): Promise<void> {
  try {
    await (start ??= import(START_URL).then((module: typeof Start) => {
      module.dress();
      learn(module.makers);
    }));
    if (nodes?.every(({ role }) => knows(role))) return;
    await (widgets ??= import(MORE_URL).then(async (module: typeof More) => {
      await module.dress();
      Object.assign(english, module.english);
      learn(module.makers(t));
      more = module;
    }));
  } catch (error) {
    start = widgets = undefined;
    throw error;
  }
}
