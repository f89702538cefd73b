/** One schedule: a device, pages on it, a network, a school, and time. */
import type { Item, Launch } from "../../../web/protocol/protocol.ts";
import type { Node } from "../../../web/player/nodes.ts";
import { Device } from "./device.ts";
import { Page, Tab, type Around, type Lesson } from "./page.ts";
import { numbers } from "../../random.mjs";
import { keepings, servings, type Happening } from "./plan.ts";
import { same, School } from "./school.ts";
import { as, ownerNow, Time, type Owner } from "./time.ts";

export interface Verdict {
  trouble: string;
  trace: string[];
  presses: number;
  requests: number;
  pages: number;
  keepalives: number;
  doubles: number;
  forks: number;
  /** Schedules in which a page could not read what was kept. */
  contested: number;
}

const keepaliveBytes = 60_000;
const otherAttempt = "1f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";

class World implements Around {
  readonly time = new Time();
  readonly device: Device;
  readonly attempt = "0f8e2c54-6b1d-4a7e-9a55-1c3f7d2b9e10";
  readonly school = new School(this.attempt);
  readonly verdict: Verdict = { trouble: "", trace: [], presses: 0, requests: 0, pages: 0, keepalives: 0, doubles: 0, forks: 0, contested: 0 };
  #below = numbers(0);
  #network = true;
  /** What the browser says of it. */
  #said = true;
  #serving: (typeof servings)[number] = "well";
  #pages: Page[] = [];
  #tab: Tab | undefined;
  #diesIn = 0;
  /** Some work had two ends: where a page could not read what was kept, or two had the attempt. */
  #forked = false;
  /** When the school wants to hear of a page again, by the clock on the wall. */
  readonly #wishes = new Map<Owner, number>();
  readonly #began = this.time.now;
  readonly #listeners: { type: string; owner: Owner | undefined; act: () => void }[] = [];

