/** The files of a lesson version that plays one activity of the school's own, over what the site's newest version plays. */
import { entryOf } from "../build/activities.mjs";
import { keyOf } from "../build/keys.mjs";
import { questionsOf } from "./faults.mjs";
import { sha256 } from "./site.mjs";

const toFiles = "../../../";

/** {faults, base, version, manifest, told, files, keys}, or faults alone. */
export function lessonOf(activity, { site, base, keys }) {
  const faults = [];
  const files = [];
  const refer = (name, text) => {
    const hash = sha256(text);
    const path = `files/${hash.slice(0, 16)}/${name}`;
    files.push({ path, text });
    return { url: toFiles + path, sha256: hash, bytes: Buffer.byteLength(text) };
  };
  const { manifest: offered } = base;
  const said = (tag) => JSON.parse(site.file(base, offered.locales[tag]).toString("utf8"));
  const texts = Object.fromEntries(Object.keys(offered.locales).map((tag) => [tag, said(tag)]));
  const { manifest: entry, told } = entryOf(activity, {
    module: offered.module, texts, refer, wrong: (at, message) => void faults.push({ at, message }),
  });
  if (faults.length) return { faults };
  const manifest = JSON.stringify({ ...offered, activities: [entry] });
  const marked = questionsOf(activity).filter(({ task }) => task.marked_by === "school").map(({ task }) => task.ask);
  const { file: _, locales: __, ...facts } = entry;
  const answers = { items: Object.fromEntries(marked.map((item) => [item, keyOf(keys.items[item], item)])) };
  return {
    faults, base: base.version, version: sha256(manifest).slice(0, 16), manifest, told: { ...facts, ...told }, files,
    keys: marked.length ? JSON.stringify(answers) : null,
  };
}
