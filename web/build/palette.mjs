/** assets/palette.json as CSS custom properties, for every style sheet of the site. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BuildError, readJson } from "./error.mjs";

const colour = { wanted: /^#[0-9a-f]{6}$/, such: "a \"%\" colour such as \"#12222e\"", css: (value) => value };
const system = {
  wanted: /^[A-Z]\w+( \d+%)?$/,
  such: "a \"%\" colour of the system such as \"CanvasText\" or \"CanvasText 30%\"",
  css: (value) => (value.endsWith("%") ? `color-mix(in srgb,${value},Canvas)` : value),
};

function properties(tokens, theme, { wanted, such, css } = colour) {
  return Object.entries(tokens)
    .map(([token, colours]) => {
      if (!wanted.test(colours[theme] ?? "")) throw new BuildError(`assets/palette.json: token "${token}" needs ${such.replace("%\"", `${theme}\"`)}`);
      return `--skua-${token}:${css(colours[theme])}`;
    })
    .join(";");
}

/** What every page has. */
export function paletteCss(tokens) {
  const light = `color-scheme:light;${properties(tokens, "light")}`;
  const dark = `color-scheme:dark;${properties(tokens, "dark")}`;
  return [
    `:root{${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${dark}}}`,
    `:root[data-theme="dark"]{${dark}}`,
    "",
  ].join("\n");
}

/** Over it, for those who choose them or whose system has them. */
export function looksCss(tokens) {
  const contrast = `color-scheme:dark;${properties(tokens, "contrast")}`;
  return [
    `:root[data-theme="contrast"]{${contrast}}`,
    `@media (prefers-contrast:more){:root:not([data-theme]){${contrast}}}`,
    // Said twice: a dark device, or one with more contrast, has words of no less weight.
    `@media (forced-colors:active){:root:root{color-scheme:light dark;${properties(tokens, "forced", system)}}}`,
    "",
  ].join("\n");
}

const readTokens = (root) => readJson(root, join(root, "assets/palette.json"), "it belongs to the project").tokens;

/** In the order of the C++ theme. */
export const tokenNames = (root) => Object.keys(readTokens(root));

export function writePalette(root) {
  const tokens = readTokens(root);
  mkdirSync(join(root, "build/gen"), { recursive: true });
  writeFileSync(join(root, "build/gen/palette.css"), paletteCss(tokens));
  writeFileSync(join(root, "build/gen/looks.css"), looksCss(tokens));
}
