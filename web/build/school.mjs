/**
 * The school's pages: each web/school/NAME.html, or plain.html for those of kPlain, with its script NAME.ts (%js%) and
 * the style that all share, school.css (%css%), bundled and named by their hash. `/host/…` is left to be loaded from the site.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { BuildError } from "./error.mjs";

/** Pages that have nothing of their own around their content. */
const kPlain = ["class", "edit", "lessons", "log", "marking", "notebook", "plan", "support"];

export async function buildSchool(root, store) {
  const folder = join(root, "web/school");
  const own = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".html") && name !== "plain.html") : [];
  const pages = own.length ? [...own, ...kPlain.map((name) => `${name}.html`)] : [];
  const addresses = new Map();
  const address = async (source, name, page) => {
    if (!existsSync(join(folder, source))) throw new BuildError(`web/school/${page} needs web/school/${source}, which is missing`);
    if (!addresses.has(source)) {
      const { text } = await bundle(root, `web/school/${source}`, { external: ["/host/*"] });
      addresses.set(source, `files/${store.add(name, text, "school/files").url}`);
    }
    return addresses.get(source);
  };
  for (const page of pages) {
    const name = page.replace(/\.html$/, "");
    const values = { css: await address("school.css", "school.css", page), js: await address(`${name}.ts`, `${name}.js`, page) };
    store.put(`school/${page}`, readFileSync(join(folder, own.includes(page) ? page : "plain.html"), "utf8").replace(/%(css|js)%/g, (_, which) => values[which]));
  }
}
