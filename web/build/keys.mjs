/** What is right in items that the school marks. Keys go beside the lessons, into a folder that no school serves. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { BuildError, readJson } from "./error.mjs";

/** [activity, keys] of each activity with such items; module.json lists them, and each has one key. */
export function readKeys(root, module, activities) {
  const folder = join(root, "modules", module, "keys");
  const graded = activities.filter(({ graded_by_school }) => graded_by_school);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!name.endsWith(".json") || graded.some(({ id }) => `${id}.json` === name)) continue;
    throw new BuildError(`modules/${module}/keys/${name}: module.json has no activity of this name with "graded_by_school"`);
  }
  return graded.map(({ id, graded_by_school: items }) => {
    const place = `modules/${module}/keys/${id}.json`;
    const read = readJson(root, join(root, place), `activity "${id}" has items that the school marks`).items ?? {};
    if (!Array.isArray(items) || new Set(items).size !== items.length) throw new BuildError(`modules/${module}/module.json: activity "${id}": "graded_by_school" must list items, each once`);
    for (const item of items) if (!read[item]) throw new BuildError(`${place}: no key for "${item}"`);
    for (const item of Object.keys(read)) if (!items.includes(item)) throw new BuildError(`${place}: "${item}" is not among the items that module.json says the school marks`);
    return [id, { items: Object.fromEntries(items.map((item) => [item, keyOf(read[item], `${place}: "${item}"`)])) }];
  });
}

/** The key without the author's reasons; as runtime/learn/keys.h reads it. */
export function keyOf({ right, value, tolerance = 0 }, place) {
  if (right !== undefined) {
    if (!Array.isArray(right) || !right.length || right.some((text) => typeof text !== "string")) throw new BuildError(`${place}: "right" must list responses`);
    if (value !== undefined) throw new BuildError(`${place}: either "right" or "value"`);
    return { right };
  }
  if (typeof value !== "number") throw new BuildError(`${place}: needs "right": [responses] or "value": number`);
  if (typeof tolerance !== "number" || tolerance < 0) throw new BuildError(`${place}: "tolerance" must be a number, 0 or more`);
  return { value, tolerance };
}
