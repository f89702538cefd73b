/**
 * `<skua-player>`: a Skua lesson in your page.
 *
 * Importing this module defines the element. See README.md for how to embed a lesson in ten lines.
 * @packageDocumentation
 */
import type {
  EventItem, HostMessage, Item, Launch, NotebookEntry, PlayerMessage, PositionMessage, PreviewLaunch, ReadyMessage, ReplayLaunch, Resume, Score,
  StatusWord,
} from "../protocol/protocol.ts";
import { launchFault } from "../protocol/read.ts";
import { Connection } from "./connection.ts";
import { Delivery, Undelivered } from "./delivery.ts";
import type { Transport, TransportOptions } from "./delivery.ts";
import { Base, define, faultLine, shadowOf, silenceMs, takeUp } from "./framed.ts";
import { answerTo, frameUrl, newNonce } from "./handshake.ts";
import { httpTransport } from "./http-transport.ts";
import { fieldOf, freshToken, otherAttempt, textFault, told } from "./launch.ts";
import type { PageLaunch } from "./launch.ts";
import { OpenNotebook } from "./notebook.ts";
import { advance, afterCheckpoint } from "./resume.ts";
import { Token } from "./token.ts";
import { wordsFor } from "./words.ts";
import type { FaultCode } from "./words.ts";

export { planAfter } from "../protocol/plan.ts";
export type { NamedChoice } from "../protocol/plan.ts";
export { Undelivered };
export type { PageLaunch, Transport, TransportOptions };
export type * from "../protocol/protocol.ts";

/** What happens in a lesson, by the name of the DOM event; each is a `CustomEvent` that bubbles. */
export interface SkuaPlayerEvents {
  /** The lesson runs and can be used. */
  "skua-ready": CustomEvent<Omit<ReadyMessage, "type">>;
  /** The student did something worth reporting. Each event once per page view, as it leaves the lesson: not yet stored. */
  "skua-event": CustomEvent<EventItem>;
  /** Score or completion changed. For display; what counts is what your server has stored. */
  "skua-progress": CustomEvent<{ score: Score; completed: boolean }>;
  /** The activity was completed, just now or (where it had not been stored yet) on an earlier visit. */
  "skua-completed": CustomEvent<{ id: string; attempt: string; time: string; score: Score }>;
  /**
   * Where the attempt stands, in at most 3,500 characters; only if the launch asked with `keep: "checkpoint"`. Store the
   * newest, and give it back as `resume.checkpoint` at the next visit.
   */
  "skua-checkpoint": CustomEvent<{ attempt: string; text: string }>;
  /**
   * The student put something into the notebook, or changed it; only if the launch has a `notebook`. Store it under its id,
   * the highest `revision` over a lower one, then say so with {@link SkuaPlayer.noted}. It comes again until then.
   */
  "skua-note": CustomEvent<{ entry: NotebookEntry }>;
  /** The student took an entry out. Store that as the `revision` of this id, then say so in the same way. */
  "skua-note-removed": CustomEvent<{ id: string; revision: number }>;
  /** Where the student's work is. The lesson shows it too. */
  "skua-status": CustomEvent<{ word: StatusWord }>;
  /** A replay stands elsewhere (milliseconds), or plays or not; `event` is the last one that has happened, -1 none. */
  "skua-position": CustomEvent<Omit<PositionMessage, "type">>;
  /**
   * Something is wrong. `message` is for the student, `detail` for you. Where `source` is "host" and the lesson can't
   * start, the element shows the message; `preventDefault()` if you show it yourself. The player shows its own.
   */
  "skua-error": CustomEvent<{ source: "host" | "player"; code: string; message: string; detail?: string }>;
}

/** How long a page that loaded again waits for batches under way, so that it goes on from behind them. */
const settleMs = 3_000;
/** How long a lesson that said hello waits for its launch, and a launch for its `src`, before the page is told. */
const launchPatienceMs = 15_000;
const srcPatienceMs = 1_000;