  constructor(
    readonly lesson: Lesson,
    readonly seed: number,
    readonly tracing: boolean,
  ) {
    this.device = new Device(this.time, (count) => this.#below(count));
    this.time.install();
    const world = this;
    Object.defineProperty(globalThis, "navigator", { value: { get onLine() { return world.#said; } }, configurable: true });
    Object.assign(globalThis, {
      addEventListener: (type: string, act: () => void) => this.#listeners.push({ type, owner: ownerNow(), act }),
    });
  }

  // ---- what pages use
  below(count: number): number {
    return this.#below(count);
  }
  online(): boolean {
    return this.#network;
  }
  note(line: string): void {
    if (this.tracing) this.verdict.trace.push(`${((this.time.now - this.#began) / 1000).toFixed(3).padStart(9)} s  ${line}`);
  }
  launch(): Launch {
    return { attempt: this.attempt, actor: "ana", activity: this.lesson.activity, seed: 5, mode: "practice", locale: "en", resume: this.school.resume() } as Launch;
  }

  fetch(owner: Owner, init: RequestInit): Promise<Response> {
    const { items } = JSON.parse(String(init.body)) as { items: Item[] };
    this.verdict.requests++;
    const wished = this.#wishes.get(owner) ?? 0;
    this.#need(init.keepalive || this.time.now + this.time.wall >= wished, "sooner than Retry-After");
    if (init.keepalive) {
      this.verdict.keepalives++;
      this.#need(String(init.body).length <= keepaliveBytes, `a last request of ${String(init.body).length} bytes`);
    }
    this.note(`sends ${init.keepalive ? "at last " : ""}${items.map(nameOf).join(", ")}`);
    const sent = this.time.now;
    return new Promise((resolve, reject) => {
      init.signal?.addEventListener("abort", () => reject(new Error("aborted")));
      const tell = (act: () => void) => this.time.after(this.below(200), act, owner);
      if (!this.#network || this.below(100) < 8) {
        if (this.below(10) < 7) tell(() => reject(new Error("no network")));
        return;
      }
      const there = this.below(100) < 6 ? this.below(45_000) : this.below(250);
      const heard = this.below(100) >= 8;
      this.time.after(there, () => {
        const response = this.#serve(items);
        if (heard) {
          tell(() => {
            const wait = Number(response.headers.get("Retry-After") ?? 0) * 1000;
            if (wait && this.time.now - sent < 29_000) this.#wishes.set(owner, this.time.now + this.time.wall + wait);
            resolve(response);
          });
        }
      });
      if (this.below(100) < 6) this.time.after(there + this.below(70_000), () => void this.school.take(items));
    });
  }

  #serve(items: Item[]): Response {
    this.note(`school: ${this.#serving}`);
    const answer = (status: number, body: unknown = "", headers: Record<string, string> = {}) =>
      new Response(JSON.stringify(body), { status, headers });
    switch (this.#serving) {
      case "413": return items.length > 2 ? answer(413) : answer(200, this.school.take(items));
      case "429": return answer(429, "", { "Retry-After": String(this.below(60)) });
      case "503": return answer(503, "", this.below(2) ? { "Retry-After": String(this.below(60)) } : {});
      case "after all":
        this.school.take(items);
        return answer(500);
      case "well": return answer(200, this.school.take(items));
      default: return answer(Number(this.#serving));
    }
  }

  // ---- what happens
  get #page(): Page | undefined {
    return this.#pages.find((page) => page.alive && !page.gone);
  }

  #open(tab = new Tab(this)): void {
    this.#tab = tab;
    const page = new Page(tab, ++this.verdict.pages);
    this.note(`page ${page.number}: opens`);
    this.#pages.push(page);
    page.open();
  }

  #die(tabs = true): void {
    this.#diesIn = 0;
    this.#wishes.clear(); // who starts anew can't know them
    for (const page of this.#pages) page.alive = false;
    this.note("the page dies");
    this.#pages = [];
    if (tabs && this.#tab) this.#tab.alive = false;
  }

  #press(page: Page): void {
    const can = (node: Node) => !node.disabled && ["button", "choice", "slider", "number"].includes(node.role);
    const nodes = [...page.nodes.values()].filter(can);
    const node = nodes[this.below(nodes.length || 1)];
    if (!node) return;
    this.verdict.presses++;
    if (node.role === "choice") page.act({ node: node.id, type: "set", value: node.options[this.below(node.options.length)]!.value });
    else if (node.role === "slider") page.act({ node: node.id, type: "set", value: node.min + this.below(100) * ((node.max - node.min) / 100) });
    else if (node.role === "number") {
      page.act({ node: node.id, type: "set", value: String(this.below(3000)) });
      page.act({ node: node.id, type: "activate" });
    } else page.act({ node: node.id, type: "activate" });
  }

  async #happen({ what, amount }: Happening): Promise<void> {
    this.note(`-- ${what} ${amount}`);
    if (!this.#page) {
      if (this.#pages.length) this.#die();
      this.#open();
      await this.#pass(this.below(5) ? this.below(600) : this.below(5000));
    }
    const page = this.#page;
    if (!page) return;
    switch (what) {
      case "press":
        for (let left = amount % 25 ? 1 + (amount % 6) : 150; left > 0 && page.runs && page.alive; left--) {
          this.#press(page);
          await this.time.settle();
          this.#check();
          await this.#pass(this.below(2) || left > 6 ? 0 : this.below(300));
        }
        break;
      case "hide": page.hide(); break;
      case "crash": this.#diesIn = 1 + (amount % 8); break;
      case "trap":
        this.#wishes.clear();
        page.trap();
        await this.#pass(this.below(12_000));
        this.#die();
        break;
      case "reload": {
        const tab = this.#tab!;
        this.#die(false);
        this.#open(tab);
        break;
      }
      case "close":
        if (amount % 3) page.hide();
        this.#tab!.leave();
        this.#die();
        break;
      case "second":
        this.#forked = true;
        this.#open();
        this.time.after(this.below(60), () => page.alive && page.yield());
        break;
      case "network":
        this.#network = amount % 2 === 0;
        if (amount % 4 < 2) this.#say(this.#network);
        break;
      case "server": this.#serving = servings[amount % servings.length]!; break;
      case "storage": this.device.keeping = keepings[amount % keepings.length]!; break;
      case "evict": this.device.evict((item) => this.school.has(item)); break;
      case "clock":
        this.#wishes.clear(); // in other hours
        this.time.wall += (amount % 2 ? -1 : 1) * amount * 60_000;
        break;
    }
    await this.time.settle();
    this.#check();
  }

  #say(online: boolean): void {
    this.#said = online;
    for (const { type, owner, act } of this.#listeners) {
      if (type === (online ? "online" : "offline") && owner?.alive) as(owner, act);
    }
  }

  async #pass(ms: number): Promise<void> {
    await this.time.settle();
    const limit = this.time.now + ms;
    while (!this.verdict.trouble && (await this.time.step(limit))) {
      this.#check();
      if (this.#diesIn && !--this.#diesIn) this.#die();
    }
    this.time.now = Math.max(this.time.now, limit);
  }

  // ---- what must be true
  #need(holds: boolean, rule: string): void {
    if (holds || this.verdict.trouble) return;
    this.note(`BROKEN: ${rule}`);
    this.verdict.trouble = rule;
  }

  #check(): void {
    for (const page of this.#pages) {
      if (!page.alive) continue;
      // The work may have two ends from here on, and the school decides for the one that it gets first. The other is kept aside.
      if (page.blind) {
        this.#forked = true;
        this.verdict.contested = 1;
      }
      if (page.gone && !page.sends) continue;
      for (const report of page.reports) this.#need(!/^(launch|trap|E-REFUSED (gap|foreign))/.test(report), `page ${page.number}: ${report}`);
      const who = `page ${page.number} says "${page.read}"`;
      const taken = (item: Item) => this.school.has(item);
      const aside = (item: Item) => this.#isAside(item);
      if (page.read === "sending") this.#need(!page.keepsNothing || page.own.every(taken), `${who}, and it keeps nothing`);
      if (page.read === "refused") {
        this.#need(page.own.every((item) => taken(item) || aside(item) || this.device.askedAside.has(item.id)), `${who}, and something is not sent yet`);
        this.#need(this.device.askedAside.size > 0 || !page.own.every(taken), `${who}, and all of it was taken`);
      }
      for (const item of page.own) {
        if (page.word === "saved") this.#need(this.school.has(item), `page ${page.number} says "saved", and ${nameOf(item)} is not with the school`);
        if (page.read !== "kept") continue;
        const kept = this.device.onDisk(item) || this.school.has(item) || this.device.evicted.has(item.id);
        this.#need(kept, `page ${page.number} says "kept", and ${nameOf(item)} is only in the page`);
      }
    }
    this.#need(this.school.gaps === 0 || this.#forked || this.school.forks > 0, "something overtook what was made before it");
  }

  async #mend(): Promise<void> {
    this.note("-- all is well again");
    this.#below = numbers(this.seed);
    this.#network = true;
    this.#serving = "well";
    if (!this.#page) this.#open();
    await this.#pass(10_000);
    this.#say(true);
    await this.#pass(180_000);
    this.#checkTakenOver();
    const page = this.#page;
    if (page?.runs) this.#need(["saved", "refused"].includes(page.word), `after three minutes in which all went well the word is "${page.word}"`);
    this.#die();
    this.device.keeping = "well";
    for (let times = 0; times < 4 && !this.#page; times++) {
      if (this.#pages.length) this.#die();
      this.#open();
      await this.#pass(180_000); // also where two answers in a row are lost
    }
    this.#finish();
  }

  /** Pages that were taken over and are still open have sent what only they had. */
  #checkTakenOver(): void {
    for (const page of this.#pages.filter(({ alive, gone }) => alive && gone)) {
      this.#need(!page.sends, `page ${page.number} was taken over, and still has something to send`);
      // Where nothing is kept, work that nobody takes has no place: the student was told so twice.
      if (page.keepsNothing && page.reports.some((report) => report.startsWith("E-REFUSED fork"))) continue;
      for (const item of page.own) {
        const there = this.school.has(item) || this.device.onDisk(item) || this.device.evicted.has(item.id);
        this.#need(there || this.#isAside(item), `${nameOf(item)} was only in page ${page.number}, which was taken over, and is lost`);
      }
    }
  }

  #isAside(item: Item): boolean {
    return [...this.school.aside, ...this.device.aside].some((one) => one.id === item.id && same(one, item));
  }

