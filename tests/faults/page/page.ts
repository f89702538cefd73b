/** A page with the lesson and the page around it: the player's and the host's own parts, put together as they do it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Delivery as HostDelivery } from "../../../web/host/delivery.ts";
import { httpTransport } from "../../../web/host/http-transport.ts";
import { Token } from "../../../web/host/token.ts";
import { now } from "../../../web/player/clock.ts";
import { Delivery } from "../../../web/player/delivery.ts";
import type { Input, Node } from "../../../web/player/nodes.ts";
import { Runtime, type Effect, type RuntimeFactory } from "../../../web/player/runtime.ts";
import type { HostMessage, Item, Launch, PlayerMessage } from "../../../web/protocol/protocol.ts";
import type { Device } from "./device.ts";
import { as, type Owner, type Time } from "./time.ts";

export interface Lesson {
  factory: RuntimeFactory;
  runtime: WebAssembly.Module;
  code: WebAssembly.Module;
  name: string;
  abi: number;
  activity: string;
  program: string;
  strings: Record<string, string>;
}

/** An activity in JSON of the module whose files are in `folder`. */
export async function openLesson(folder: string, activity: string, script: (path: string) => RuntimeFactory): Promise<Lesson> {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const { file, locales } = manifest.activities.find(({ id }: { id: string }) => id === activity);
  const bytes = ({ url }: { url: string }) => readFileSync(join(folder, url));
  return {
    factory: script(join(folder, manifest.runtime.js.url)),
    runtime: await WebAssembly.compile(bytes(manifest.runtime.wasm)),
    code: await WebAssembly.compile(bytes(manifest.code)),
    name: manifest.module,
    abi: manifest.abi,
    activity,
    program: bytes(file).toString(),
    strings: JSON.parse(bytes(locales.en).toString()),
  };
}

/** The world as pages see it. */
export interface Around {
  time: Time;
  device: Device;
  lesson: Lesson;
  below(count: number): number;
  online(): boolean;
  fetch(owner: Owner, init: RequestInit): Promise<Response>;
  launch(): Launch;
  note(line: string): void;
  readonly attempt: string;
}

/** The tab: lives longer than the pages that load in its iframe. */
export class Tab implements Owner {
  alive = true;
  readonly around: Around;
  readonly #delivery: HostDelivery;

