/** The player: brings up a lesson for the host that asks for it, and keeps the student's work whatever happens. */

import { parseFragment } from "./address.ts";
import { connect, type Connection } from "./connection.ts";
import { Delivery } from "./delivery.ts";
import { directionOf } from "./direction.ts";
import { asProblem, Problem, reasonOf } from "./errors.ts";
import { clearStop, note, relabelFaults, stopWith } from "./faults.ts";
import { fetchLesson, fetchText, fetchTexts, type Lesson } from "./files.ts";
import { Hold } from "./hold.ts";
import { heard, View } from "./view.ts";
import { matchLanguage, speak, t } from "./messages.ts";
import { knowNumbers } from "./numbers.ts";
import { liftPoster, dropPoster, posterProgress, posterWords } from "./poster.ts";
import type * as Assets from "./assets.ts";
import type * as Notebooks from "./notebook/notebook.ts";
import type * as Replays from "./playback.ts";
import type { ActivityEntry, HostMessage, Launch, Manifest, PreviewLaunch, ReplayLaunch } from "../protocol/protocol.ts";
import { Runtime } from "./runtime.ts";
import { openStore, type ItemStore } from "./storage.ts";

/** Address of playback.ts relative to this script; the build puts it in. */
declare const PLAYBACK_URL: string;
/** And of assets.ts. */
declare const ASSETS_URL: string;
/** And of notebook/notebook.ts. */
declare const NOTEBOOK_URL: string;

type AnyLaunch = Launch | ReplayLaunch | PreviewLaunch;

/** What the manifest says of an activity, and the texts in which it is told. */
type Entry = Partial<ActivityEntry> & Pick<Manifest, "locales">;

const entryOf = ({ activities, locales }: Manifest, { activity }: AnyLaunch): Entry => ({
  locales,
  ...activities.find(({ id }) => id === activity),
});

