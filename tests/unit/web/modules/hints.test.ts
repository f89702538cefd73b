// What a hint tells students to press has the very name that stands there, in every lesson and language.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

type Texts = Record<string, string>;
const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));

/** What is quoted, in the quotation marks of our languages. */
const quoted = /“([^”]*)”|«([^»]*)»/g;
/** Without the spaces that only typography asks for. */
const plain = (text: string) => text.replace(/\s+/g, " ").trim();
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A text as a pattern: with whatever stands in its gaps; what precedes a gap at its end may stand alone. */
function patternOf(text: string): RegExp {
  const whole = plain(text);
  const [head, tail] = whole.split(/\s?[:：]\s?\{\w+\}$/);
  const of = (part: string) => part.split(/\{\w+\}/).map(escaped).join(".+");
  return new RegExp(tail === "" ? `^(?:${of(head!)}|${of(whole)})$` : `^${of(whole)}$`, "u");
}

const modules = readdirSync("modules").filter((module) => existsSync(`modules/${module}/activities`));

test("hints name controls and parts as they are named where they stand", () => {
  const faults: string[] = [];
  let looked = 0;
  for (const module of modules) {
    for (const file of readdirSync(`modules/${module}/activities`)) {
      const { texts } = read(`modules/${module}/activities/${file}`) as { texts?: Record<string, Texts> };
      for (const [tag, own] of Object.entries(texts ?? {})) {
        const others = [`modules/${module}`, "runtime/ui", "web/player", "web/player/notebook"].map((folder): Texts => read(`${folder}/locales/${tag}.json`));
        const names = [own, ...others].flatMap((all) => Object.entries(all).filter(([key, text]) => typeof text === "string" && !/\.hint\./.test(key)));
        const exact = new Set(names.map(([, text]) => plain(text)));
        const patterns = names.filter(([, text]) => /\{\w+\}/.test(text) && /\p{L}/u.test(text.replace(/\{[^}]*\}/g, ""))).map(([, text]) => patternOf(text));
        // "Frog: Stomach" is put together of two names.
        const isName = (name: string) => exact.has(name) || patterns.some((pattern) => pattern.test(name)) || name.split(/\s?[:：]\s?/).every((part) => exact.has(part));
        for (const [key, hint] of Object.entries(own)) {
          if (!/\.hint\.\d+$/.test(key)) continue;
          for (const [, high, angled] of hint.matchAll(quoted)) {
            const name = plain((high ?? angled)!);
            looked += 1;
            if (!isName(name)) faults.push(`${module}/${file}, ${tag}, ${key}: nothing is called “${name}”`);
          }
        }
      }
    }
  }
  assert.deepEqual(faults, []);
  assert.ok(looked > 500, `only ${looked} names were looked at`);
});

test("every goal that waits for a deed has hints, after which a student may go on without it", () => {
  type Goal = { goal?: string; hints?: number; after?: string };
  let looked = 0;
  for (const module of modules) {
    for (const file of readdirSync(`modules/${module}/activities`)) {
      const { stages } = read(`modules/${module}/activities/${file}`) as { stages: { tasks: Goal[] }[] };
      // What comes "after" something that was begun is reached by waiting.
      for (const { goal, hints = 0, after } of stages.flatMap(({ tasks }) => tasks)) {
        if (goal === undefined || after !== undefined) continue;
        looked += 1;
        assert.ok(hints > 0, `${module}/${file}: who can't do "${goal}" has no way on`);
      }
    }
  }
  assert.ok(looked > 40, `only ${looked} goals were looked at`);
});
