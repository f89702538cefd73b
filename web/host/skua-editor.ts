/**
 * `<skua-editor>`: lets a teacher change a lesson, in your page.
 *
 * Importing this module defines the element. See README.md, "Let teachers change lessons".
 * @packageDocumentation
 */
import {
  readFromEditor, type ActivityFault, type EditedActivity, type FromEditor, type KeepReason, type OpenMessage, type RefuseReason, type ToEditor,
} from "../protocol/editor.ts";
import * as LIMITS from "../protocol/limits.ts";
import { jsonBytes } from "../protocol/read.ts";
import { Base, define, faultLine, shadowOf, silenceMs, takeUp } from "./framed.ts";
import { answerTo, frameUrl, newNonce } from "./handshake.ts";
import { editorWords, type EditorFault } from "./words.ts";

export type { ActivityFault, EditedActivity, KeepReason, RefuseReason };

/** What to reject with where a draft was not stored, or a lesson not published, for a cause that the teacher should know. */
export class NotKept extends Error {
  /** `cancelled` only of publishing: the teacher was asked something, and chose not to. */
  readonly reason: RefuseReason;
  constructor(reason: RefuseReason, detail = reason as string) {
    super(detail);
    this.reason = reason;
  }
}

/** Stores a draft in place of the one before; rejects with {@link NotKept} if it could not. */
export type Keep = (draft: EditedActivity) => Promise<unknown>;
/**
 * Publishes; resolves to what is wrong with it, if that keeps it from being published. Resolve to `"told"` where your page says itself that
 * it is published, and who has it now.
 */
export type Publish = (activity: EditedActivity) => Promise<ActivityFault[] | "told" | undefined | void>;

/** What happens in an editor, by the name of the DOM event; each is a `CustomEvent` that bubbles. */
export interface SkuaEditorEvents {
  /** It can be used. */
  "skua-editor-ready": CustomEvent<undefined>;
  /** The teacher is done, and everything is kept. Take the element away. */
  "skua-editor-close": CustomEvent<undefined>;
  /** The element shows `message`, unless you `preventDefault()`. */
  "skua-editor-error": CustomEvent<{ code: EditorFault; message: string; detail: string }>;
}

const protocol = 2;

/**
 * The activity editor, in an iframe of its own, connected to this page.
 *
 * Attributes:
 * - `src`: the editor's folder on the lesson server, `https://…/lessons/edit/`. Changing it starts over.
 * - `locale`: language of the editor's words; can be changed while it runs.
 * - `title`: name of the frame for those who can't see it.
 */
export class SkuaEditor extends Base {
  static readonly observedAttributes = ["src", "locale", "title"];

  #activity: Partial<EditedActivity> | undefined;
  #visit: EditorVisit | undefined;
  /** Where drafts go. Without it nothing is kept, and the teacher is told so. */
  keep: Keep | undefined;
  /** Called when the teacher publishes. */
  publish: Publish | undefined;

  /** What is edited; `{}` lets the teacher choose a lesson to copy. Setting it starts over. */
  get activity(): Partial<EditedActivity> | undefined {
    return this.#activity;
  }
  set activity(activity: Partial<EditedActivity> | undefined) {
    this.#activity = activity;
    if (this.#visit?.opened) this.#restart();
    else this.#visit?.open();
  }

  /**
   * Asks for what is not kept yet, before you take the editor away.
   * @param patienceMs How long to wait at most.
   * @returns Whether everything that was sent is kept.
   */
  async flush(patienceMs = 2_000): Promise<boolean> {
    return this.#visit ? this.#visit.flush(patienceMs) : true;
  }

  /** @internal */
  connectedCallback(): void {
    takeUp(this, ["keep", "publish", "activity"]);
    this.#restart();
  }
  /** @internal */
  disconnectedCallback(): void {
    this.#visit?.end();
    this.#visit = undefined;
  }
  /** @internal */
  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    if (name === "src") this.#restart();
    else this.#visit?.renamed(name === "locale");
  }

  #restart(): void {
    this.#visit?.end();
    this.#visit = this.isConnected && this.getAttribute("src") ? new EditorVisit(this) : undefined;
  }
}

/** One iframe from its creation to its removal. */
class EditorVisit {
  readonly #element: SkuaEditor;
  readonly #root: ShadowRoot;
  readonly #frame = document.createElement("iframe");
  readonly #nonce = newNonce();
  readonly #over = new AbortController();
  #origin = "";
  #answerTo = "";
  #port: MessagePort | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #notice: HTMLElement | undefined;
  /** The newest that the editor sent: a page that loads again goes on from it. */
  #newest: EditedActivity | undefined;
  /** Drafts are stored one after the other, so that an older one never comes last. */
  #storing: Promise<unknown> = Promise.resolve();
  #pending = 0;
  #failed = false;
  opened = false;

