/** The student's settings, and what the lesson is made of. A script of its own: beside the first picture, or when something was chosen earlier. */

import { openDialog } from "../dialog.ts";
import { attr, h, words } from "../dom.ts";
import type { t as translate } from "../messages.ts";
import { prefer, readPreferences, type Preferences } from "../preferences.ts";
import en from "./locales/en.json" with { type: "json" };
import { families, fetchFont, hasOwnLooks, wear, watchDevice } from "./looks.ts";
import { PauseMotion } from "./pause_motion.ts";
import { ReadAloud } from "./read_aloud.ts";
import { chordOf, chordWords, keysOf, listenForShortcuts, objection, partNames, type Part } from "./shortcuts.ts";

export { looks } from "./looks.ts";

/** Addresses relative to this script; the build puts them in. */
declare const SETTINGS_CSS_URL: string;
declare const SETTINGS_TEXTS: { at: string; languages: string[] };
declare const NOTICES_URL: string;

type Key = keyof typeof en;
type Say = (key: Key, values?: Record<string, string>) => string;

export interface LessonFacts {
  title: string;
  module: string;
  version: string;
  build: string;
}

/** Puts on what was chosen on earlier visits, or set on the device: whether there was something. `changed`: the stage is to be drawn anew. */
export async function begin(changed: () => void): Promise<boolean> {
  const link = h("link", { rel: "stylesheet", href: here(SETTINGS_CSS_URL) });
  const styled = new Promise((resolve) => (link.onload = link.onerror = resolve));
  document.head.append(link);
  watchDevice(changed);
  listenForShortcuts();
  aloud = new ReadAloud();
  pause = new PauseMotion((change) => choose(change, changed));
  await Promise.all([styled, wear()]);
  return hasOwnLooks();
}

let aloud: ReadAloud | undefined;
let pause: PauseMotion | undefined;

function choose(change: Preferences, changed: () => void): void {
  prefer(change);
  pause?.show();
  void wear().then(changed);
}

/** What stands in the bar, in another language. */
export async function relabel(language: string): Promise<void> {
  const say = await wordsIn(language);
  aloud?.relabel({ read: say("aloud.read"), stop: say("aloud.stop") });
  pause?.relabel(say("motion.pause"));
}

/** `language`: one that the player speaks. */
export async function open(facts: LessonFacts, t: typeof translate, language: string, changed: () => void): Promise<void> {
  const say = await wordsIn(language);
  const wanted = (change: Preferences) => choose(change, changed);
  const now = readPreferences();
  const parts = [
    choice(say("colors"), now.theme, [[undefined, say("device")], ["light", say("colors.light")], ["dark", say("colors.dark")], ["contrast", say("colors.contrast")]], (theme) => wanted({ theme })),
    choice(say("size"), now.size, [[undefined, percent(100, language)], [125, percent(125, language)], [150, percent(150, language)], [200, percent(200, language)]], (size) => wanted({ size })),
    choice(say("font"), now.font, [[undefined, say("device")], ["atkinson", families.atkinson], ["dyslexic", families.dyslexic]], (font) => wanted({ font })),
    choice(say("spacing"), now.spacing, [[undefined, say("spacing.normal")], ["wide", say("spacing.wide")]], (spacing) => wanted({ spacing })),
    choice(say("motion"), now.motion, [[undefined, say("device")], ["none", say("motion.none")]], (motion) => wanted({ motion })),
    shortcuts(say, t),
    about(say, facts, t),
  ];
  openDialog(t("bar.settings"), parts, say("close"), { look: "settings" });
  // Each font's name stands in its own letters.
  for (const family of Object.values(families)) fetchFont(family).catch(() => {});
}

const here = (url: string) => new URL(url, import.meta.url).href;

const percent = (value: number, language: string) => new Intl.NumberFormat(language, { style: "percent" }).format(value / 100);

