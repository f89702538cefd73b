/** The outcome as a page. */

import { h, icon, type Icon } from "../player/dom.ts";
import { deedOf, playbackWords } from "../player/playback_words.ts";
import type { LessonEvent } from "../protocol/protocol.ts";
import { clock, outcomes } from "./evidence.ts";
import { language, t } from "./language.ts";
import { lacksKeys, type Divergence, type ItemResult, type Outcome, type Verdict } from "./verify.ts";
import { sayProblem, type TextKey } from "./words.ts";

type Look = "right" | "wrong" | "unclear";
const signs: Record<Look, Icon> = { right: "check", wrong: "warning", unclear: "info" };

/** "age_at_depth": what the lesson's author called it, made readable. */
const readable = (id: string): string => (id.charAt(0).toUpperCase() + id.slice(1)).replaceAll("_", " ");

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function points(verdict: Verdict, label: string): HTMLElement {
  const { score, completed } = verdict;
  const state = h("p", { class: "score-state" }, t(completed ? "result.completed" : "result.unfinished"));
  if (lacksKeys(verdict) && score.max === 0) return h("div", { class: "score" }, h("p", { class: "score-label" }, label), h("p", { class: "score-words" }, t("result.by-school")), state);
  const bar = h("div", { class: "score-bar" }, h("span"));
  (bar.firstElementChild as HTMLElement).style.inlineSize = `${Math.round(Math.min(1, Math.max(0, score.scaled)) * 100)}%`;
  return h("div", { class: "score" },
    h("p", { class: "score-label" }, label),
    h("p", { class: "score-value" }, t("result.of", { raw: score.raw, max: score.max })),
    bar,
    state);
}

function banner(look: Look, title: string, words: string[], more: HTMLElement[]): HTMLElement {
  return h("section", { class: `card banner ${look}`, "aria-labelledby": "verdict" },
    h("span", { class: "sign" }, icon(signs[look])),
    h("div", { class: "banner-words" },
      h("h2", { id: "verdict", tabindex: "-1" }, title),
      ...words.map((text) => h("p", {}, text))),
    ...more);
}

function card(title: TextKey, ...children: HTMLElement[]): HTMLElement {
  return h("section", { class: "card" }, h("h3", {}, t(title)), ...children);
}

function value(label: TextKey, what: unknown, name: string): HTMLElement {
  return h("div", { class: `value ${name}` }, h("p", { class: "label" }, t(label)), h("p", { class: "code" }, shown(what)));
}

function where({ kind, tick, command, field, recorded, replayed, message }: Divergence): HTMLElement {
  const at = command
    ? t("where.command", { time: clock(tick), number: command.number + 1, name: readable(command.name) })
    : t("where.time", { time: clock(tick) });
  const both = h("div", { class: "both" });
  if (recorded !== undefined) both.append(value("where.recorded", recorded, "recorded"));
  if (replayed !== undefined) both.append(value("where.replayed", replayed, "replayed"));
  const details = h("details", {}, h("summary", {}, t("where.detail")), h("p", { class: "code", lang: "en" }, message));
  return card("where.title",
    h("p", { class: "lead" }, at),
    h("p", {}, t(`where.${kind}.kind`)),
    ...(field === undefined ? [] : [h("p", {}, t("pair", { name: t("where.field"), value: "" }), h("span", { class: "code" }, field))]),
    ...(both.childElementCount ? [both] : []),
    details);
}

const cell = (label: TextKey, text: string, name = ""): HTMLElement => h("td", { role: "cell", class: name, "data-label": t(label) }, text);

/** The roles hold where a narrow page lays rows out one under the other. */
function table(heads: TextKey[], numbers: (column: number) => boolean, rows: HTMLElement[]): HTMLElement {
  const row = h("tr", { role: "row" }, ...heads.map((key, i) => h("th", { scope: "col", role: "columnheader", class: numbers(i) ? "number" : "" }, t(key))));
  return h("table", { role: "table" }, h("thead", { role: "rowgroup" }, row), h("tbody", { role: "rowgroup" }, ...rows));
}

function itemRow({ id, tries, hints, points: earned, done, response, unmarked, unscored }: ItemResult): HTMLElement {
  const state = unmarked && response !== undefined ? "items.unmarked" : done ? "items.done" : "items.open";
  const number = (of: number) => new Intl.NumberFormat(`${language}-u-nu-latn`, { maximumFractionDigits: 2 }).format(of);
  return h("tr", { role: "row" },
    h("th", { scope: "row", role: "rowheader" }, readable(id)),
    cell("items.tries", number(tries), "number"),
    cell("items.hints", number(hints), "number"),
    cell("items.points", unmarked || unscored ? "–" : number(earned), "number"),
    cell("items.state", t(state)));
}

