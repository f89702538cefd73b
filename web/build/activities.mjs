/** Activities in JSON: modules/MODULE/activities/ID.json, each with all its texts. */
import { existsSync, readdirSync } from "node:fs";
import { join, parse } from "node:path";
import { BuildError, readJson } from "./error.mjs";
import { kPseudo, pseudoTexts } from "./pseudo.mjs";

const kModes = ["practice", "assessment"];

/**
 * What the manifest says of each: {id, title, minutes, mode, file, locales}, and beside it, as `told`, what only schools are
 * told: {objectives: [{id, codes, title}], careers: [{id, title}], choices?: [{id, title}]}. `graded_by_school`: its items that the
 * school marks. `texts`: those of runtime and module, by language;
 * `compare` holds a text against that of the first language.
 */
export function activitiesOf(root, module, { texts, refer, compare }) {
  const folder = `modules/${module}/activities`;
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).filter((name) => name.endsWith(".json")).sort().map((file) => {
    const path = `${folder}/${file}`;
    const { texts: own, ...activity } = readJson(root, join(root, path), "an activity");
    const { id, minutes, mode = "practice", languages } = activity;
    const wrong = (what) => {
      throw new BuildError(`${path}: ${what}`);
    };
    if (id !== parse(file).name) wrong(`"id" must be "${parse(file).name}", as the file is called`);
    if (!Number.isInteger(minutes) || minutes < 1) wrong('"minutes" must be a whole number');
    if (!kModes.includes(mode)) wrong(`"mode" must be one of ${kModes.join(", ")}`);
    if (!Array.isArray(languages) || !languages.length) wrong('"languages" must list at least one, such as "en"');
    const [first] = languages;
    const locales = {};
    const title = {};
    for (const tag of languages) {
      if (!texts[tag]) wrong(`the module has no texts in "${tag}"; it has ${Object.keys(texts).join(", ")}`);
      const said = own?.[tag] ?? {};
      for (const key of Object.keys({ ...own?.[first], ...said })) compare(`${path}: texts.${tag}`, key, said[key], tag, own?.[first]?.[key], first);
      title[tag] = said.title ?? wrong(`texts.${tag} has no "title"`);
      locales[tag] = refer(`${module}.${id}.${tag}.json`, JSON.stringify({ ...texts[tag], ...said }));
    }
    if (locales.en) locales[kPseudo] = refer(`${module}.${id}.${kPseudo}.json`, JSON.stringify(pseudoTexts({ ...texts.en, ...own.en })));
    const named = (kind, given) => Object.fromEntries(languages.flatMap((tag) => (own[tag][`${kind}.${given}`] ? [[tag, own[tag][`${kind}.${given}`]]] : [])));
    const told = {
      objectives: (activity.objectives ?? []).map(({ id: objective, codes = [] }) => ({ id: objective, codes, title: named("objective", objective) })),
      careers: (activity.careers ?? []).map((career) => ({ id: career, title: named("career", career) })),
    };
    const choices = [...new Set((activity.stages ?? []).flatMap(({ next = [] }) => next.flatMap(({ choose }) => choose ?? [])))];
    if (choices.length) told.choices = choices.map((choice) => ({ id: choice, title: named("choose", choice) }));
    const manifest = { id, title, minutes, mode, file: refer(`${module}.${id}.json`, JSON.stringify(activity)), locales };
    const graded = markedBySchool(activity);
    if (graded.length && mode !== "assessment") wrong(`the school marks ${graded.join(", ")}: that needs "mode": "assessment"`);
    return { manifest, told, graded_by_school: graded };
  });
}

/** Ids of the questions of an activity that the school marks by their keys, those of practices too. */
function markedBySchool({ stages }) {
  const questions = (stages ?? []).flatMap(({ tasks = [] }) => tasks).flatMap((task) => task.questions ?? [task]);
  return questions.filter(({ ask, marked_by }) => ask && marked_by === "school").map(({ ask }) => ask);
}
