/** TypeScript and CSS, bundled by esbuild. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BuildError, readJson } from "./error.mjs";
import { fonts } from "./fonts.mjs";
import { notices } from "./notices.mjs";
import { tokenNames } from "./palette.mjs";
import { kPseudo, pseudoTexts } from "./pseudo.mjs";
import { tightened } from "./tightened.mjs";

/** One bundle: its text and the files that went into it. `tight`: a script that every visit fetches. */
export async function bundle(root, entry, { tight = false, ...more } = {}) {
  const esbuild = await import("esbuild").catch(() => {
    throw new BuildError("esbuild is missing: run npm ci");
  });
  if (!existsSync(join(root, entry))) throw new BuildError(`${entry} is missing: it belongs to the project`);
  try {
    const { outputFiles, metafile } = await esbuild.build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      minify: true,
      charset: "utf8",
      format: "esm",
      target: "es2022",
      write: false,
      metafile: true,
      legalComments: "none",
      logLevel: "silent",
      ...more,
    });
    const [{ text }] = outputFiles;
    return { text: tight ? await tightened(text, { module: true }) : text, inputs: Object.keys(metafile.inputs) };
  } catch (error) {
    const [first] = error.errors ?? [];
    if (!first) throw error;
    const { file, line } = first.location ?? {};
    throw new BuildError(`${file ? `${file}:${line}: ` : ""}${first.text}`);
  }
}

/** A script carries, of the texts in these files, only those that it says itself. */
export const ownTexts = (files, says) => ({
  name: "own texts",
  setup(build) {
    build.onLoad({ filter: files }, ({ path }) => {
      const texts = JSON.parse(readFileSync(path, "utf8"));
      return { contents: JSON.stringify(Object.fromEntries(Object.entries(texts).filter(([key]) => says(key)))), loader: "json" };
    });
  },
});
const english = (says) => ownTexts(/web\/player\/locales\/en\.json$/, says);
const ofWidgets = (key) => /^(plot|plan|said)\./.test(key);

/** The page that every lesson shares; returns what its HTML refers to. */
export async function bundlePlayer(root, store) {
  const fallback = await bundle(root, "web/player/sha256.ts");
  const fallbackFile = store.add("sha256.js", fallback.text);
  const letters = fonts(root);
  const noticesFile = store.add("notices.txt", notices(root, [...fallback.inputs, ...letters.map(({ path }) => path)]));
  const beside = (file) => `../${file.url}`;
  const texts = addTexts(root, store, "web/player/locales", "player");
  // What few visits need is a script of its own.
  const aside = {};
  const replayStyle = store.add("playback.css", (await bundle(root, "web/player/playback.css")).text);
  const settingsStyle = store.add("settings.css", (await bundle(root, "web/player/settings/settings.css")).text);
  const notebookStyle = store.add("notebook.css", (await bundle(root, "web/player/notebook/notebook.css")).text);
  const startStyle = (await bundle(root, "web/player/widgets/start.css")).text;
  const moreStyle = store.add("more.css", (await bundle(root, "web/player/widgets/more.css")).text);
  for (const [name, entry, define] of [
    ["HOLD", "channel_hold"],
    ["PLAYBACK", "playback", { PLAYBACK_CSS_URL: JSON.stringify(beside(replayStyle)) }],
    ["MANIFEST", "manifest"],
    ["NOTATION", "notation"],
    ["SETTINGS", "settings/settings", {
      NOTICES_URL: JSON.stringify(beside(noticesFile)),
      SETTINGS_CSS_URL: JSON.stringify(beside(settingsStyle)),
      SETTINGS_TEXTS: JSON.stringify(addTexts(root, store, "web/player/settings/locales", "settings")),
      PALETTE: JSON.stringify(tokenNames(root)),
      FONTS: JSON.stringify(letters.map(({ family, weight, characters, name, bytes }) => [family, weight, characters, beside(store.add(name, bytes))])),
    }],
    ["NOTEBOOK", "notebook/notebook", {
      NOTEBOOK_CSS_URL: JSON.stringify(beside(notebookStyle)),
      NOTEBOOK_TEXTS: JSON.stringify(addTexts(root, store, "web/player/notebook/locales", "notebook")),
      NOTEBOOK_PAGE_TEXTS: JSON.stringify(addTexts(root, store, "web/notebook/locales", "notebook-page")),
    }],
    ["ASSETS", "assets"],
    ["START", "widgets/start", { START_CSS: JSON.stringify(startStyle) }],
    ["MORE", "widgets/more", { MORE_CSS_URL: JSON.stringify(beside(moreStyle)) }],
  ]) {
    const { text } = await bundle(root, `web/player/${entry}.ts`, { tight: true, define, plugins: [english(ofWidgets)] });
    aside[`${name}_URL`] = JSON.stringify(beside(store.add(`${entry.split("/").at(-1)}.js`, text)));
  }
  const script = await bundle(root, "web/player/main.ts", {
    tight: true,
    define: {
      TEXTS: JSON.stringify(texts),
      NOTATIONS: JSON.stringify(await notations(root, ["en", ...texts.languages])),
      SHA256_URL: JSON.stringify(beside(fallbackFile)),
      ...aside,
    },
    plugins: [english((key) => !ofWidgets(key))],
    external: [beside(fallbackFile), ...Object.values(aside).map((url) => JSON.parse(url))],
  });
  const style = await bundle(root, "web/player/player.css");
  return { js: store.add("player.js", script.text), css: store.add("player.css", style.text) };
}

/** How numbers are written in these languages, as web/player/notation.ts finds it here. */
async function notations(root, tags) {
  const { text } = await bundle(root, "web/player/notation.ts");
  const { notationOf } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  return Object.fromEntries(tags.map((tag) => [tag, notationOf(tag)]));
}

/** The texts in a folder, except English, which is part of the script: where they are ("at" + language + ".json"), and which. */
function addTexts(root, store, folder, name) {
  const english = textsIn(root, folder, "en");
  const tags = readdirSync(join(root, folder)).map((file) => file.replace(/\.json$/, "")).filter((tag) => tag !== "en");
  const all = tags.map((tag) => {
    const texts = textsIn(root, folder, tag);
    for (const key of new Set([...Object.keys(english), ...Object.keys(texts)])) {
      if (!texts[key] || !english[key]) throw new BuildError(`${folder}/${texts[key] ? "en" : tag}.json: no text for "${key}"`);
    }
    return [tag, texts];
  });
  const files = [...all, [kPseudo, pseudoTexts(english)]].map(([tag, texts]) => [`${name}.${tag}.json`, JSON.stringify(texts)]);
  return { at: `../${store.addFolder(files)}${name}.`, languages: [...tags, kPseudo] };
}

const textsIn = (root, folder, tag) => readJson(root, join(root, folder, `${tag}.json`), "it belongs to the player");
