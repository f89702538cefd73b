/** What lessons say: the texts of runtime and module, and whether a text of one language goes with that of another. */
import { join } from "node:path";
import { BuildError, readJson } from "./error.mjs";
import { kPseudo, pseudoTexts } from "./pseudo.mjs";
import { isBlank, otherPlaces, wrongTags } from "./text_faults.mjs";

/** The runtime's texts with the module's over them, in each language; all languages must say the same things. */
export function readTexts(root, module, languages) {
  const of = (folder, tag) => readJson(root, join(root, folder, `${tag}.json`), `module.json of "${module}" names the language "${tag}"`);
  const merged = {};
  for (const folder of ["runtime/ui/locales", `modules/${module}/locales`]) {
    const source = of(folder, languages[0]);
    for (const tag of languages) {
      const texts = of(folder, tag);
      compareTexts({ texts, tag }, { texts: source, tag: languages[0] }, (_, what) => {
        throw new BuildError(`${folder}/${tag}.json: ${what}`);
      });
      merged[tag] = { ...merged[tag], ...texts };
    }
  }
  if (merged.en) merged[kPseudo] = pseudoTexts(merged.en);
  return merged;
}

/** Holds the texts of a language against those of the first; each fault is told as (key, what is wrong). */
export function compareTexts({ texts, tag }, first, fault) {
  for (const key of Object.keys({ ...first.texts, ...texts })) {
    const wrong = wrongText(key, texts[key], tag, first.texts[key], first.tag);
    if (wrong) fault(key, wrong);
  }
}

function wrongText(key, text, tag, source, sourceTag) {
  if (isBlank(text)) return `no text for "${key}"`;
  const tags = wrongTags(key, text);
  if (tags) return tags;
  if (typeof source !== "string") return `"${key}" has no text in "${sourceTag}"`;
  try {
    return otherPlaces(key, { text, tag }, { text: source, tag: sourceTag });
  } catch (error) {
    return `"${key}" ${error.message}`;
  }
}
