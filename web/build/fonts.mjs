/**
 * The fonts that a student can choose: from npm packages, as web fonts. OpenDyslexic's one file, although called "latin", has the
 * letters of Europe's languages, ligatures, Greek and Cyrillic; what it lacks, like Chinese and Arabic, the device's own font writes.
 */
import { join } from "node:path";
import { read } from "./error.mjs";

const families = [
  { family: "Atkinson Hyperlegible", folder: "atkinson-hyperlegible", parts: ["latin", "latin-ext"] },
  { family: "OpenDyslexic", folder: "opendyslexic", parts: ["latin"] },
];

/** Which characters a file has, as the package's style sheet says of it. */
function charactersOf(root, folder, weight, part) {
  const css = read(root, join(root, "node_modules/@fontsource", folder, `${weight}.css`), "run npm ci").toString("utf8");
  const rule = css.split("@font-face").find((text) => text.includes(`${folder}-${part}-${weight}-normal.woff2`));
  return /unicode-range:\s*([^;}]+)/.exec(rule ?? "")?.[1].trim() ?? "U+0-10FFFF";
}

/** Each file: its family, weight, characters (CSS unicode-range), path in the project, name and bytes. */
export function fonts(root) {
  return families.flatMap(({ family, folder, parts }) => ["400", "700"].flatMap((weight) => parts.map((part) => {
    const name = `${folder}-${part}-${weight}-normal.woff2`;
    const path = `node_modules/@fontsource/${folder}/files/${name}`;
    return { family, weight, characters: charactersOf(root, folder, weight, part), path, name, bytes: read(root, join(root, path), "run npm ci") };
  })));
}
