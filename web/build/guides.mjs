/**
 * What teachers print for a lesson: modules/MODULE/guides/ACTIVITY.LANG.md, in each language of the module a guide, a sheet for
 * students and a key. As keys, they go into a folder that no origin serves: the school hands them to teachers.
 *
 * Of Markdown there is: `# ` begins one of the three, `## ` a section, `---` a page, `- ` and `1. ` lists, `| a | b |` a table whose
 * first line is its head, `>` a text that is set apart, a line of `____` a line to write on, one of `====` a frame to draw in; within a text `**strong**`, `*em*`, and `____` a gap.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { BuildError, read } from "./error.mjs";

/** What a file holds, in this order. */
export const kParts = ["guide", "sheet", "key"];

/** [activity, {languages: {tag: {guide, sheet, key}}}] of each activity that has one. */
export function readGuides(root, module, languages, activities) {
  const folder = `modules/${module}/guides`;
  if (!existsSync(join(root, folder))) return [];
  const files = readdirSync(join(root, folder)).sort();
  for (const file of files) {
    const [, activity, tag] = /^([a-z][a-z0-9-]*)\.([A-Za-z-]+)\.md$/.exec(file) ?? [];
    if (!activities.includes(activity)) throw new BuildError(`${folder}/${file}: is called after no activity of this module; it must be ACTIVITY.LANGUAGE.md`);
    if (!languages.includes(tag)) throw new BuildError(`${folder}/${file}: module.json names no language "${tag}"`);
  }
  return activities.filter((activity) => files.some((file) => file.startsWith(`${activity}.`))).map((activity) => {
    const first = { place: `${folder}/${activity}.${languages[0]}.md` };
    const said = languages.map((tag) => {
      const place = `${folder}/${activity}.${tag}.md`;
      const text = read(root, join(root, place), `module.json of "${module}" names the language "${tag}"`).toString("utf8");
      const guide = parseGuide(text, place);
      first.guide ??= guide;
      compare(guide, place, first);
      return [tag, Object.fromEntries(kParts.map((part) => [part, withoutLines(guide[part])]))];
    });
    return [activity, { languages: Object.fromEntries(said) }];
  });
}

/**
 * {guide, sheet, key}, each {title, pages: [[block]]}. A block is {line} where it begins and one of: heading or text or aside (runs), list or
 * steps (each entry runs), table (rows of cells of runs), write (so many lines), draw. A run is text, {strong}, {em} or {gap: true}.
 */
export function parseGuide(text, place) {
  const parts = [];
  const lines = text.split(/\r?\n/);
  let at = 0;
  const wrong = (what, line = at + 1) => {
    throw new BuildError(`${place}:${line}: ${what}`);
  };
  /** Lines from here on that begin so, without what they begin with. */
  const taken = (pattern) => {
    const found = [];
    for (; at < lines.length && pattern.test(lines[at]); ++at) found.push(lines[at].replace(pattern, "").trim());
    return found;
  };
  const runs = (words) => runsOf(words, wrong);
  const blocks = [
    [/^## /, () => ({ heading: runs(lines[at++].slice(3).trim()) })],
    [/^- /, () => ({ list: taken(/^- /).map(runs) })],
    [/^\d+\. /, () => ({ steps: taken(/^\d+\. /).map(runs) })],
    [/^\|/, () => ({ table: tableOf(taken(/^\|/), runs, wrong) })],
    [/^> /, () => ({ aside: runs(taken(/^> /).join(" ")) })],
    [/^_{4,}\s*$/, () => ({ write: taken(/^_{4,}\s*$/).length })],
    [/^={4,}\s*$/, () => (++at, { draw: true })],
    [/^[^#|>\s]/, () => ({ text: runs(taken(/^(?=[^#|>\s])(?!- |\d+\. |---\s*$|_{4,}\s*$|={4,}\s*$)/).join(" ")) })],
  ];
  while (at < lines.length) {
    const line = lines[at];
    const pages = parts.at(-1)?.pages;
    if (line.trim() === "") ++at;
    else if (line.startsWith("# ")) parts.push({ title: line.slice(2).trim(), pages: [[]], line: at++ + 1 });
    else if (!pages) wrong("begins with its title, as # Guide for teachers");
    else if (/^---\s*$/.test(line)) pages.push([]), ++at;
    else {
      const began = at + 1;
      const make = blocks.find(([pattern]) => pattern.test(line))?.[1] ?? wrong(`can't be read: "${line}"`);
      pages.at(-1).push({ ...make(), line: began });
    }
  }
  if (parts.length !== kParts.length) wrong(`has ${parts.length} titles (#); there are three: guide, sheet for students, key`, parts.at(-1)?.line ?? 1);
  for (const { title, pages, line } of parts) if (!title || pages.some((page) => !page.length)) wrong("has a page or a title that is empty", line);
  return Object.fromEntries(kParts.map((part, i) => [part, parts[i]]));
}

function tableOf(rows, runs, wrong) {
  const cells = rows.map((row) => row.replace(/\|\s*$/, "").split("|").map((cell) => cell.trim())).filter((row) => !row.every((cell) => /^:?-+:?$/.test(cell)));
  if (cells.length < 2 || cells.some((row) => row.length !== cells[0].length)) wrong("the rows of the table above must have the same number of cells, and there must be one below its head");
  return cells.map((row) => row.map(runs));
}

function runsOf(words, wrong) {
  const runs = words.split(/(\*\*[^*]+\*\*|\*[^*]+\*|_{4,})/).filter(Boolean).map((run) => {
    if (/^_{4,}$/.test(run)) return { gap: true };
    if (/^\*\*.+\*\*$/.test(run)) return { strong: run.slice(2, -2) };
    if (/^\*.+\*$/.test(run)) return { em: run.slice(1, -1) };
    if (run.includes("*")) wrong(`a * is not closed: "${words}"`);
    return run;
  });
  return runs;
}

const kindOf = (block) => Object.keys(block)[0];
/** How many there are of what must be as many in each language. */
function sizeOf(block) {
  const value = block[kindOf(block)];
  if (block.table) return `${value.length} rows of ${value[0].length}`;
  return block.list || block.steps ? `${value.length} lines` : block.write ? `${value} lines` : "";
}

/** A language that lacks something is a mistake that nobody would notice who doesn't read it. */
function compare(guide, place, first) {
  const flat = ({ pages }) => pages.flatMap((page, i) => page.map((block) => ({ ...block, what: `${kindOf(block)}${sizeOf(block) && ` of ${sizeOf(block)}`} on page ${i + 1}` })));
  for (const part of kParts) {
    const here = flat(guide[part]);
    const there = flat(first.guide[part]);
    const odd = Array.from({ length: Math.max(here.length, there.length) }, (_, i) => i).find((i) => here[i]?.what !== there[i]?.what);
    if (odd === undefined) continue;
    const line = here[odd]?.line ?? guide[part].line;
    throw new BuildError(`${place}:${line}: the ${part} has ${here[odd]?.what ?? "nothing more"} where ${first.place}:${there[odd]?.line ?? first.guide[part].line} has ${there[odd]?.what ?? "nothing more"}`);
  }
}

const withoutLines = ({ title, pages }) => ({ title, pages: pages.map((page) => page.map(({ line: _, ...block }) => block)) });
