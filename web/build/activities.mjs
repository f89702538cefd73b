/** Activities in JSON: modules/MODULE/activities/ID.json, each with all its texts. */
import { existsSync, readdirSync } from "node:fs";
import { join, parse } from "node:path";
import { BuildError, readJson } from "./error.mjs";
import { kPseudo, pseudoTexts } from "./pseudo.mjs";
import { compareTexts } from "./texts.mjs";

const kModes = ["practice", "assessment"];

/** Of each {manifest, told}, as `entryOf` makes them. `texts`: those of runtime and module, by language. */
export function activitiesOf(root, module, { texts, refer }) {
  const folder = `modules/${module}/activities`;
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).filter((name) => name.endsWith(".json")).sort().map((file) => {
    const path = `${folder}/${file}`;
    const source = readJson(root, join(root, path), "an activity");
    const wrong = (at, what) => {
      throw new BuildError(`${path}: ${at.startsWith("/texts/") ? `${at.slice(1).split("/").slice(0, 2).join(".")}: ` : ""}${what}`);
    };
    if (source.id !== parse(file).name) wrong("/id", `"id" must be "${parse(file).name}", as the file is called`);
    return entryOf(source, { module, texts, refer, wrong });
  });
}

/**
 * What the manifest says of an activity: {id, title, minutes, mode, file, locales}; and beside it, as `told`, what only schools are
 * told: {objectives: [{id, codes, title}], careers: [{id, title}], choices?: [{id, title}]}. `graded_by_school`: its items that the
 * school marks. `wrong` is told each fault as (JSON pointer, message).
 */
export function entryOf(source, { module, texts, refer, wrong }) {
  const { texts: own = {}, texts_before: _, ...activity } = source;
  const { id, minutes, mode = "practice", languages } = activity;
  if (!Number.isInteger(minutes) || minutes < 1) wrong("/minutes", '"minutes" must be a whole number');
  if (!kModes.includes(mode)) wrong("/mode", `"mode" must be one of ${kModes.join(", ")}`);
  if (!Array.isArray(languages) || !languages.length) wrong("/languages", '"languages" must list at least one, such as "en"');
  const [first] = languages;
  const locales = {};
  const title = {};
  for (const [i, tag] of languages.entries()) {
    if (!texts[tag]) {
      wrong(`/languages/${i}`, `the module has no texts in "${tag}"; it has ${Object.keys(texts).filter((name) => name !== kPseudo).join(", ")}`);
      continue;
    }
    const said = own[tag] ?? {};
    const at = (key) => `/texts/${tag}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    compareTexts({ texts: said, tag }, { texts: own[first] ?? {}, tag: first }, (key, what) => wrong(at(key), what));
    title[tag] = said.title ?? wrong(at("title"), 'there is no "title"');
    locales[tag] = refer(`${module}.${id}.${tag}.json`, JSON.stringify({ ...texts[tag], ...said }));
  }
  if (locales.en) locales[kPseudo] = refer(`${module}.${id}.${kPseudo}.json`, JSON.stringify(pseudoTexts({ ...texts.en, ...own.en })));
  const named = (kind, given) => Object.fromEntries(languages.flatMap((tag) => (own[tag]?.[`${kind}.${given}`] ? [[tag, own[tag][`${kind}.${given}`]]] : [])));
  const told = {
    objectives: (activity.objectives ?? []).map(({ id: objective, codes = [] }) => ({ id: objective, codes, title: named("objective", objective) })),
    careers: (activity.careers ?? []).map((career) => ({ id: career, title: named("career", career) })),
  };
  const choices = [...new Set((activity.stages ?? []).flatMap(({ next = [] }) => next.flatMap(({ choose }) => choose ?? [])))];
  if (choices.length) told.choices = choices.map((choice) => ({ id: choice, title: named("choose", choice) }));
  const graded = markedBySchool(activity);
  if (graded.length && mode !== "assessment") wrong("/mode", `the school marks ${graded.join(", ")}: that needs "mode": "assessment"`);
  const manifest = { id, title, minutes, mode, file: refer(`${module}.${id}.json`, JSON.stringify(activity)), locales };
  return { manifest, told, graded_by_school: graded };
}

/** Ids of the questions of an activity that the school marks by their keys, those of practices too. */
function markedBySchool({ stages }) {
  const questions = (stages ?? []).flatMap(({ tasks = [] }) => tasks).flatMap((task) => task.questions ?? [task]);
  return questions.filter(({ ask, marked_by }) => ask && marked_by === "school").map(({ ask }) => ask);
}
