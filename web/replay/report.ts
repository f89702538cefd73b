/** The outcome for whoever reads a terminal. */

import type { Divergence, Outcome, Verdict } from "./verify.ts";
import { clock, outcomes, partsOf } from "./evidence.ts";
import type { Header } from "./journal.ts";
import { say, sayProblem } from "./words.ts";

const two = (value: number): string => String(Math.round(value * 100) / 100);
const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** `numbers`: the columns that end at their right side. */
function table(rows: string[][], numbers: (column: number) => boolean): string[] {
  const widths = rows[0]!.map((_, column) => rows.reduce((most, row) => Math.max(most, row[column]!.length), 0));
  return rows.map((row) => `  ${row.map((cell, i) => (numbers(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join("  ")}`.trimEnd());
}

/** What a student typed must not move the terminal's cursor, nor turn the order of letters. */
const harmless = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (one) => `\\u{${one.codePointAt(0)!.toString(16)}}`);

const labelled = (label: string, text: string): string => `  ${label.padEnd(10)}${text}`;

function about({ module, activity, manifest, attempt, actor, seed, mode }: Header): string[] {
  return [
    labelled("lesson", `${module.name} ${module.version}, ${activity} (build ${manifest})`),
    labelled("attempt", `${attempt} of ${actor}, seed ${seed}, ${mode}`),
  ];
}

function standing(verdict: Verdict): string[] {
  const { raw, max, scaled } = verdict.score;
  const count = verdict.items.filter(({ unmarked }) => unmarked).length;
  const score = [
    ...(max > 0 || !count ? [`${two(raw)} of ${two(max)} (${two(scaled * 100)} %)`] : []),
    ...(count ? [`${plural(count, "item")} not marked: the school has the answers (--keys FILE)`] : []),
    verdict.completed ? "completed" : "not completed",
  ];
  return [
    labelled("score", score.join(", ")),
    labelled("replayed", `${plural(verdict.commands, "command")} in ${plural(verdict.blocks, "block")}, ${plural(verdict.events, "event")}, ${plural(verdict.tick, "tick")} (${two(verdict.tick / 60)} s)`),
    labelled("state", verdict.state),
    labelled("chain", verdict.chain),
  ];
}

function items({ items }: Verdict): string[] {
  if (!items.length) return [];
  const rows = items.map(({ id, tries, hints, points, done, response, unmarked, unscored }) => [
    id, String(tries), String(hints), unmarked || unscored ? "-" : two(points), unmarked && response !== undefined ? "not marked" : done ? "yes" : "no",
  ]);
  return ["", ...table([["item", "tries", "hints", "points", "done"], ...rows], (column) => column > 0)];
}

function evidence({ ok, evidence, left_out }: Verdict): string[] {
  if (!evidence) return [];
  const rows = evidence.map((event) => [clock(event.tick), String(event.tick), ...partsOf(event), outcomes("en", event).join(" · ")].map(harmless));
  return [
    "",
    `  ${say("en", "evidence.title")}`,
    `  ${say("en", ok ? "evidence.say" : "evidence.not")}`,
    "",
    ...table([["time", "tick", "event", "about", "given", "what came of it"], ...rows], (column) => column < 2),
    ...(left_out ? [`  ${say("en", "evidence.more", { count: left_out })}`] : []),
  ];
}

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function difference({ kind, tick, command, field, recorded, replayed, message }: Divergence): string[] {
  const place = command ? `command ${command.number} (${command.name}), tick ${tick}` : `tick ${tick}`;
  const lines = ["", `  The first difference: ${kind} at ${place}`, `    ${message}`];
  if (field !== undefined) lines.push(`    field      ${field}`);
  if (recorded !== undefined) lines.push(`    recorded   ${shown(recorded)}`);
  if (replayed !== undefined) lines.push(`    replayed   ${shown(replayed)}`);
  if (command) lines.push(`    The whole state as it is replayed there: skua state JOURNAL --after ${command.number + (kind === "command" ? 0 : 1)}`);
  return lines;
}

export function report(outcome: Outcome): string {
  const head = outcome.header ? about(outcome.header) : [];
  if ("problem" in outcome) {
    const { what, advice } = sayProblem("en", outcome.problem);
    return [`Not checked. ${what}`, advice, ...(head.length ? ["", ...head] : [])].join("\n");
  }
  const { verdict } = outcome;
  const held = verdict.closed ? "Reproduced: everything that was recorded came out again." : "Reproduced as far as the file goes: it has no closing record, so the attempt goes on, or the file was cut short.";
  return [
    verdict.ok ? held : "Not reproduced: the replay leaves what was recorded.",
    ...(verdict.torn ? ["The last line was not written to its end; it was left out."] : []),
    ...(verdict.checkpoint ? ["It goes on from a checkpoint that was believed: what came before was not checked."] : []),
    ...(verdict.divergence ? difference(verdict.divergence) : []),
    "",
    ...head,
    ...standing(verdict),
    ...items(verdict),
    ...evidence(verdict),
  ].join("\n");
}
