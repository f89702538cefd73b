/** Each module becomes a lesson's folder: manifest.json, whose hash names the folder, and the page that plays it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { activitiesOf } from "./activities.mjs";
import { BuildError, read, readJson } from "./error.mjs";
import { readGuides } from "./guides.mjs";
import { readKeys } from "./keys.mjs";
import { sha256 } from "./store.mjs";
import { readTexts } from "./texts.mjs";
import { tightened } from "./tightened.mjs";

const wasmMaker = "build the preset wasm first (cmake --build --preset wasm)";
const toFiles = "../../../files/";

export async function buildLessons(root, store, page) {
  const built = (name) => read(root, join(root, "build/wasm", name), wasmMaker);
  const refer = (name, content) => {
    const file = store.add(name, content);
    return { ...file, url: toFiles + file.url };
  };
  const abi = Number(built("runtime/abi.txt").toString("utf8").trim());
  if (!Number.isInteger(abi) || abi < 1) throw new BuildError("build/wasm/runtime/abi.txt: expected a number; build the preset wasm again");
  const runtime = { js: refer("skua.js", await tightened(built("runtime/skua.js").toString("utf8"), { module: false })), wasm: refer("skua.wasm", built("runtime/skua.wasm")) };

  return modulesOf(root).map((module) => {
    const facts = readModule(root, module);
    const texts = readTexts(root, module, facts.languages);
    const locales = Object.fromEntries(Object.entries(texts).map(([tag, said]) => [tag, refer(`${module}.${tag}.json`, JSON.stringify(said))]));
    const code = refer(`${module}.wasm`, built(`modules/${module}/${module}.wasm`));
    const pictures = picturesOf(root, module, refer);
    const assets = assetsOf(module, built, refer);
    const { version } = facts;
    const inJson = activitiesOf(root, module, { texts, refer });
    const activities = [...facts.activities.map(({ graded_by_school: _, ...told }) => told), ...inJson.map(({ manifest: entry }) => entry)];
    if (!activities.length) throw new BuildError(`modules/${module}: there is no activity, neither in module.json nor in activities/`);
    const twice = activities.find(({ id }, i) => activities.findIndex((other) => other.id === id) < i);
    if (twice) throw new BuildError(`modules/${module}: two activities are called "${twice.id}"`);
    const measurements = measurementsOf(module, facts, texts[facts.languages[0]]);
    const manifest = JSON.stringify({ schema: 1, module, version, abi, runtime, code, locales, ...(pictures && { pictures }), ...(assets && { assets }), ...(measurements && { measurements }), evidence: 1, activities });
    const hash = sha256(manifest).slice(0, 16);
    store.put(`lessons/${module}/${hash}/manifest.json`, manifest);
    store.put(`lessons/${module}/${hash}/index.html`, pageHtml(root, page, runtime, code));
    // Before the version is named anywhere, so that nobody begins an attempt that can't be marked.
    const marked = inJson.filter(({ graded_by_school }) => graded_by_school.length).map(({ manifest: { id }, graded_by_school }) => ({ id, graded_by_school }));
    for (const [activity, keys] of readKeys(root, module, [...facts.activities, ...marked])) {
      store.keep(`keys/${module}/${hash}/${activity}.json`, JSON.stringify(keys));
    }
    for (const [activity, guide] of readGuides(root, module, facts.languages, activities.map(({ id }) => id))) {
      store.keep(`guides/${module}/${activity}.json`, JSON.stringify(guide));
    }
    store.put(`lessons/${module}/latest.json`, JSON.stringify({ version: hash, activities: activities.map((entry) => ({ ...entry, ...inJson.find(({ manifest: { id } }) => id === entry.id)?.told })) }));
    return { module, version: hash };
  });
}

function modulesOf(root) {
  const folder = join(root, "modules");
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "module.json"))).sort();
}

function readModule(root, module) {
  const path = join(root, "modules", module, "module.json");
  const facts = readJson(root, path, "every module has one");
  const wrong = (what) => {
    throw new BuildError(`modules/${module}/module.json: ${what}`);
  };
  const texts = (value) => facts.languages.every((tag) => typeof value?.[tag] === "string" && value[tag] !== "");
  if (facts.name !== module) wrong(`"name" must be "${module}", as its folder`);
  if (module === "verify") wrong("this name belongs to the page that checks journals; choose another");
  if (module === "edit") wrong("this name belongs to the page for changing lessons; choose another");
  if (!/^\d+\.\d+\.\d+$/.test(facts.version ?? "")) wrong('"version" must be like "1.0.0"');
  if (!Array.isArray(facts.languages) || !facts.languages.length) wrong('"languages" must list at least one, such as "en"');
  if (!Array.isArray(facts.activities)) wrong('"activities" must be a list of those that are not in JSON; it may be empty');
  for (const { id, title, minutes, mode, graded_by_school } of facts.activities) {
    if (!/^[a-z][a-z0-9-]*$/.test(id ?? "")) wrong(`activity "${id}": the id must be lower-case letters, digits and "-"`);
    if (!texts(title)) wrong(`activity "${id}": "title" needs a text in each of ${facts.languages.join(", ")}`);
    if (!Number.isInteger(minutes) || minutes < 1) wrong(`activity "${id}": "minutes" must be a whole number`);
    if (mode !== undefined && mode !== "practice" && mode !== "assessment") wrong(`activity "${id}": "mode" must be "practice" or "assessment"`);
    if (graded_by_school && mode !== "assessment") wrong(`activity "${id}": what the school marks needs "mode": "assessment"`);
  }
  return facts;
}

/** What students can put into the notebook as values. Undefined where there is nothing. */
function measurementsOf(module, { measurements }, texts) {
  if (measurements === undefined) return undefined;
  const wrong = (what) => {
    throw new BuildError(`modules/${module}/module.json: "measurements" ${what}`);
  };
  if (!Array.isArray(measurements) || !measurements.length || measurements.length > 20) wrong("must list from 1 to 20 names of the simulation, or be left out");
  const named = measurements.flatMap((one) => (typeof one === "string" ? [one] : seriesOf(one, wrong)));
  if (new Set(named).size < named.length) wrong("lists a name twice");
  for (const name of named) {
    if (!kMeasured.test(name)) wrong(`has "${name}": a name is lower-case letters, digits and "_"`);
    if (!texts[`measurement.${name}`]) wrong(`has "${name}", and locales/ has no text "measurement.${name}"`);
  }
  return measurements;
}

