/** TypeScript and CSS, bundled by esbuild. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { BuildError, readJson } from "./error.mjs";
import { notices } from "./notices.mjs";

/** One bundle: its text and the files that went into it. */
export async function bundle(root, entry, more = {}) {
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
    return { text: outputFiles[0].text, inputs: Object.keys(metafile.inputs) };
  } catch (error) {
    const [first] = error.errors ?? [];
    if (!first) throw error;
    const { file, line } = first.location ?? {};
    throw new BuildError(`${file ? `${file}:${line}: ` : ""}${first.text}`);
  }
}

/** The page that every lesson shares; returns what its HTML refers to. */
export async function bundlePlayer(root, store) {
  const fallback = await bundle(root, "web/player/sha256.ts");
  const fallbackFile = store.add("sha256.js", fallback.text);
  const noticesFile = store.add("notices.txt", notices(root, fallback.inputs));
  const beside = (file) => `../${file.url}`;
  const texts = languages(root).map((tag) => [tag, beside(store.add(`player.${tag}.json`, JSON.stringify(textsOf(root, tag))))]);
  // What few visits need is a script of its own.
  const aside = {};
  const replayStyle = store.add("playback.css", (await bundle(root, "web/player/playback.css")).text);
  const moreStyle = store.add("more.css", (await bundle(root, "web/player/widgets/more.css")).text);
  for (const [name, entry, define] of [
    ["ABOUT", "about", { NOTICES_URL: JSON.stringify(beside(noticesFile)) }],
    ["HOLD", "channel_hold"],
    ["PLAYBACK", "playback", { PLAYBACK_CSS_URL: JSON.stringify(beside(replayStyle)) }],
    ["MANIFEST", "manifest"],
    ["MORE", "widgets/more", { MORE_CSS_URL: JSON.stringify(beside(moreStyle)) }],
  ]) {
    const { text } = await bundle(root, `web/player/${entry}.ts`, { define });
    aside[`${name}_URL`] = JSON.stringify(beside(store.add(`${entry.split("/").at(-1)}.js`, text)));
  }
  const script = await bundle(root, "web/player/main.ts", {
    define: {
      TEXT_URLS: JSON.stringify(Object.fromEntries(texts)),
      SHA256_URL: JSON.stringify(beside(fallbackFile)),
      ...aside,
    },
    external: [beside(fallbackFile), ...Object.values(aside).map((url) => JSON.parse(url))],
  });
  const style = await bundle(root, "web/player/player.css");
  return { js: store.add("player.js", script.text), css: store.add("player.css", style.text) };
}

const localeFolder = (root) => join(root, "web/player/locales");

/** English is part of the script. */
const languages = (root) => readdirSync(localeFolder(root)).map((file) => file.replace(/\.json$/, "")).filter((tag) => tag !== "en");

const textsOf = (root, tag) => readJson(root, join(localeFolder(root), `${tag}.json`), "it belongs to the player");
