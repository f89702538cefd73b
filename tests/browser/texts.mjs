// The words of the product by their keys, so that tests name things as a student reads them, in every language.
import { existsSync, readFileSync } from 'node:fs';
import { kPseudo, pseudo } from '../../web/build/pseudo.mjs';

const kRuntime = 'runtime/ui';
const kFolders = {
  player: ['web/player'], settings: ['web/player/settings'], notebook: ['web/player/notebook', 'web/notebook'], school: ['web/school'], verify: ['web/replay'],
  editor: ['web/editor'],
  'notebook-page': ['web/notebook'],
  antarctica: ['modules/antarctica', kRuntime], 'frog-dissection': ['modules/frog-dissection', kRuntime], 'frog-circulation': ['modules/frog-circulation', kRuntime],
  'frog-microscope': ['modules/frog-microscope', kRuntime], gallery: ['modules/gallery', kRuntime],
};
/** Modules with activities in JSON, which have their own texts and all of the module's. */
const kWithActivities = ['antarctica', 'frog-circulation', 'frog-dissection', 'frog-microscope'];

const fileOf = (path) => new URL(`../../${path}`, import.meta.url);
const files = new Map();
function read(path) {
  if (!files.has(path)) files.set(path, JSON.parse(readFileSync(fileOf(path), 'utf8')));
  return files.get(path);
}

/** The path of an activity in JSON; undefined where a module has none of that name. */
function activityIn(module, id) {
  const path = `modules/${module}/activities/${id}.json`;
  return existsSync(fileOf(path)) ? path : undefined;
}

/** Where the texts of a part stand, as the build lays them over each other, those on top first: [{where, known}]. */
function sourcesOf(part, locale) {
  const inFolder = (folder) => {
    const where = `${folder}/locales/${locale}.json`;
    return { where, known: read(where) };
  };
  if (kFolders[part]) return kFolders[part].map(inFolder);
  const module = kWithActivities.find((name) => activityIn(name, part));
  if (!module) throw new Error(`nothing is called "${part}" that has texts`);
  const where = activityIn(module, part);
  const known = read(where).texts[locale];
  if (!known) throw new Error(`${where} has no texts in "${locale}"`);
  return [{ where, known }, ...kFolders[module].map(inFolder)];
}

function templateOf(part, locale, key, count) {
  const sources = sourcesOf(part, locale);
  const known = sources.find((source) => Object.hasOwn(source.known, key))?.known[key];
  const text = typeof known === 'object' ? known[new Intl.PluralRules(locale).select(count)] : known;
  if (typeof text !== 'string') throw new Error(`${sources.map(({ where }) => where).join(', ')}: no "${key}" in "${locale}"`);
  return text;
}

/** The text as the runtime says it; numbers come as they are. */
export function say(text, tag, args) {
  const plural = /\{\s*(\w+)\s*,\s*plural\s*,((?:\s*(?:=\d+|\w+)\s*\{(?:[^{}]|\{\w+\})*\})+)\s*\}/g;
  const chosen = text.replace(plural, (_, name, branches) => {
    const all = Object.fromEntries([...branches.matchAll(/(=\d+|\w+)\s*\{((?:[^{}]|\{\w+\})*)\}/g)].map(([, selector, branch]) => [selector, branch]));
    const count = Number(args[name]);
    return (all[`=${count}`] ?? all[new Intl.PluralRules(tag).select(count)] ?? all.other).replaceAll("#", args[name]);
  });
  return chosen.replace(/\{(\w+)\}/g, (_, name) => {
    if (!(name in args)) throw new Error(`${tag}: "${text}" needs {${name}}`);
    return String(args[name]);
  });
}

/**
 * `const t = texts('player', 'es'); t('bar.about')`; `{arguments}` are filled in. A key that is missing is an error. A part is a
 * module, an activity in JSON (`texts('ice-core')`: its own texts, the module's and the runtime's), or one of the product's pages.
 * In the pseudo-locale, too.
 */
export function texts(part, locale = 'en') {
  if (locale === kPseudo) return (key, args = {}) => say(pseudo(templateOf(part, 'en', key, args.count)), 'en', args);
  return (key, args = {}) => say(templateOf(part, locale, key, args.count), locale, args);
}

/** What an activity is called. */
export function title(module, activity, locale = 'en') {
  const path = activityIn(module, activity);
  if (path) return read(path).texts[locale].title;
  return read(`modules/${module}/module.json`).activities.find(({ id }) => id === activity).title[locale];
}

/** A pattern for a whole text that captures its arguments by name: `pattern('ice-core', 'en', 'sample.ice_age')`. */
export function pattern(part, locale, key) {
  const seen = new Set();
  const source = templateOf(part, locale, key).split(/\{(\w+)\}/).map((piece, i) => {
    if (i % 2 === 0) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    if (seen.has(piece)) return `\\k<${piece}>`;
    seen.add(piece);
    return `(?<${piece}>.+?)`;
  });
  return new RegExp(`^${source.join('')}$`);
}

/** A number as the lesson writes it in this language. */
export function written(number, locale = 'en', decimals = 0) {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(number);
}

/** Without the marks of direction, which Firefox leaves out of what it says is shown. */
export const unmarked = (text) => text.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '');

/** The number that such a text stands for; signs and separators as in this language. */
export function readNumber(text, locale = 'en') {
  const [group, decimal] = ['es', 'fr'].includes(locale) ? [/[.\s\u00a0\u202f]/g, ','] : [/,/g, '.'];
  const bare = unmarked(text);
  const number = Number(bare.replace(group, '').replace(decimal, '.').replace(/[\u2212\u2013]/, '-').trim());
  if (Number.isNaN(number)) throw new Error(`"${text}" is no number in ${locale}`);
  return number;
}
