/** The lesson as students will have it, in the real player. */

import { h } from "../player/dom.ts";
import "../host/skua-player.ts";
import type { SkuaPlayer } from "../host/skua-player.ts";
import type { Activity } from "./activity.ts";
import { withoutBefore } from "./before.ts";
import { t } from "./language.ts";

/** No lesson of a site has this id: the preview's texts are its own. */
const previewId = "preview";

export interface PreviewWanted {
  activity: Activity;
  folder: URL;
  locale: string;
  /** Id of a stage. */
  from: string;
}

export class Preview {
  readonly element = h("div", { class: "preview-box" });
  readonly #note = h("p", { class: "preview-note" });
  #player: SkuaPlayer | undefined;
  #shown = "";

  constructor() {
    this.element.append(this.#note);
  }

  /** Starts the lesson anew where something of it is different. */
  show({ activity, folder, locale, from }: PreviewWanted, again = false): void {
    const program = JSON.stringify({ ...withoutBefore(activity), id: previewId });
    const shown = JSON.stringify([program, folder.href, locale, from]);
    if (shown === this.#shown && !again) return;
    this.#shown = shown;
    this.#player?.remove();
    const player = (this.#player = h("skua-player", { src: folder.href, title: t("preview.preview"), locale }));
    player.launch = {
      attempt: crypto.randomUUID?.() ?? "00000000-0000-4000-8000-000000000000", actor: "preview", activity: previewId, seed: crypto.getRandomValues(new Uint32Array(1))[0]!, mode: "preview", locale, program, from,
    };
    this.element.append(player);
  }

  /** Why there is none, or that it shows what was before. */
  say(text: string): void {
    this.#note.textContent = text;
    this.#note.hidden = text === "";
  }
}
