/** What is right in items that the school marks. Keys go beside the lessons, into a folder that no school serves. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { BuildError, readJson } from "./error.mjs";

/** [activity, keys] of each activity with such items: module.json lists them, or the activity's JSON. Each has one key. */
export function readKeys(root, module, activities) {
  const folder = join(root, "modules", module, "keys");
  const graded = activities.filter(({ graded_by_school }) => graded_by_school);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!name.endsWith(".json") || graded.some(({ id }) => `${id}.json` === name)) continue;
    throw new BuildError(`modules/${module}/keys/${name}: no activity of this name has items that the school marks`);
  }
  return graded.map(({ id, graded_by_school: items }) => {
    const place = `modules/${module}/keys/${id}.json`;
    const read = readJson(root, join(root, place), `activity "${id}" has items that the school marks`).items ?? {};
    if (!Array.isArray(items) || new Set(items).size !== items.length) throw new BuildError(`modules/${module}: activity "${id}": "graded_by_school" must list items, each once`);
    for (const item of items) if (!read[item]) throw new BuildError(`${place}: no key for "${item}"`);
    for (const item of Object.keys(read)) if (!items.includes(item)) throw new BuildError(`${place}: "${item}" is not among the items of this activity that the school marks`);
    return [id, { items: Object.fromEntries(items.map((item) => [item, keyOf(read[item], `${place}: "${item}"`)])) }];
  });
}

/** The key without the author's reasons; as runtime/learn/keys.h reads it. */
export function keyOf({ any, right, fields, ...number }, place) {
  if (any !== undefined) {
    if (right !== undefined || fields !== undefined || number.value !== undefined) throw new BuildError(`${place}: one of "right", "value", "fields" and "any"`);
    return anyOf(any, place);
  }
  if (right !== undefined) {
    if (!Array.isArray(right) || !right.length || right.some((text) => typeof text !== "string")) throw new BuildError(`${place}: "right" must list responses`);
    if (fields !== undefined || number.value !== undefined) throw new BuildError(`${place}: one of "right", "value" and "fields"`);
    return { right };
  }
  if (fields === undefined && number.value === undefined) throw new BuildError(`${place}: needs "right": [responses], "value": number, "fields": {name: {"value": number}} or "any": [{"fields": …}]`);
  if (fields === undefined) return numberOf(number, place);
  if (number.value !== undefined) throw new BuildError(`${place}: one of "right", "value" and "fields"`);
  const named = Object.entries(fields ?? {});
  if (!named.length) throw new BuildError(`${place}: "fields" must name the numbers of an answer`);
  return { fields: Object.fromEntries(named.map(([name, key]) => [name, numberOf(key, `${place}: "${name}"`)])) };
}

/** One of several answers: of a question of which several versions are drawn. */
function anyOf(any, place) {
  if (!Array.isArray(any) || !any.length || any.some((one) => one?.fields === undefined)) throw new BuildError(`${place}: "any" must list answers, each {"fields": …}`);
  return { any: any.map((one, i) => keyOf({ fields: one.fields }, `${place}: answer ${i + 1}`)) };
}

function numberOf({ value, tolerance = 0 }, place) {
  if (typeof value !== "number") throw new BuildError(`${place}: needs "value": number`);
  if (typeof tolerance !== "number" || tolerance < 0) throw new BuildError(`${place}: "tolerance" must be a number, 0 or more`);
  return { value, tolerance };
}