/**
 * A lesson, in an iframe of its own, connected to this page.
 *
 * Attributes:
 * - `src`: the lesson's folder, `https://…/lessons/antarctica/<version>/`. Changing it starts over.
 * - `activity`: id of the activity, unless `launch` names it.
 * - `locale`: language, such as `en` or `es`; can be changed while the lesson runs. Without it `launch.locale` counts.
 * - `title`: name of the lesson for those who can't see it; without it a general one.
 * - `endpoint`: address of your server that takes what the student did; see the README. Or set `transport`.
 *
 * @example
 * ```html
 * <skua-player src="https://lessons.example/lessons/antarctica/0123456789abcdef/" endpoint="/attempts/42/items"></skua-player>
 * ```
 */
export class SkuaPlayer extends Base {
  static readonly observedAttributes = ["src", "locale", "title"];

  #launch: PageLaunch | undefined;
  #transport: Transport | undefined;
  #relaunch: (() => Promise<PageLaunch>) | undefined;
  #visit: Visit | undefined;
  #last: Visit | undefined;
  #srcless: ReturnType<typeof setTimeout> | undefined;

  /** The attempt to start or to go on with. It comes from your server. Another attempt starts over. */
  get launch(): PageLaunch | undefined {
    return this.#launch;
  }
  set launch(launch: PageLaunch | undefined) {
    const other = (["attempt", "mode", "journal", "program", "from"] as const).some((name) => fieldOf(this.#launch, name) !== fieldOf(launch, name));
    this.#launch = launch;
    if (!this.#visit) this.#wait();
    else if (!this.#visit.launched) this.#visit.launchNow();
    else if (other) this.#restart();
    else this.#visit.renewed(launch);
  }

  /** Brings what the student did to your server. Counts before the attribute `endpoint`. */
  get transport(): Transport | undefined {
    return this.#transport;
  }
  set transport(transport: Transport | undefined) {
    this.#transport = transport;
  }

  /**
   * Asked for a fresh launch of the same attempt when the page inside the iframe loads again (it also does when the
   * element is moved), and when the token is too old. Optional: without it, or when it fails, the lesson goes on from what was stored during this page view, and
   * an old token counts as signed out. A launch of another attempt is refused.
   */
  get relaunch(): (() => Promise<PageLaunch>) | undefined {
    return this.#relaunch;
  }
  set relaunch(relaunch: (() => Promise<PageLaunch>) | undefined) {
    this.#relaunch = relaunch;
  }

  /**
   * Asks the lesson to deliver what it holds, before you take it away.
   * @param patienceMs How long to wait at most.
   * @returns Whether everything is with the school. If not it is sent on the next visit.
   */
  async flush(patienceMs = 2_000): Promise<boolean> {
    const work = fieldOf(this.#launch, "resume") !== undefined;
    return this.#visit?.launched && work ? this.#visit.flush(patienceMs) : true;
  }

  /**
   * In a replay (`launch.mode` is "replay"): goes to the moment of an event of the attempt and stays there. Asked for
   * before the lesson is ready, it goes there as soon as it is. A lesson that is no replay ignores it.
   * @param event The event's number in the attempt, counted from 0.
   */
  seek(event: number): void {
    this.#visit?.seek(event);
  }

  /**
   * Says that this version of an entry of the notebook, or its removal, is stored for good; or, with a word for why
   * (`full`, `too-large` or your own), that it never will be. The lesson then stops saying it.
   * @param id Of the entry.
   * @param revision The one that was stored.
   */
  noted(id: string, revision: number, refused?: string): void {
    this.#visit?.noted(id, revision, refused);
  }

  /** @internal */
  connectedCallback(): void {
    takeUp(this, ["launch", "transport", "relaunch"]);
    this.#restart();
  }

  /** @internal */
  disconnectedCallback(): void {
    this.#stop();
  }

  /** @internal */
  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    if (name === "src") this.#restart();
    else this.#visit?.renamed(name === "locale");
  }

  #stop(): void {
    clearTimeout(this.#srcless);
    this.#visit?.end();
    this.#last = this.#visit ?? this.#last;
    this.#visit = undefined;
  }

  #restart(): void {
    this.#stop();
    if (!this.isConnected) return;
    if (this.getAttribute("src")) this.#begin();
    else this.#wait();
  }

  /** Pages may set `launch` before `src`; one that sets no `src` at all is told. */
  #wait(): void {
    clearTimeout(this.#srcless);
    if (this.isConnected && this.#launch !== undefined) this.#srcless = setTimeout(() => this.#begin(), srcPatienceMs);
  }

  #begin(): void {
    this.#visit = new Visit(this, this.#last);
    this.#last = undefined;
  }
}

/** One iframe from its creation to its removal. */
class Visit {
  readonly #element: SkuaPlayer;
  readonly #root: ShadowRoot;
  readonly #frame = document.createElement("iframe");
  readonly #nonce = newNonce();
  readonly #over = new AbortController();
  readonly #delivery: Delivery;
  readonly #connection: Connection;
  readonly #seen = new Set<string>();
  #origin = "";
  #silence: ReturnType<typeof setTimeout> | undefined;
  /** A page of this iframe was launched and spoke: the next one that says hello has loaded again. */
  #spoke = false;
  #resume: Resume | undefined;
  #notebook: OpenNotebook | undefined;
  /** Where a replay was last asked to go; a page that loads again goes there again. */
  #sought: number | undefined;
  #ready = false;
  #attempt = "";
  /** The page's own launch, as it was taken up. */
  #given: PageLaunch | undefined;
  /** The visit before this one, until the lesson of this one speaks. */
  #before: Visit | undefined;
  readonly #token = new Token({ ask: () => freshToken(this.#element.relaunch?.(), this.#attempt) });
  #answerTo = "";
  #notice: { code: FaultCode; line: HTMLElement } | undefined;
  /** The launch that was found wrong, and why: of each the page is told once. */
  #unfit: { launch: PageLaunch | undefined; fault: string } | undefined;
  #unlaunched: ReturnType<typeof setTimeout> | undefined;
  /** The page was told which attempt it is about. */
  launched = false;

  constructor(element: SkuaPlayer, before: Visit | undefined) {
    this.#element = element;
    this.#before = before;
    this.#root = shadowOf(element, "20rem");
    this.#delivery = new Delivery({
      transport: () => element.transport ?? this.#http(),
      stored: (items) => this.#stored(items),
      fault: (detail) => this.#fault("E-TRANSPORT", detail),
    });
    this.#connection = new Connection({
      nonce: this.#nonce,
      connect: (message, port) => this.#frame.contentWindow?.postMessage(message, this.#answerTo, [port]),
      launch: () => this.#launch(),
      unfit: (fault) => {
        this.launched = false;
        this.#refuse(fault);
      },
      heard: (message, reply) => this.#heard(message, reply),
    });
    this.#open();
  }

  #open(): void {
    const src = this.#element.getAttribute("src");
    const url = src ? frameUrl(src, document.baseURI, this.#nonce, location.origin) : undefined;
    if (!url) {
      this.#fault("E-SRC", src ? `src="${src}" is not the address of a lesson` : "there is a launch, and no src");
      return;
    }
    this.#origin = url.origin;
    const { signal } = this.#over;
    addEventListener("message", (event) => this.#knock(event), { signal });
    addEventListener("pagehide", () => this.#delivery.leave(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.#connection.post({ type: "flush" }), { signal });
    this.#silence = setTimeout(() => this.#fault("E-SILENT", `no hello from ${url.origin} yet`), silenceMs);
    this.#frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-downloads");
    this.#frame.allow = "fullscreen";
    this.#frame.src = url.href;
    this.renamed(false);
    this.#root.replaceChildren(this.#frame);
  }

  end(): void {
    // The page may follow at once; what is sent twice is stored once.
    this.#delivery.leave();
    this.#over.abort();
    clearTimeout(this.#silence);
    clearTimeout(this.#unlaunched);
    this.#connection.close();
    this.#root.replaceChildren();
  }

  launchNow(): void {
    this.#connection.launchNow();
  }

  /** The page set a launch of the same attempt: it may bring a new token. */
  renewed(launch: PageLaunch | undefined): void {
    this.#token.value = fieldOf(launch, "token") ?? this.#token.value;
  }

  renamed(tell: boolean): void {
    const locale = this.#locale;
    this.#frame.title = this.#element.title || wordsFor(locale).lesson;
    if (tell && locale) this.#connection.post({ type: "locale", locale });
  }

  seek(event: number): void {
    this.#sought = event;
    if (this.#ready) this.#connection.post({ type: "seek", event });
  }

  noted(id: string, revision: number, refused: string | undefined): void {
    if (!refused) this.#notebook?.stored(id, revision);
    this.#connection.post({ type: "noted", id, revision, ...(refused && { refused }) });
  }

  flush(patienceMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(false), patienceMs);
      const listen = (event: SkuaPlayerEvents["skua-status"]): void => {
        if (event.detail.word === "saved") done(true);
      };
      const done = (saved: boolean): void => {
        clearTimeout(timer);
        this.#element.removeEventListener("skua-status", listen as EventListener);
        resolve(saved);
      };
      this.#element.addEventListener("skua-status", listen as EventListener);
      this.#connection.post({ type: "flush" });
    });
  }

  get #locale(): string | undefined {
    return this.#element.getAttribute("locale") || this.#element.launch?.locale;
  }

  #http(): Transport | undefined {
    const endpoint = this.#element.getAttribute("endpoint");
    return endpoint ? httpTransport(new URL(endpoint, document.baseURI).href, this.#token) : undefined;
  }

  #knock(event: MessageEvent): void {
    const expected = { source: this.#frame.contentWindow, origin: this.#origin, nonce: this.#nonce };
    const greeting = answerTo(event, expected);
    if (!greeting) return;
    this.#answerTo = greeting.target;
    clearTimeout(this.#silence);
    this.#clear("E-SILENT");
    this.#ready = false;
    clearTimeout(this.#unlaunched);
    if (this.#element.launch === undefined)
      this.#unlaunched = setTimeout(() => this.#fault("E-UNLAUNCHED", "the lesson waits for `launch`, which was not set yet"), launchPatienceMs);
    this.#connection.greet(greeting.protocol);
  }

  async #launch(): Promise<Launch | ReplayLaunch | PreviewLaunch | undefined> {
    const again = await this.#takeOver();
    const fresh = again ? await this.#element.relaunch?.().catch(() => undefined) : undefined;
    const given = fresh ?? this.#element.launch;
    if (given === undefined) return undefined;
    clearTimeout(this.#unlaunched);
    if (typeof given !== "object" || given === null) {
      this.#refuse("launch: must be an object");
      return undefined;
    }
    const resume = fresh || !this.#resume ? fieldOf(given, "resume") : this.#resume;
    const newer = fresh || this.#given !== this.#element.launch ? undefined : this.#notebook?.now;
    const launch = told(given, given.activity ?? this.#element.getAttribute("activity"), this.#locale ?? "en", resume, newer);
    const fault = fresh && fresh.attempt !== this.#attempt ? otherAttempt : (textFault(given, launch) ?? launchFault(launch));
    if (fault) {
      this.#refuse(`launch.${fault}`);
      return undefined;
    }
    this.#given = this.#element.launch;
    this.#attempt = (launch as Launch).attempt;
    this.#resume = resume;
    const { notebook } = launch as Launch;
    this.#notebook = notebook && new OpenNotebook(notebook);
    if (fresh || !this.#token.value) this.renewed(given);
    this.#clear("E-LAUNCH", "E-UNLAUNCHED");
    this.#unfit = undefined;
    this.launched = true;
    return launch as Launch | ReplayLaunch | PreviewLaunch;
  }

  /** Whether this attempt ran in this page before: in this iframe, or in the one before the element was moved. */
  async #takeOver(): Promise<boolean> {
    const from = this.#spoke ? this : this.#before;
    if (!from || !from.#attempt || from.#attempt !== this.#element.launch?.attempt) return false;
    await Promise.race([from.#delivery.idle(), new Promise((resolve) => setTimeout(resolve, settleMs))]);
    this.#attempt = from.#attempt;
    if (from.#given === this.#element.launch) {
      this.#resume = from.#resume;
      this.#notebook = from.#notebook;
      this.#given = from.#given;
      this.#token.value ??= from.#token.value;
    }
    return true;
  }

  #stored(items: Item[]): void {
    if (this.#resume) this.#resume = advance(this.#resume, items);
  }

  #heard(message: PlayerMessage, reply: (answer: HostMessage) => void): void {
    this.#spoke = true;
    this.#before = undefined;
    switch (message.type) {
      case "ready": {
        const { type: _, ...detail } = message;
        this.#ready = true;
        if (this.#sought !== undefined) reply({ type: "seek", event: this.#sought });
        return void this.#tell("skua-ready", detail);
      }
      case "deliver":
        message.items.forEach((item) => this.#pass(item));
        return this.#delivery.deliver(message.batch, message.items, reply);
      case "progress":
        return void this.#tell("skua-progress", { score: message.score, completed: message.completed });
      case "checkpoint":
        if (this.#resume) this.#resume = afterCheckpoint(this.#resume, message.text);
        return void this.#tell("skua-checkpoint", { attempt: this.#attempt, text: message.text });
      case "position": {
        const { type: _, ...detail } = message;
        return void this.#tell("skua-position", detail);
      }
      case "note":
        this.#notebook?.hear(message);
        return void this.#tell("skua-note", { entry: message.entry });
      case "remove":
        this.#notebook?.hear(message);
        return void this.#tell("skua-note-removed", { id: message.id, revision: message.revision });
      case "status":
        return void this.#tell("skua-status", { word: message.word });
      case "error":
        return void this.#tell("skua-error", { source: "player", code: message.code, message: message.message });
    }
  }

  #pass(item: Item): void {
    if (item.kind !== "event" || this.#seen.has(item.id)) return;
    this.#seen.add(item.id);
    this.#tell("skua-event", item);
    const { id, attempt, time, body } = item;
    if (body.type === "completed") this.#tell("skua-completed", { id, attempt, time, score: body.score });
  }

  /** The page may ask for it again, and hello be said twice: what is wrong with one launch is told once. */
  #refuse(fault: string): void {
    const { launch } = this.#element;
    if (this.#unfit?.launch === launch && this.#unfit?.fault === fault) return;
    this.#unfit = { launch, fault };
    this.#fault("E-LAUNCH", fault);
  }

  /** What was told is mended. A fault of another kind stays to be read. */
  #clear(...codes: FaultCode[]): void {
    if (this.#notice && codes.includes(this.#notice.code)) this.#notice.line.remove();
  }

  #fault(code: FaultCode, detail: string): void {
    const message = wordsFor(this.#locale || document.documentElement.lang).faults[code];
    const shown = this.#tell("skua-error", { source: "host", code, message, detail });
    if (!shown || code === "E-TRANSPORT") return;
    this.#notice?.line.remove();
    const line = faultLine(message, code);
    this.#notice = { code, line };
    this.#root.append(line);
  }

  #tell<Name extends keyof SkuaPlayerEvents>(name: Name, detail: SkuaPlayerEvents[Name]["detail"]): boolean {
    return this.#element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "skua-player": SkuaPlayer;
  }
  interface HTMLElementEventMap extends SkuaPlayerEvents {}
}

define("skua-player", SkuaPlayer);
