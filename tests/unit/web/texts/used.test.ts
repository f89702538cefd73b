/** No text of the product's pages is there for nothing: each is said by its key, or by a key that is put together. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

/** Where texts stand, and the folders whose scripts say them. The editor has a test of its own. */
const parts: Record<string, string[]> = {
  "web/player": ["web/player", "web/protocol"],
  "web/player/settings": ["web/player"],
  "web/player/notebook": ["web/player/notebook", "web/notebook", "web/protocol"],
  "web/notebook": ["web/notebook"],
  "web/school": ["web/school", "web/build", "web/protocol", "web/notebook", "tools/school", "runtime/learn"],
  "web/replay": ["web/replay", "web/protocol"],
};

const scriptsUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? scriptsUnder(`${folder}/${entry.name}`) : /\.(ts|mjs|html|cpp|h)$/.test(entry.name) ? [`${folder}/${entry.name}`] : [],
  );

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A function that tells whether scripts say a key. */
function sayer(code: string): (key: string) => boolean {
  const literals = new Set([...code.matchAll(/"([\w.-]+)"/g)].map(([, text]) => text!));
  // Names of properties stand without quotes: `{ saved: … }`.
  const words = new Set(code.match(/[\w-]+/g));
  const templates = [...new Set([...code.matchAll(/`([\w.-]*(?:\$\{[^`{}]*\}[\w.-]*)+)`/g)].map(([, text]) => text!))]
    .filter((text) => /[a-z]/.test(text.replace(/\$\{[^}]*\}/g, "")))
    .map((text) => new RegExp(`^${text.split(/\$\{[^}]*\}/).map(escaped).join("([\\w.-]+)")}$`));
  const isKnown = (part: string): boolean => literals.has(part) || words.has(part);
  return (key) => literals.has(key) || templates.some((template) => template.exec(key)?.slice(1).every(isKnown) ?? false);
}

for (const [folder, sources] of Object.entries(parts)) {
  test(`${folder}: every text is said somewhere`, () => {
    const says = sayer(sources.flatMap(scriptsUnder).map((file) => readFileSync(file, "utf8")).join("\n"));
    const keys = Object.keys(JSON.parse(readFileSync(`${folder}/locales/en.json`, "utf8")));
    assert.deepEqual(keys.filter((key) => !says(key)), []);
  });
}

test("what nobody says is found: an old key, and one of a kind that is gone", () => {
  const says = sayer('t("bar.menu"); t(`status.${word}`); const word: Word = "saved"; signs = { sending: 1 };');
  assert.deepEqual(["bar.menu", "status.saved", "status.sending", "bar.close", "status.lost"].map(says), [true, true, true, false, false]);
});
