// An activity in JSON, as the build puts it into a lesson's version: its tasks, and its texts in each language.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** `texts`: {en: {…}, es: {…}}. Of a version that is there already. */
export async function describeActivity(site, version, activity, texts, module = "antarctica") {
  const put = async (hash, name, content) => {
    await mkdir(join(site, "files", hash), { recursive: true });
    await writeFile(join(site, "files", hash, name), JSON.stringify(content));
    return { url: `../../../files/${hash}/${name}` };
  };
  const locales = {};
  for (const [tag, said] of Object.entries(texts)) locales[tag] = await put("1".repeat(16), `${version}.${activity.id}.${tag}.json`, said);
  const file = await put("2".repeat(16), `${version}.${activity.id}.json`, activity);
  const path = join(site, "lessons", module, version, "manifest.json");
  const manifest = JSON.parse(await readFile(path, "utf8"));
  await writeFile(path, JSON.stringify({ ...manifest, activities: [...(manifest.activities ?? []), { id: activity.id, file, locales }] }));
}