const items = (of: ItemResult[]): HTMLElement =>
  card("items.title", table(["items.item", "items.tries", "items.hints", "items.points", "items.state"], (i) => i > 0 && i < 4, of.map(itemRow)));

function eventRow(event: LessonEvent): HTMLElement {
  const outcome = cell("evidence.outcome", "");
  // Each by itself: names and numbers keep their order beside Arabic words.
  outcomes(language, event).forEach((words, i) => outcome.append(...(i ? [" · "] : []), h("bdi", {}, words)));
  return h("tr", { role: "row" },
    h("th", { scope: "row", role: "rowheader" }, deedOf(event, playbackWords(language), {}, `${language}-u-nu-latn`)),
    outcome,
    cell("evidence.time", clock(event.tick), "number"));
}

function evidence(events: LessonEvent[], { ok, left_out }: Verdict): HTMLElement {
  return h("details", { class: "card evidence" },
    h("summary", {}, `${t("evidence.title")} · ${t("facts.events.value", { count: events.length })}`),
    h("p", {}, t(ok ? "evidence.say" : "evidence.not")),
    table(["evidence.event", "evidence.outcome", "evidence.time"], (i) => i === 2, events.map(eventRow)),
    ...(left_out ? [h("p", {}, t("evidence.more", { count: left_out }))] : []));
}

function facts(outcome: Outcome, ran: Ran): HTMLElement {
  const rows: [label: TextKey, text: string, code?: boolean][] = [];
  const { header } = outcome;
  if (header) {
    const { module, activity, mode } = header;
    rows.push(["facts.lesson", `${outcome.title?.[language] ?? outcome.title?.en ?? activity} (${module.name} ${module.version})`]);
    rows.push(["facts.mode", t(`facts.mode.${mode}`)]);
    rows.push(["facts.actor", header.actor, true], ["facts.attempt", header.attempt, true]);
  }
  if ("verdict" in outcome) {
    const { commands, events, tick, state, chain } = outcome.verdict;
    rows.push(["facts.steps", `${t("facts.steps.value", { count: commands })} · ${t("facts.events.value", { count: events })}`]);
    rows.push(["facts.time", clock(tick)], ["facts.state", state, true], ["facts.chain", chain, true]);
  }
  if (header) rows.push(["facts.build", header.manifest, true]);
  if ("verdict" in outcome) rows.push(["facts.engine", t("facts.engine.value", { engine: ran.engine, seconds: Math.max(0.01, ran.seconds) })]);
  const list = h("dl", {});
  for (const [label, text, code] of rows) list.append(h("div", {}, h("dt", {}, t(label)), h("dd", { class: code ? "code" : "" }, text)));
  return card("facts.title", list);
}

function meaning(): HTMLElement {
  return h("details", { class: "card means" }, h("summary", {}, t("means.title")), h("p", {}, t("means.holds")), h("p", {}, t("means.not")));
}

/** By which engine, and how long it took. */
export interface Ran {
  engine: string;
  seconds: number;
}

export function resultView(outcome: Outcome, ran: Ran): HTMLElement[] {
  if ("problem" in outcome) {
    const { what, advice } = sayProblem(language, outcome.problem);
    const about = outcome.header ? [facts(outcome, ran)] : [];
    return [banner("unclear", t("result.unchecked"), [what, advice], []), ...about];
  }
  const { verdict } = outcome;
  const unmarked = lacksKeys(verdict);
  const words = [t(verdict.ok ? "result.holds.say" : "result.not.say")];
  if (verdict.ok && unmarked) words.push(t("result.by-school.say"));
  if (verdict.ok && !verdict.closed) words.push(t("result.no-end"));
  if (verdict.torn) words.push(t("result.torn"));
  const score = points(verdict, t(verdict.ok ? "result.score" : "result.score.replayed"));
  return [
    banner(verdict.ok ? "right" : "wrong", t(!verdict.ok ? "result.not" : unmarked ? "result.steps-hold" : "result.holds"), words, [score]),
    ...(verdict.divergence ? [where(verdict.divergence)] : []),
    ...(verdict.items.length ? [items(verdict.items)] : []),
    ...(verdict.evidence ? [evidence(verdict.evidence, verdict)] : []),
    facts(outcome, ran),
    meaning(),
  ];
}
