// The words of the product by their keys, so that tests name things as a student reads them, in every language.
import { readFileSync } from 'node:fs';

const kFolders = { player: 'web/player', settings: 'web/player/settings', antarctica: 'modules/antarctica', gallery: 'modules/gallery', school: 'web/school', verify: 'web/replay' };

function templateOf(part, locale, key, count) {
  const path = `${kFolders[part]}/locales/${locale}.json`;
  const known = JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
  const text = typeof known[key] === 'object' ? known[key][new Intl.PluralRules(locale).select(count)] : known[key];
  if (typeof text !== 'string') throw new Error(`${path} has no "${key}"`);
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

/** `const t = texts('antarctica', 'es'); t('bar.about')`; `{arguments}` are filled in. A key that is missing is an error. */
export function texts(part, locale = 'en') {
  return (key, args = {}) => say(templateOf(part, locale, key, args.count), locale, args);
}

/** What an activity is called. */
export function title(module, activity, locale = 'en') {
  const { activities } = JSON.parse(readFileSync(new URL(`../../modules/${module}/module.json`, import.meta.url), 'utf8'));
  return activities.find(({ id }) => id === activity).title[locale];
}

/** A pattern for a whole text that captures its arguments by name: `pattern('antarctica', 'en', 'sample.ice_age')`. */
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

/** The number that such a text stands for; signs and separators as in this language. */
export function readNumber(text, locale = 'en') {
  const [group, decimal] = ['es', 'fr'].includes(locale) ? [/[.\s\u00a0\u202f]/g, ','] : [/,/g, '.'];
  const bare = text.replace(/[\u200e\u200f\u061c]/g, ''); // marks of direction
  const number = Number(bare.replace(group, '').replace(decimal, '.').replace(/[\u2212\u2013]/, '-').trim());
  if (Number.isNaN(number)) throw new Error(`"${text}" is no number in ${locale}`);
  return number;
}