  constructor(element: SkuaEditor) {
    this.#element = element;
    this.#root = shadowOf(element, "30rem");
    const src = element.getAttribute("src")!;
    const url = frameUrl(src, document.baseURI, this.#nonce, location.origin);
    if (!url) {
      this.#fault("E-SRC", `src="${src}" is not the address of an editor`);
      return;
    }
    this.#origin = url.origin;
    addEventListener("message", (event) => this.#knock(event), { signal: this.#over.signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.#post({ type: "flush" }), { signal: this.#over.signal });
    this.#silence = setTimeout(() => this.#fault("E-SILENT", `no hello from ${url.origin} yet`), silenceMs);
    this.#frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-downloads allow-modals");
    this.#frame.src = url.href;
    this.renamed(false);
    this.#root.replaceChildren(this.#frame);
  }

  end(): void {
    this.#over.abort();
    clearTimeout(this.#silence);
    this.#port?.close();
    this.#root.replaceChildren();
  }

  renamed(tell: boolean): void {
    this.#frame.title = this.#element.title || editorWords(this.#locale).name;
    if (tell) this.#post({ type: "locale", locale: this.#locale });
  }

  get #locale(): string {
    return this.#element.getAttribute("locale") || document.documentElement.lang || "en";
  }

  #knock(event: MessageEvent): void {
    const greeting = answerTo(event, { source: this.#frame.contentWindow, origin: this.#origin, nonce: this.#nonce });
    if (!greeting || greeting.protocol !== protocol) return;
    clearTimeout(this.#silence);
    this.#notice?.remove();
    this.#answerTo = greeting.target;
    const { port1, port2 } = new MessageChannel();
    this.#port?.close();
    this.#port = port1;
    port1.onmessage = ({ data }) => {
      const message = jsonBytes(data) <= LIMITS.messageBytes ? readFromEditor(data) : undefined;
      if (message) this.#heard(message);
    };
    this.#frame.contentWindow?.postMessage({ type: "skua:connect", protocol, nonce: this.#nonce }, this.#answerTo, [port2]);
    this.open();
  }

  open(): void {
    const given = this.#newest ?? this.#element.activity;
    if (!this.#port || !given) return;
    this.opened = true;
    const { module, activity } = given;
    const message: OpenMessage = { type: "open", protocol, locale: this.#locale, ...(module !== undefined && { module }), ...(activity !== undefined && { activity }) };
    this.#post(message);
  }

  #post(message: ToEditor): void {
    this.#port?.postMessage(message);
  }

  #heard(message: FromEditor): void {
    switch (message.type) {
      case "ready": return void this.#tell("skua-editor-ready", undefined);
      case "draft": return this.#keep(message.draft, { module: message.module, activity: message.activity });
      case "publish": return void this.#publish(message.request, { module: message.module, activity: message.activity });
      case "close": return void this.#tell("skua-editor-close", undefined);
    }
  }

  #keep(draft: number, activity: EditedActivity): void {
    this.#newest = activity;
    this.#pending += 1;
    this.#storing = this.#storing.then(async () => {
      try {
        if (!this.#element.keep) throw new NotKept("server", "the element has no `keep`");
        await this.#element.keep(activity);
        this.#failed = false;
        this.#post({ type: "kept", draft });
      } catch (error) {
        this.#failed = true;
        this.#post({ type: "unkept", draft, reason: keepReasonOf(error) });
      }
      this.#pending -= 1;
    });
  }

  async #publish(request: number, activity: EditedActivity): Promise<void> {
    try {
      await this.#storing;
      if (!this.#element.publish) throw new NotKept("server", "the element has no `publish`");
      const faults = await this.#element.publish(activity);
      if (faults === "told") this.#post({ type: "published", request, told: true });
      else this.#post(faults?.length ? { type: "refused", request, faults } : { type: "published", request });
    } catch (error) {
      this.#post({ type: "refused", request, reason: reasonOf(error) });
    }
  }

  async flush(patienceMs: number): Promise<boolean> {
    const { promise: late, cancel } = after(patienceMs);
    this.#post({ type: "flush" });
    // What it was about to send has arrived when this turn of messages is over.
    const settled = new Promise((resolve) => setTimeout(resolve, Math.min(200, patienceMs))).then(() => this.#storing).then(() => this.#pending === 0 && !this.#failed);
    const kept = await Promise.race([settled, late.then(() => false)]);
    cancel();
    return kept;
  }

  #fault(code: EditorFault, detail: string): void {
    const message = editorWords(this.#locale).faults[code];
    if (!this.#tell("skua-editor-error", { code, message, detail })) return;
    this.#notice?.remove();
    this.#notice = faultLine(message, code);
    this.#root.append(this.#notice);
  }

  #tell<Name extends keyof SkuaEditorEvents>(name: Name, detail: SkuaEditorEvents[Name]["detail"]): boolean {
    return this.#element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}

function keepReasonOf(error: unknown): KeepReason {
  const reason = reasonOf(error);
  return reason === "cancelled" ? "server" : reason;
}

function reasonOf(error: unknown): RefuseReason {
  if (error instanceof NotKept) return error.reason;
  return navigator.onLine ? "server" : "offline";
}

function after(ms: number): { promise: Promise<void>; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout>;
  const promise = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  return { promise, cancel: () => clearTimeout(timer) };
}

declare global {
  interface HTMLElementTagNameMap {
    "skua-editor": SkuaEditor;
  }
  interface HTMLElementEventMap extends SkuaEditorEvents {}
}

define("skua-editor", SkuaEditor);