async function wordsIn(language: string): Promise<Say> {
  let texts: Record<Key, string> = en;
  try {
    const { at, languages } = SETTINGS_TEXTS;
    if (languages.includes(language)) texts = (await (await fetch(here(`${at}${language}.json`))).json()) as typeof texts;
  } catch {
    // English is better than nothing.
  }
  return (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

let groups = 0;

function choice<T extends string | number | boolean | undefined>(legend: string, now: T, options: [T, string][], choose: (value: T) => void): HTMLElement {
  const name = `settings-${++groups}`;
  const tiles = options.map(([value, label]) => {
    const radio = h("input", { type: "radio", name });
    radio.checked = value === now;
    radio.addEventListener("change", () => choose(value));
    return h("label", { class: "tile", "data-value": value }, radio, h("span", {}, label));
  });
  return h("fieldset", { class: "choice" }, h("legend", {}, legend), h("div", { class: "tiles" }, ...tiles));
}

function shortcuts(say: Say, t: typeof translate): HTMLElement {
  const where = h("p", { class: "description" }, say("shortcuts.where"));
  const list = h("ul", { class: "keys" }, ...partNames.map((part) => shortcut(part, say, t)));
  const on = readPreferences().shortcuts !== false;
  list.hidden = where.hidden = !on;
  // These belong to the plot's own slider, with shortcuts or without.
  const plot = h("p", { class: "description" }, `${say("shortcuts.plot")} ${t("plot.keys")}`);
  const toggle = choice(say("shortcuts.use"), on, [[true, say("on")], [false, say("off")]], (use) => {
    prefer({ shortcuts: use ? {} : false });
    list.hidden = where.hidden = !use;
    list.replaceChildren(...partNames.map((part) => shortcut(part, say, t)));
  });
  return h("details", {}, h("summary", {}, say("shortcuts")), toggle, where, list, plot);
}

/** A row: what it does, its keys, and a button after which the next keys are the new ones. */
function shortcut(part: Part, say: Say, t: typeof translate): HTMLElement {
  const name = part === "task" || part === "stage" || part === "notebook" ? say(`shortcuts.${part}`) : part === "motion" ? say("motion.pause") : t(`bar.${part}`);
  const keys = h("kbd", {}, chordWords(keysOf(part)));
  const button = h("button", { type: "button", "aria-label": say("shortcuts.change.of", { name }) }, say("shortcuts.change"));
  const told = h("p", { class: "told", role: "status" });
  const wait = (waiting: boolean) => {
    attr(button, "data-waiting", waiting);
    button[waiting ? "addEventListener" : "removeEventListener"]("keydown", press as EventListener);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") {
      wait(false);
      words(told);
      return;
    }
    const chord = chordOf(event);
    if (!chord) return;
    const why = objection(chord, part);
    if (why) return words(told, say(why, { keys: chordWords(chord) }));
    prefer({ shortcuts: { ...(readPreferences().shortcuts || {}), [part]: chord } });
    words(keys, chordWords(chord));
    words(told, say("shortcuts.changed", { keys: chordWords(chord) }));
    wait(false);
  };
  button.addEventListener("click", () => {
    wait(true);
    words(told, say("shortcuts.press"));
  });
  button.addEventListener("blur", () => {
    if (!button.dataset.waiting && button.dataset.waiting !== "") return;
    wait(false);
    words(told);
  });
  return h("li", {}, h("span", {}, name), keys, button, told);
}

function about(say: Say, facts: LessonFacts, t: typeof translate): HTMLElement {
  const notices = h("pre", { class: "notices", tabindex: "0" });
  const details = h(
    "details",
    {},
    h("summary", {}, say("about")),
    h("p", {}, say("about.version", { ...facts })),
    h("h3", { id: "notices-title" }, say("about.licences")),
    notices,
  );
  attr(notices, "aria-labelledby", "notices-title");
  attr(notices, "role", "region");
  details.addEventListener("toggle", () => {
    if (notices.textContent) return;
    fetch(here(NOTICES_URL))
      .then((response) => response.text())
      .then((text) => words(notices, text))
      .catch(() => words(notices, t("error.E-NETWORK")));
  });
  return details;
}