  #finish(): void {
    const page = this.#page;
    this.#need(!!page?.runs, "the last page does not run");
    for (const item of this.device.persisted.values()) {
      const waits = item.attempt === otherAttempt && this.device.onDisk(item);
      this.#need(this.school.has(item) || this.#isAside(item) || waits, `${nameOf(item)} was on disk and is lost`);
    }
    const left = [...this.device.rows.values()].filter(({ attempt }) => attempt === this.attempt || this.school.takesOthers);
    this.#need(left.length === 0, `${left.map(nameOf).join(", ")} still on disk`);
    this.#need(page?.word === (this.device.aside.length ? "refused" : "saved"), `the last word is "${page?.word}"`);
  }

  /** From before, when the student was offline in another lesson. */
  #leaveOtherWork(): void {
    this.#below = numbers(this.seed * 1000);
    if (this.#below(100) >= 30) return;
    this.school.takesOthers = this.#below(100) < 30;
    const event = (n: number): Item => ({ id: `1f8e2c54-0000-4000-8000-${String(n).padStart(12, "0")}`, attempt: otherAttempt, kind: "event", time: "2026-03-01T09:41:07.250Z", body: { n, type: "started", tick: 0 } });
    this.device.put(Array.from({ length: 1 + this.#below(70) }, (_, n) => event(n)));
  }

  async run(plan: Happening[]): Promise<Verdict> {
    this.#leaveOtherWork();
    for (const happening of plan) {
      if (this.verdict.trouble) break;
      this.#below = numbers(this.seed * 1000 + happening.serial);
      await this.#happen(happening);
      await this.#pass(happening.pause);
    }
    if (!this.verdict.trouble) await this.#mend();
    this.#die();
    this.time.clear();
    Object.assign(this.verdict, { doubles: this.school.doubles, forks: this.school.forks });
    return this.verdict;
  }
}

function nameOf(item: Item): string {
  return item.kind === "event" ? `event ${item.body.n}` : `${item.kind} ${item.body.first}`;
}

export const runIn = (lesson: Lesson, seed: number, plan: Happening[], tracing = false): Promise<Verdict> => new World(lesson, seed, tracing).run(plan);
