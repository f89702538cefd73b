/**
 * The school's pages: each is the frame that all share (web/school/frame/page.html) around its script, web/school/NAME.ts, with
 * the style of all, school.css, bundled and named by their hash. `/host/…` is left to be loaded from the site.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, ownTexts } from "./bundle.mjs";
import { BuildError, readJson } from "./error.mjs";

/** What a lesson is shown in: a slim bar that leads back, and the script that embeds. `words`: a key of the school's texts, and what it says in English. */
const around = (href, words, { styled = "lesson", skip = true, languages = true } = {}) => ({ back: { href, words }, styled, skip, languages, host: true });

const kPages = {
  class: {}, edit: {}, guide: {}, lessons: {}, log: {}, marking: {}, notebook: {}, plan: {}, support: {},
  index: { before: "hero", main: "over" },
  student: { after: ["core", "eyepiece"] },
  teacher: { main: "wide", live: true },
  lesson: around("/student", ["lesson.back", "My lessons"], { skip: false, languages: false }),
  replay: around("/teacher", ["teacher.title", "Grade book"], { styled: "replay" }),
  try: around("/lessons", ["lessons.title", "Lessons"], { skip: false }),
};

const lines = (...all) => all.filter(Boolean).map((line) => `${line}\n`).join("");
const styled = (name) => (name ? ` class="${name}"` : "");

const words = ([key, english]) => `<span data-text="${key}">${english}</span>`;
const mark = '<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path d="M2 10c6-1 10 1 14 7 4-6 8-8 14-7-5 1-8 4-10 9l-1 3-3-2-3 2-1-3c-2-5-5-8-10-9z"/></svg>';
const arrow = '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M15 5l-7 7 7 7"/></svg>';

function bar({ back, skip = true, languages = true }) {
  return lines(
    skip && '<a class="skip" href="#main" data-text="skip">Skip to the content</a>',
    `<header class="bar${back ? " slim" : ""}">`,
    back ? `<a id="back" class="tool" href="${back.href}">${arrow}${words(back.words)}</a>` : `<a class="brand" href="/">${mark}${words(["brand", "Skua School"])}</a>`,
    languages && '<select id="language"></select>');
}

/** What a page's sources may say: texts named in full, and all that begin as a name does that is put together (`error.${code}`). */
function textsNamedIn(sources) {
  const all = sources.join("\n");
  const beginnings = [...all.matchAll(/`([\w.-]+)\$\{/g)].map(([, beginning]) => beginning);
  const named = new Set([...all.matchAll(/["'`]([\w.-]+)["'`]/g)].map(([, name]) => name));
  return (key) => named.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
}

export async function buildSchool(root, store) {
  const folder = join(root, "web/school");
  if (!existsSync(folder)) return;
  const read = (...parts) => parts.flat().filter(Boolean).map((part) => readFileSync(join(folder, "frame", `${part}.html`), "utf8")).join("");
  const frame = read("page");
  const said = new Set();
  const script = async (page, html) => {
    const source = `web/school/${page}.ts`;
    if (!existsSync(join(root, source))) throw new BuildError(`the school's page "${page}" needs ${source}, which is missing`);
    const options = { external: ["/host/*"] };
    const { inputs } = await bundle(root, source, options);
    const sources = inputs.filter((input) => input.endsWith(".ts")).map((input) => readFileSync(join(root, input), "utf8"));
    const mayBeSaid = textsNamedIn([html, ...sources]);
    const says = (key) => mayBeSaid(key) && said.add(key);
    return (await bundle(root, source, { ...options, plugins: [ownTexts(/web\/school\/locales\/[\w-]+\.json$/, says)] })).text;
  };
  const address = (name, text) => `files/${store.add(name, text, "school/files").url}`;
  const css = address("school.css", (await bundle(root, "web/school/school.css")).text);
  for (const [page, options] of Object.entries(kPages)) {
    const values = {
      css,
      host: lines(options.host && '<script type="module" src="/host/skua-host.js"></script>'),
      body: styled(options.styled),
      bar: bar(options),
      before: read(options.before),
      main: styled(options.main),
      after: read(options.after) + lines(options.live && '<div id="live" role="status"></div>'),
    };
    values.js = address(`${page}.js`, await script(page, Object.values(values).join("")));
    store.put(`school/${page}.html`, frame.replace(/%(\w+)%/g, (_, which) => values[which]));
  }
  const silent = Object.keys(readJson(root, join(folder, "locales/en.json"), "it belongs to the project")).filter((key) => !said.has(key));
  if (silent.length) throw new BuildError(`web/school/locales/en.json: on no page of the school: ${silent.join(", ")}`);
}