const kMeasured = /^[a-z][a-z0-9_]{0,63}$/;

/** The names that the texts must know of something of which there are several: what it is called, and what each has. */
function seriesOf(one, wrong) {
  const { each, by, values, ...more } = one ?? {};
  if (typeof each !== "string" || typeof by !== "string" || !Array.isArray(values) || !values.length || values.length > 20 || Object.keys(more).length) {
    wrong('has something that is neither a name nor {"each", "by", "values"}');
  }
  return [by, ...values];
}

const kPictures = new Set([".svg", ".webp", ".png", ".jpg"]);

/** By the name that the module calls them by: the file's without its ending. Undefined where it has none. */
function picturesOf(root, module, refer) {
  const folder = `modules/${module}/pictures`;
  if (!existsSync(join(root, folder))) return undefined;
  const pictures = {};
  for (const file of readdirSync(join(root, folder)).sort()) {
    const { name, ext } = parse(file);
    if (!kPictures.has(ext)) throw new BuildError(`${folder}/${file}: a picture ends in ${[...kPictures].join(", ")}`);
    if (!/^[a-z][a-z0-9_-]*$/.test(name)) throw new BuildError(`${folder}/${file}: the name must be lower-case letters, digits, "_" and "-"`);
    if (pictures[name]) throw new BuildError(`${folder}/${file}: there is another picture "${name}"`);
    pictures[name] = refer(`${module}.${file}`, readFileSync(join(root, folder, file)));
  }
  return pictures;
}

/** As skua/asset_abi.h has them. */
const kMostAssets = 16, kMostAssetBytes = 4 << 20;

/** What CMake was told of them (skua_add_module, ASSETS), in that order. Undefined where there are none. */
export function assetsOf(module, built, refer) {
  const told = JSON.parse(built(`modules/${module}/${module}.assets.json`).toString("utf8"));
  if (!told.length) return undefined;
  const wrong = (what) => {
    throw new BuildError(`modules/${module}/CMakeLists.txt: ASSETS ${what}`);
  };
  if (told.length > kMostAssets) wrong(`has ${told.length} of them, and ${kMostAssets} are the most`);
  const names = told.map(({ name }) => name);
  return told.map(({ name, where }, i) => {
    if (!/^[a-z][a-z0-9_-]{0,63}$/.test(name)) wrong(`has "${name}": a name is at most 64 lower-case letters, digits, "_" and "-", the first a letter`);
    if (names.indexOf(name) < i) wrong(`has "${name}" twice`);
    const bytes = built(`modules/${module}/assets/${name}.bin`);
    if (!bytes.length || bytes.length > kMostAssetBytes) wrong(`has "${name}" with ${bytes.length} bytes: it must have some, and at most ${kMostAssetBytes}`);
    return { name, ...(where && { where }), ...refer(`${module}.${name}.bin`, bytes) };
  });
}

/** Everything is on its way before the script runs. */
function pageHtml(root, page, runtime, code) {
  const preload = (url, kind, more = "") => `<link rel="preload" as="${kind}" crossorigin href="${url}"${more}>`;
  const integrity = ` integrity="sha256-${Buffer.from(runtime.js.sha256, "hex").toString("base64")}"`;
  const values = {
    css: toFiles + page.css.url,
    js: toFiles + page.js.url,
    preloads: [preload("manifest.json", "fetch"), preload(runtime.wasm.url, "fetch"), preload(code.url, "fetch"), preload(runtime.js.url, "script", integrity)].join("\n"),
  };
  return readFileSync(join(root, "web/player/index.html"), "utf8").replace(/%(\w+)%/g, (_, name) => values[name]);
}
