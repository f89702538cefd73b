/** Reads the task aloud, sentence by sentence, with the sentence lit: by a voice of the device, so that nothing leaves it. */

import { attr, byId, drawing, h, words } from "../dom.ts";

/** One sentence, where it stands. */
export interface Sentence {
  text: string;
  range: Range;
}

/** A voice of the device that speaks the language; the default one first. */
export function voiceFor(language: string, voices: SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
  const wanted = language.toLowerCase();
  // Some systems write "en_US".
  const speaks = (tag: string) => tag.toLowerCase().replace("_", "-");
  const local = voices.filter((voice) => voice.localService && speaks(voice.lang).split("-")[0] === wanted.split("-")[0]);
  const best = (voice: SpeechSynthesisVoice) => (speaks(voice.lang) === wanted ? 2 : 0) + (voice.default ? 1 : 0);
  return local.sort((a, b) => best(b) - best(a))[0];
}

const speaker = "M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11";

const blocks = "h1, h2, h3, h4, p, li, legend, label, button, summary, figcaption, th, td, caption";

/** The sentences of a text and where each begins. */
export function sentencesOf(text: string, language: string): { at: number; text: string }[] {
  const cut = typeof Intl.Segmenter === "function" ? [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)] : [{ segment: text, index: 0 }];
  return cut.filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment)).map(({ segment, index }) => ({ at: index, text: segment }));
}

function isSeen(el: Element): boolean {
  if (!el.checkVisibility?.()) return false;
  for (let at: Element | null = el; at; at = at.parentElement) {
    const { opacity, clipPath } = getComputedStyle(at);
    if (opacity === "0" || clipPath.startsWith("inset(50%")) return false;
  }
  return true;
}

/** All that is to be read below an element, in its order. A block inside another is read once. */
export function sentencesIn(root: Element, language: string, seen = isSeen): Sentence[] {
  const found: Sentence[] = [];
  for (const block of root.querySelectorAll(blocks)) {
    if (block.querySelector(blocks) || !seen(block)) continue;
    const walker = document.createTreeWalker(block, 4 /* text */);
    const nodes: { node: Text; at: number }[] = [];
    let text = "";
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      nodes.push({ node, at: text.length });
      text += node.data;
    }
    for (const sentence of sentencesOf(text, language)) {
      const range = document.createRange();
      const place = (at: number) => nodes.findLast((one) => one.at <= at)!;
      const end = sentence.at + sentence.text.trimEnd().length;
      const [first, last] = [place(sentence.at), place(end - 1)];
      range.setStart(first.node, sentence.at - first.at);
      range.setEnd(last.node, end - last.at);
      found.push({ text: sentence.text.trim(), range });
    }
  }
  return found;
}

const highlight = "skua-aloud";

/** The button in the bar; it is there while the device has a voice for the language. */
export class ReadAloud {
  readonly #label = h("span", { class: "words" });
  readonly #button = h("button", { type: "button", id: "aloud", "aria-pressed": "false" }, drawing(speaker), this.#label);
  #utterance: SpeechSynthesisUtterance | undefined;
  #say: { read: string; stop: string } = { read: "", stop: "" };

  constructor() {
    if (!("speechSynthesis" in globalThis)) return;
    this.#button.addEventListener("click", () => (this.#utterance ? this.stop() : this.#read()));
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.stop());
    addEventListener("pagehide", () => this.stop());
    speechSynthesis.addEventListener?.("voiceschanged", () => this.#offer());
    // Other words stand there now.
    new MutationObserver(() => this.#offer()).observe(document.documentElement, { attributeFilter: ["lang"] });
    byId("tools").insertBefore(this.#button, byId("text").nextSibling);
    this.#offer();
  }

  relabel(say: { read: string; stop: string }): void {
    this.#say = say;
    this.#show();
  }

  stop(): void {
    if (!this.#utterance) return;
    this.#utterance = undefined;
    speechSynthesis.cancel();
    light(undefined);
    this.#show();
  }

  #voice(): SpeechSynthesisVoice | undefined {
    return voiceFor(document.documentElement.lang, speechSynthesis.getVoices());
  }

  #offer(): void {
    this.stop();
    this.#button.hidden = !this.#voice();
  }

  #show(): void {
    const text = this.#utterance ? this.#say.stop : this.#say.read;
    words(this.#label, text);
    attr(this.#button, "title", text);
    attr(this.#button, "aria-pressed", String(!!this.#utterance));
  }

  /** The task, and in text view also what is on the stage; from the selection on, where there is one. */
  #read(): void {
    const { lang } = document.documentElement;
    const roots = [byId("n-panel"), ...(byId("app").dataset.view === "text" ? [byId("scene")] : [])];
    const sentences = roots.flatMap((root) => sentencesIn(root, lang));
    const selection = getSelection();
    const chosen = selection && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
    const from = chosen ? sentences.findIndex(({ range }) => chosen.compareBoundaryPoints(Range.START_TO_END, range) > 0 && chosen.compareBoundaryPoints(Range.END_TO_START, range) < 0) : 0;
    this.#speak(sentences, Math.max(0, from));
  }

  #speak(sentences: Sentence[], index: number): void {
    const sentence = sentences[index];
    const voice = this.#voice();
    // What the lesson has taken away meanwhile is not read.
    if (!sentence || !voice) return this.stop();
    if (!sentence.range.startContainer.isConnected || sentence.range.collapsed) return this.#speak(sentences, index + 1);
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    const next = () => this.#utterance === utterance && this.#speak(sentences, index + 1);
    utterance.addEventListener("end", next);
    utterance.addEventListener("error", () => this.#utterance === utterance && this.stop());
    this.#utterance = utterance;
    this.#show();
    light(sentence.range);
    speechSynthesis.speak(utterance);
  }
}

function light(range: Range | undefined): void {
  if (typeof Highlight === "function") {
    if (range) CSS.highlights.set(highlight, new Highlight(range));
    else CSS.highlights.delete(highlight);
  }
  if (!range) return;
  const el = range.startContainer.parentElement!;
  const box = range.getBoundingClientRect();
  const scroller = el.closest("#task, #scene")?.getBoundingClientRect();
  if (scroller && (box.top < scroller.top || box.bottom > scroller.bottom)) el.scrollIntoView({ block: "center" });
}
