/** An activity that is tried before anybody was given it, or practised after it was handed in: says so on the screen; what the lesson wants kept or sent goes nowhere. */

import type { PreviewLaunch } from "../protocol/protocol.ts";
import { byId, h, words } from "./dom.ts";
import type { Aside } from "./playback.ts";
import type { Effect, Runtime } from "./runtime.ts";

const said: Record<string, string> = {
  en: "Preview · nothing is kept or reported",
  es: "Vista previa · no se guarda ni se envía nada",
  fr: "Aperçu · rien n’est gardé ni envoyé",
  zh: "预览 · 不会保存或上报任何内容",
  ar: "معاينة · لا يُحفظ شيء ولا يُرسل",
};

const saidAgain: typeof said = {
  en: "Practice · nothing is kept, and your score stays as it is",
  es: "Práctica · no se guarda nada y tu puntuación no cambia",
  fr: "Entraînement · rien n’est gardé et ton score ne change pas",
  zh: "练习 · 不会保存任何内容，你的得分保持不变",
  ar: "تدريب · لا يُحفظ شيء وتبقى نتيجتك كما هي",
};

export class Preview implements Aside {
  readonly #runtime: () => Runtime | undefined;
  /** Of an activity that the lesson's files don't know. */
  readonly #texts: { [language: string]: { title?: string } } | undefined;
  readonly #note = h("p", { id: "preview" });
  readonly #said: typeof said;

  constructor(launch: PreviewLaunch, runtime: () => Runtime | undefined) {
    this.#runtime = runtime;
    this.#said = launch.again ? saidAgain : said;
    if (launch.again) this.#note.className = "again";
    this.#texts = launch.program === undefined ? undefined : textsOf(launch.program);
    byId("app").before(this.#note);
    this.relabel();
  }

  begin(): void {}
  seek(): void {}

  /** The runtime hears at once that all is stored and delivered, so that it holds nothing. */
  run(effect: Effect): void {
    const runtime = this.#runtime();
    if (effect.type === "store") runtime?.outbox({ type: "stored", ids: effect.items.map(({ id }) => id) });
    else if (effect.type === "deliver") runtime?.outbox({ type: "delivered", batch: effect.batch, acknowledged: effect.ids, refused: [] });
  }

  relabel(): void {
    const { lang } = document.documentElement;
    words(this.#note, this.#said[lang.split("-")[0]!] ?? this.#said.en);
    if (!this.#texts) return;
    document.title = this.#texts[lang]?.title ?? Object.values(this.#texts)[0]?.title ?? "";
    words(byId("title"), document.title);
  }
}

/** What is wrong with a program the runtime says. */
function textsOf(program: string): { [language: string]: { title?: string } } {
  try {
    return (JSON.parse(program) as { texts?: object }).texts as { [language: string]: { title?: string } } ?? {};
  } catch {
    return {};
  }
}
