/** For the teacher: a lesson of the site as a student meets it (`?module=…&activity=…`). It is no attempt: nothing is kept or reported. */
import type { SkuaPlayer } from "../host/skua-player.ts";
import { me, Problem } from "./api.ts";
import type { Person } from "./api.ts";
import { h } from "./dom.ts";
import { language, localised, onLanguage, t } from "./language.ts";
import { lessons } from "./lessons-api.ts";
import type { ShippedLesson } from "./lessons-api.ts";
import { fail, main, show } from "./page.ts";

const asked = new URLSearchParams(location.search);

function embed({ src, activity }: ShippedLesson, title: string): SkuaPlayer {
  const player = document.createElement("skua-player");
  player.title = title;
  player.setAttribute("src", src);
  player.setAttribute("locale", language());
  player.launch = { attempt: crypto.randomUUID(), actor: "preview", activity, seed: crypto.getRandomValues(new Uint32Array(1))[0]!, mode: "preview", locale: language() };
  onLanguage(() => player.setAttribute("locale", language()));
  return player;
}

async function load(): Promise<void> {
  let teacher: Person | undefined;
  try {
    if (!customElements.get("skua-player")) throw new Problem("E-SCHOOL", "/host/skua-host.js could not be loaded");
    const person = (teacher = await me());
    const lesson = (await lessons()).shipped.find(({ module, activity }) => module === asked.get("module") && activity === asked.get("activity"));
    if (!lesson) throw new Problem("E-NO-LESSON", "the site has no such lesson");
    main.replaceChildren(embed(lesson, localised(lesson.title)));
    show({ title: "lesson.page", person, render: () => (document.title = `${localised(lesson.title)} · ${t("brand")}`) });
  } catch (problem) {
    fail(problem, () => location.reload(), teacher);
  }
}

show({ title: "lesson.page", render: () => main.replaceChildren(h("p", { class: "wait", role: "status" }, t("lesson.loading"))) });
void load();
