/**
 * The school's pages. Each web/school/*.html names its scripts and styles as they lie in the folder (src="student.ts",
 * href="school.css"); they are bundled and named by their hash. `/host/…` is left to be loaded from the site.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { bundle } from "./bundle.mjs";
import { BuildError } from "./error.mjs";

export async function buildSchool(root, store) {
  const folder = join(root, "web/school");
  const pages = existsSync(folder) ? readdirSync(folder).filter((name) => extname(name) === ".html") : [];
  const built = new Map();
  for (const page of pages) {
    let html = readFileSync(join(folder, page), "utf8");
    const names = new Set([...html.matchAll(/(?:src|href)="([\w./-]+\.(?:ts|css|svg|png|webp))"/g)].map((found) => found[1]));
    for (const name of names) {
      if (!built.has(name)) built.set(name, store.add(...(await content(root, name, page)), "school/files").url);
      html = html.replaceAll(`"${name}"`, `"files/${built.get(name)}"`);
    }
    store.put(`school/${page}`, html);
  }
}

async function content(root, name, page) {
  const path = `web/school/${name}`;
  if (!existsSync(join(root, path))) throw new BuildError(`web/school/${page}: "${name}" is not in web/school`);
  const base = name.split("/").at(-1);
  if (!/\.(ts|css)$/.test(name)) return [base, readFileSync(join(root, path))];
  const { text } = await bundle(root, path, { external: ["/host/*"] });
  return [base.replace(/\.ts$/, ".js"), text];
}