  constructor(around: Around) {
    this.around = around;
    this.#delivery = as(this, () => {
      const surroundings = { fetch: (_: string, init: RequestInit) => around.fetch(this, init), online: around.online, now: () => Date.now(), patienceMs: 30_000 };
      const transport = httpTransport("http://school/items", new Token({ ask: async () => undefined }), surroundings);
      return new HostDelivery({ transport: () => transport, stored: () => {}, fault: () => {} });
    });
  }

  heard(message: PlayerMessage, page: Page): void {
    if (message.type !== "deliver") return;
    as(this, () => this.#delivery.deliver(message.batch, message.items, (answer) => this.reply(page, answer)));
  }

  reply(page: Page, answer: HostMessage): void {
    const text = JSON.stringify(answer);
    this.around.time.after(this.around.below(5), () => page.heard(JSON.parse(text)), page);
  }

  /** The page goes. */
  leave(): void {
    as(this, () => this.#delivery.leave());
    this.alive = false;
  }
}

export class Page implements Owner {
  alive = true;
  /** Another page has the attempt; this one only sends what it alone has. */
  gone = false;
  word = "";
  /** What the student reads. */
  read = "";
  readonly nodes = new Map<string, Node>();
  /** Made here or loaded, and not acknowledged. */
  readonly made = new Map<string, Item>();
  readonly reports: string[] = [];
  readonly listeners = new Map<string, () => void>();
  /** It works without what is on disk. */
  blind = false;
  readonly #tab: Tab;
  readonly #around: Around;
  #runtime: Runtime | undefined;
  #delivery: Delivery | undefined;
  #frame = 0;
  #launched = false;

  constructor(tab: Tab, readonly number: number) {
    this.#tab = tab;
    this.#around = tab.around;
  }

  get runs(): boolean {
    return !!this.#runtime && !this.gone;
  }
  /** It sends what it has. */
  get sends(): boolean {
    return !!this.#runtime;
  }
  get keepsNothing(): boolean {
    return this.blind || this.reports.some((report) => report.startsWith("E-STORAGE"));
  }
  /** What it holds of the attempt. */
  get own(): Item[] {
    return [...this.made.values()].filter(({ attempt }) => attempt === this.#around.attempt);
  }

  open(): void {
    as(this, () => void this.#open());
  }

  async #open(): Promise<void> {
    const { attempt, device, lesson, time } = this.#around;
    const store = await device.open(this, attempt).catch(() => undefined);
    this.blind = !store;
    const delivery = (this.#delivery = new Delivery({
      attempt,
      store,
      tell: (event) => {
        if (!this.alive) return;
        this.#runtime?.outbox(event);
        this.#wake();
        if (this.gone && !delivery.alone) this.#runtime = undefined;
      },
      post: (message) => this.#post(message),
      status: (word) => {
        this.read = word;
        this.#around.note(`page ${this.number}: "${word}"`);
      },
      problem: (code, detail) => this.#report(`${code} ${detail}`),
      elsewhere: () => this.yield(),
    }));
    await this.#delivery.load();
    this.blind ||= this.keepsNothing;
    this.#runtime = await this.#start();
    await this.#runtime.load(lesson.code, lesson.name, lesson.abi);
    time.busy--;
    if (!this.alive) return;
    await this.#delivery.begin();
    const launch = await this.#launch();
    try {
      this.#runtime?.launch({ ...launch, program: lesson.program }, { runtime: "", module: "" });
      this.#launched = true;
    } catch (error) {
      this.#report(`launch: ${error}`);
    }
    this.#draw();
  }

  async #start(): Promise<Runtime> {
    const { lesson, time } = this.#around;
    time.busy++;
    const runtime: Runtime = await Runtime.start(lesson.factory, lesson.runtime, {
      patch: ({ removed = [], nodes = [] }) => {
        for (const id of removed) this.nodes.delete(id);
        for (const node of nodes) this.nodes.set(node.id, node);
      },
      effects: (effects) => {
        if (this.#runtime && this.#runtime !== runtime) return;
        for (const effect of effects) this.#effect(effect);
      },
      wake: () => this.#wake(),
      trapped: (problem) => this.#report(`trap: ${problem}`),
    });
    runtime.boot({ locale: "en", strings: lesson.strings, numbers: { decimal: ".", group: ",", minimumGroupingDigits: 1 }, theme: "light", reducedMotion: true, now: now() });
    return runtime;
  }

  /** The runtime dies; a new one, which runs no lesson, delivers what there is. */
  trap(): void {
    as(this, async () => {
      if (!this.runs || !this.#launched) return;
      this.#launched = false;
      this.#runtime = undefined;
      this.nodes.clear();
      this.#runtime = await this.#start();
      this.#around.time.busy--;
      await this.#delivery?.begin();
    });
  }

  /** The host asks the school until it has an answer. */
  #launch(): Promise<Launch> {
    return new Promise((resolve) => {
      const ask = () => (this.#around.online() ? resolve(this.#around.launch()) : setTimeout(ask, 1000));
      setTimeout(ask, this.#around.below(200));
    });
  }

  #report(line: string): void {
    this.reports.push(line);
    this.#around.note(`page ${this.number}: ${line}`);
  }

  #effect(effect: Effect): void {
    if (!this.alive) return;
    if (effect.type === "announce") return;
    if (effect.type === "store") for (const item of effect.items) this.made.set(item.id, item);
    if (effect.type === "delete") for (const id of effect.ids) this.made.delete(id);
    this.#delivery!.run(effect);
  }

  #post(message: PlayerMessage): boolean {
    if (message.type === "status") this.word = message.word;
    const text = JSON.stringify(message);
    this.#around.time.after(this.#around.below(5), () => this.#tab.heard(JSON.parse(text), this), this.#tab);
    return true;
  }

  heard(message: HostMessage): void {
    if (message.type === "delivered" || message.type === "undelivered") this.#delivery?.answered(message);
  }

  #wake(wait = 16): void {
    const mine = ++this.#frame;
    this.#around.time.after(wait, () => mine === this.#frame && this.#draw(), this);
  }

  #draw(): void {
    if (!this.#runtime || this.gone) return;
    const wait = this.#runtime.frame(now());
    if (wait >= 0) this.#wake(Math.max(wait, 200));
  }

  /** The student does something that can be done. */
  act(input: Input): void {
    as(this, () => {
      this.#runtime?.input(input);
      this.#draw();
    });
  }

  hide(): void {
    as(this, () => {
      this.#draw();
      this.#delivery?.flush();
    });
  }

  yield(): void {
    if (this.gone) return;
    this.#around.note(`page ${this.number}: goes on elsewhere`);
    as(this, () => {
      this.#draw();
      this.gone = true;
      this.#delivery?.flush();
    });
  }
}