class Player {
  readonly #connection: Connection;
  readonly #launch: Promise<AnyLaunch>;
  #launched: (launch: AnyLaunch) => void = () => {};
  #refuse: (problem: Problem) => void = () => {};
  readonly #store = openStore().catch((error: unknown) => () => Promise.reject(error));
  #lesson: Lesson | undefined;
  /** An activity in JSON, for the runtime. */
  #program: string | undefined;
  #texts: Record<string, string> = {};
  #locale = "en";
  /** The language that the host changed to after the launch. */
  #asked: string | undefined;
  #delivery: Delivery | undefined;
  #hold: Hold | undefined;
  #replay: Replays.Aside | undefined;
  #runtime: Runtime | undefined;
  #notebook: Promise<Notebooks.StudentNotebook | undefined> | undefined;
  /** Another window has the attempt. */
  #yielded = false;
  readonly #view = new View({
    runtime: () => this.#runtime,
    language: (locale) => void this.#switchTo(locale),
    restyled: () => this.#reboot(),
    remark: (problem) => this.#remark(problem),
    facts: () => {
      const { module, version } = this.#lesson!.manifest;
      return { title: document.title, module, version, build: this.#lesson!.build };
    },
  });

  constructor(address: NonNullable<ReturnType<typeof parseFragment>>) {
    this.#launch = new Promise((resolve, reject) => {
      this.#launched = resolve;
      this.#refuse = reject;
    });
    this.#connection = connect({
      address,
      heard: (message) => this.#heard(message),
      fault: (problem) => this.#refuse(problem),
      slow: () => void stopWith(new Problem("E-HOST")),
      connected: () => clearStop("E-HOST"),
    });
    const leaving = () => {
      this.#view.settle();
      this.#delivery?.flush();
    };
    document.addEventListener("visibilitychange", () => document.hidden && leaving());
    addEventListener("pagehide", leaving);
    // WebKit keeps nothing any more once a page goes; whoever goes has mostly pressed something outside before.
    addEventListener("blur", leaving);
  }

  /** Opens the lesson; after a fault that can be mended, again. */
  async run(): Promise<void> {
    this.#view.prepare([]);
    for (;;) {
      try {
        await this.#open();
        return;
      } catch (error) {
        const problem = asProblem(error, "E-TRAP");
        this.#tellHost(problem);
        if (this.#lesson) await this.#drain();
        await stopWith(problem);
        dropPoster();
      }
    }
  }

  async #open(): Promise<void> {
    if (!this.#lesson) {
      const [fetched, launch] = await Promise.all([fetchLesson(location.href, posterProgress), this.#launch]);
      const { manifest, build, base } = fetched;
      if (launch.manifest && launch.manifest !== build) throw new Problem("E-LAUNCH", `launch.manifest: ${launch.manifest}, this is ${build}`);
      const entry = entryOf(manifest, launch);
      this.#locale = matchLanguage(this.#asked ?? launch.locale, Object.keys(entry.locales));
      await this.#relabel(entry);
      posterWords(document.title);
      const texts = fetchTexts(entry.locales[this.#locale]!, base);
      const program = entry.file && fetchText(entry.file, base);
      [this.#lesson, this.#texts, this.#program] = await Promise.all([fetched.rest, texts, program]);
      this.#view.prepare(); // behind what it begins with
    }
    const launch = await this.#launch;
    if (!launch.resume) this.#replay ??= await this.#openReplay(launch);
    else await (this.#hold ??= new Hold(launch.attempt, () => this.#yield(), () => !!this.#delivery?.alone)).taken;
    await this.#start(this.#lesson, launch);
  }

  async #openReplay(launch: ReplayLaunch | PreviewLaunch): Promise<Replays.Aside> {
    const replays = (await import(PLAYBACK_URL).catch((error: unknown) => {
      throw new Problem("E-NETWORK", reasonOf(error));
    })) as typeof Replays;
    this.#view.quiet = !!launch.journal;
    return replays.openPlayback(launch, {
      runtime: () => this.#runtime,
      texts: () => this.#texts,
      connection: this.#connection,
    });
  }

  /** Another window goes on, with what is kept; what is only in this page is sent from here. */
  #yield(): void {
    this.#view.settle();
    this.#view.stop();
    this.#yielded = true;
    this.#delivery?.flush();
  }

  async #start(lesson: Lesson, launch: AnyLaunch): Promise<void> {
    const { manifest } = lesson;
    if (launch.resume) {
      this.#view.plan = launch.plan;
      this.#delivery ??= await this.#openDelivery(launch);
    }
    this.#view.clear();
    this.#runtime = await this.#newRuntime(lesson, (problem) => void this.#trapped(problem));
    await this.#runtime.load(lesson.code, manifest.module, manifest.abi);
    await this.#delivery?.begin();
    const hashes = { runtime: manifest.runtime.wasm.sha256, module: manifest.code.sha256 };
    this.#runtime.launch({ program: this.#program, ...launch, manifest: lesson.build }, hashes);
    this.#replay?.begin();
    this.#view.begin({
      shown: liftPoster,
      seen: () => {
        if (manifest.assets) void import(ASSETS_URL).then(({ fetchAssets }: typeof Assets) => fetchAssets(lesson, () => this.#runtime), () => {});
        if (!launch.resume) return;
        this.#notebook ??= import(NOTEBOOK_URL).then(
          ({ openNotebook }: typeof Notebooks) => openNotebook(launch, manifest, this.#connection.post, this.#view, () => this.#runtime, () => this.#texts),
          () => undefined, // the lesson goes on without one
        );
      },
    });
    this.#connection.post({ type: "ready", module: manifest.module, version: manifest.version, abi: manifest.abi, hashes });
  }

  async #newRuntime({ factory, runtime: module }: Lesson, trapped: (problem: Problem) => void): Promise<Runtime> {
    const runtime: Runtime = await Runtime.start(factory, module, {
      patch: (patch) => this.#runtime === runtime && this.#view.patch(patch),
      effects: (effects) => {
        for (const effect of effects) {
          if (effect.type === "announce") this.#view.announce(effect.text);
          else {
            heard(effect);
            (this.#replay ?? this.#delivery)?.run(effect);
          }
        }
      },
      wake: () => this.#view.wake(),
      trapped: (problem) => this.#runtime === runtime && trapped(problem),
    });
    runtime.boot(this.#view.bootConfig(this.#locale, this.#texts));
    return runtime;
  }

  /** Language or colours changed: the lesson goes on in them. */
  #reboot(): void {
    try {
      this.#runtime?.boot(this.#view.bootConfig(this.#locale, this.#texts));
      this.#view.wake();
    } catch (error) {
      void this.#trapped(asProblem(error, "E-TRAP"));
    }
  }

  async #openDelivery(launch: Launch): Promise<Delivery> {
    const delivery = new Delivery({
      store: await this.#openStore(launch),
      attempt: launch.attempt,
      tell: (event) => {
        this.#runtime?.outbox(event);
        if (!this.#yielded || delivery.alone) return;
        this.#runtime = undefined;
        this.#view.bar.show(); // the other window knows
      },
      post: (message) => this.#connection.post(message),
      status: (word) => this.#view.bar.show(word),
      problem: (code, detail) => this.#remark(new Problem(code, detail)),
      elsewhere: () => this.#hold?.lose(),
    });
    await delivery.load();
    return delivery;
  }

  async #openStore(launch: Launch): Promise<ItemStore | undefined> {
    try {
      return await (await this.#store)(launch);
    } catch (error) {
      this.#remark(new Problem("E-STORAGE", reasonOf(error)));
    }
  }

  #heard(message: HostMessage): void {
    if (message.type === "launch") {
      this.#view.welcome(message.actor);
      this.#launched(message);
      if (!this.#lesson && !this.#asked) void speak(message.locale).then(relabelFaults);
    } else if (message.type === "delivered" || message.type === "undelivered") this.#delivery?.answered(message);
    else if (message.type === "locale") void this.#switchTo(message.locale);
    else if (message.type === "flush") this.#delivery?.flush();
    else if (message.type === "seek") this.#replay?.seek(message.event);
    else void this.#notebook?.then((notebook) => notebook?.noted(message));
  }

  async #switchTo(wanted: string): Promise<void> {
    this.#asked = wanted;
    if (!this.#lesson) return void speak(wanted).then(relabelFaults);
    const { manifest, base } = this.#lesson;
    const entry = entryOf(manifest, await this.#launch);
    const locale = matchLanguage(wanted, Object.keys(entry.locales));
    try {
      this.#texts = await fetchTexts(entry.locales[locale]!, base);
      this.#locale = locale;
    } catch (error) {
      this.#remark(asProblem(error, "E-NETWORK"));
    }
    await this.#relabel(entry);
    this.#reboot();
  }

  async #relabel({ title = {}, locales }: Entry): Promise<void> {
    document.documentElement.lang = this.#locale;
    document.documentElement.dir = directionOf(this.#locale);
    await Promise.all([speak(this.#locale), knowNumbers(this.#locale)]);
    relabelFaults();
    this.#view.relabel(title[this.#locale] ?? Object.values(title)[0] ?? "", this.#locale, Object.keys(locales));
    this.#replay?.relabel();
  }

  /** The instance is given up; what it had made is sent by a new one, which runs no lesson. */
  async #trapped(problem: Problem): Promise<void> {
    this.#view.stop();
    this.#tellHost(problem);
    await this.#drain();
    if (this.#yielded) return;
    await stopWith(problem);
    dropPoster();
    await this.run();
  }

  async #drain(): Promise<void> {
    this.#runtime = undefined;
    this.#view.stop();
    try {
      const launch = await this.#launch;
      if (!launch.resume) return;
      this.#delivery ??= await this.#openDelivery(launch);
      const giveUp = () => (this.#runtime = undefined); // The work stays in storage until the next visit.
      this.#runtime = await this.#newRuntime(this.#lesson!, giveUp);
      await this.#delivery.begin();
    } catch {
      this.#runtime = undefined;
    }
  }

  #remark(problem: Problem): void {
    void note(problem);
    this.#tellHost(problem);
  }

  #tellHost({ code, detail }: Problem): void {
    this.#connection?.post({ type: "error", code, message: [t(`error.${code}`), detail].filter(Boolean).join(" · ") });
  }
}

posterWords("");
void speak(navigator.language).then(() => posterWords(document.title));
const address = parent === window ? undefined : parseFragment(location.hash);
if (address) void new Player(address).run();
else void stopWith(new Problem("E-ALONE"));
