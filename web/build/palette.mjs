/** assets/palette.json as CSS custom properties, for every style sheet of the site. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BuildError, readJson } from "./error.mjs";

export function paletteCss(tokens) {
  const of = (theme) =>
    Object.entries(tokens)
      .map(([token, colours]) => {
        if (!/^#[0-9a-f]{6}$/.test(colours[theme] ?? "")) {
          throw new BuildError(`assets/palette.json: token "${token}" needs a "${theme}" colour such as "#12222e"`);
        }
        return `--skua-${token}:${colours[theme]}`;
      })
      .join(";");
  const light = `color-scheme:light;${of("light")}`;
  const dark = `color-scheme:dark;${of("dark")}`;
  return [
    `:root{${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${dark}}}`,
    `:root[data-theme="dark"]{${dark}}`,
    "",
  ].join("\n");
}

export function writePalette(root) {
  const { tokens } = readJson(root, join(root, "assets/palette.json"), "it belongs to the project");
  mkdirSync(join(root, "build/gen"), { recursive: true });
  writeFileSync(join(root, "build/gen/palette.css"), paletteCss(tokens));
}
