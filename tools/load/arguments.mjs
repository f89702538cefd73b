// The command line of tools/load.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export class Fault extends Error {}

const kNumbers = { students: [30, 1, 200], rate: [5, 1, 100], seconds: [20, 1, 600], kill: [0, 0, 100], seed: [0, 0, 0xffffffff] };
const kTexts = ['journal', 'site'];
const kSwitches = ['go-on', 'json'];

export const usage = () => readFileSync(new URL('load', import.meta.url), 'utf8').split('\n')
  .filter((line, i) => i > 0 && line.startsWith('//')).map((line) => line.replace(/^\/\/ ?/, '')).join('\n');

function readNumber(name, word) {
  const [, least, most] = kNumbers[name];
  const value = /^\d{1,10}$/.test(word ?? '') ? Number(word) : NaN;
  if (!(value >= least && value <= most)) throw new Fault(`--${name} takes a whole number from ${least} to ${most}.`);
  return value;
}

function readAddress(word) {
  const address = URL.canParse(word) ? new URL(word) : undefined;
  if (address?.protocol !== 'http:') throw new Fault(`"${word}" is neither an option nor the address of a school, such as http://127.0.0.1:8440. See --help.`);
  if (!['127.0.0.1', 'localhost'].includes(address.hostname)) throw new Fault(`${address.hostname} is not this machine. Load is for schools on 127.0.0.1.`);
  return address.origin;
}

/** {address?, students, rate, seconds, kill, seed, journal, site?, goOn, json}; throws a Fault that says what is wrong. */
export function readArguments(words, today = new Date()) {
  const chosen = Object.fromEntries(Object.entries(kNumbers).map(([name, [usual]]) => [name, usual]));
  chosen.seed = Number(today.toISOString().slice(0, 10).replaceAll('-', ''));
  chosen.journal = fileURLToPath(new URL('../../tests/replay/ice-core-quick.skua-journal', import.meta.url));
  for (let i = 0; i < words.length; i += 1) {
    const name = words[i].replace(/^--/, '');
    if (name === words[i]) chosen.address = readAddress(words[i]);
    else if (kNumbers[name]) chosen[name] = readNumber(name, words[i += 1]);
    else if (kSwitches.includes(name)) chosen[name === 'go-on' ? 'goOn' : name] = true;
    else if (kTexts.includes(name) && words[i + 1]) chosen[name] = words[i += 1];
    else throw new Fault(`There is no option ${words[i]}${kTexts.includes(name) ? ' without a path' : ''}. See --help.`);
  }
  if (chosen.address && (chosen.kill || chosen.site)) throw new Fault('--kill and --site are for a school of its own, and an address was given.');
  return chosen;
}
