// Every committed journal, replayed in Node, is reproduced: each state, each event, the chain, the end. And the same attempt,
// made today, gives the same journal.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { kAllNames, play } from './attempts.mjs';
import { Lesson } from './lesson.mjs';
import { closeOf, eventsOf, journals, kSite, lessonOf, start, verify } from './runtime.mjs';

const kOnPurpose = 'If the model or the protocol was changed on purpose: node tests/replay/rebaseline.mjs, and commit what it writes with the reason.';
const all = journals('all');
test('there is a journal of each attempt', () => assert.deepEqual(all.map(({ name }) => name), [...kAllNames].sort()));

for (const { name, text } of all) {
  test(`${name} in Node`, async () => {
    const verdict = await verify(text);
    assert.ok(verdict.ok, `${JSON.stringify(verdict.divergence ?? verdict.error)}\n${kOnPurpose}`);
    const { tick, commands, events, state, chain, score, completed } = closeOf(text);
    const { blocks, items, evidence, shown = [], ...ends } = verdict;
    assert.deepEqual(ends, { ok: true, commands, tick, events, state, chain, score, completed, closed: true });
    assert.ok(blocks > 1 && items.length > 1);
    assert.deepEqual(evidence, eventsOf(text));
    // Each occasion to show an objective was told of when it came.
    const told = evidence.filter(({ action }) => action === 'objective').map(({ detail }) => detail.objective);
    assert.deepEqual(shown.flatMap(({ objective, opportunities }) => opportunities.map(() => objective)).sort(), told.sort());
  });

  test(`${name}: with one command less it is another attempt`, async () => {
    const lines = text.trim().split('\n');
    const at = lines.findLastIndex((line) => line.startsWith('{"block"'));
    const { block } = JSON.parse(lines[at]);
    block.commands.pop();
    lines.splice(at, 1, ...(block.commands.length ? [JSON.stringify({ block })] : []));
    assert.equal((await verify(`${lines.join('\n')}\n`)).ok, false);
  });
}

for (const name of kAllNames) {
  test(`${name}, made today`, async () => {
    const { journal, own } = await play(name);
    // The ABI is the compiler's, too.
    const plain = (text) => text.replace(/"abi":\d+/, '"abi":0').split('\n');
    assert.deepEqual(plain(journal), plain(all.find((one) => one.name === name).text), kOnPurpose);
    assert.deepEqual(closeOf(own), closeOf(journal));
    assert.ok((await verify(own)).ok);
  });
}

test('45 minutes of work weigh less than 100 kB', async () => {
  const { journal, minutes } = await play('ice-core-thorough', { named: true });
  assert.ok(minutes >= 44 && minutes <= 46, `${minutes} minutes`);
  assert.ok(journal.length < 100_000, `${journal.length} bytes`);
  assert.ok(closeOf(journal).commands > 500);
});

test('what the school marks has no points without its keys, and those of the build with them', async () => {
  const { text, header } = all.find(({ name }) => name === 'ice-check');
  assert.deepEqual((await verify(text)).score, { raw: 0, max: 0, scaled: 0 });
  const keys = readFileSync(join(kSite, 'keys', header.module.name, lessonOf(header.module.name).version, `${header.activity}.json`), 'utf8');
  const { ok, score, items, completed } = await verify(text, keys);
  assert.deepEqual({ ok, score, completed }, { ok: true, score: { raw: 3, max: 4, scaled: 0.75 }, completed: true });
  assert.deepEqual(items.map(({ id, tries, points }) => [id, tries, points]), [['ice_age', 2, 1], ['ages_apart', 1, 1], ['cold_co2', 1, 1], ['warm_spacing', 1, 0]]);
});

test('a lesson holds none of its keys: not as they are written', () => {
  const { folder, manifest } = lessonOf('antarctica');
  const ofActivities = manifest.activities.flatMap(({ file, locales = {} }) => [...(file ? [file] : []), ...Object.values(locales)]);
  const files = [manifest.code, manifest.runtime.js, manifest.runtime.wasm, ...Object.values(manifest.locales), ...ofActivities].map(({ url }) => readFileSync(join(folder, url), 'latin1'));
  for (const text of [JSON.stringify(manifest), ...files]) {
    assert.ok(!text.includes('graded_by_school') && !text.includes('219670') && !text.includes('101.75'));
  }
});

/** A whole check with these answers: all that the page is given, what is delivered, and the state after each command. */
async function handedIn(answers) {
  const { attempt, actor, activity, seed, mode } = all.find(({ name }) => name === 'ice-check').header;
  const lesson = await Lesson.start('antarctica', { attempt, actor, activity, seed, mode }, { start: Date.UTC(2026, 2, 2) });
  const seen = [];
  const look = () => {
    lesson.wait(500);
    seen.push([...lesson.nodes.values()].map((node) => ({ ...node })));
  };
  for (const [item, answer] of Object.entries(answers)) {
    lesson.set(item, answer);
    lesson.press('keep');
    look();
    lesson.press('next');
  }
  look();
  lesson.press('hand_in');
  look();
  lesson.flush();
  const runtime = await start('antarctica');
  const journal = lesson.journal();
  const states = Array.from({ length: closeOf(journal).commands }, (_, i) => runtime.stateAt(journal, i + 1).fields);
  return { seen, states, events: eventsOf(journal), evidence: runtime.verify(journal).evidence };
}

/** The same without what was answered: in its item's field, in what the page says was kept, in the model's value of it, and in hashes. */
function butForTheAnswers({ seen, states, events, evidence }) {
  const hidden = (event) => ({ ...event, ...('response' in event ? { response: '…' } : {}), ...('chain' in event ? { chain: '…', state: '…' } : {}) });
  const node = ({ id, name, value, ...rest }) => {
    const kept = /^(kept\.|review\.item\.)/.test(id);
    return { id, name: kept ? name.replace(/: .*$/, ': …') : name, value: id in kAnswers ? '…' : value, ...rest };
  };
  return {
    seen: seen.map((nodes) => nodes.map(node)),
    states: states.map((fields) => fields.map(([path, value]) => [path, /^answers\[\d\]\.value$/.test(path) ? '…' : value])),
    events: events.map(hidden), evidence: evidence.map(hidden),
  };
}

/** By item: right (the first of them), at the edge of what is right, just beyond it, far away. */
const kAnswers = {
  ice_age: ['219670', '220670', '220671', '7'],
  ages_apart: ['2400', '1200', '1700', '3000'],
  cold_co2: ['170_210', '140_170', '210_250', '250_300'],
  warm_spacing: ['101.75', '111.75', '111.76', '128.5'],
};

test('a lesson holds none of its keys: right and wrong answers lead to the same states, evidence and pages, but for what was answered', async () => {
  const keys = JSON.parse(readFileSync(join(kSite, 'keys/antarctica', lessonOf('antarctica').version, 'ice-check.json'), 'utf8')).items;
  assert.deepEqual(Object.keys(keys), Object.keys(kAnswers));
  for (const [item, [right]] of Object.entries(kAnswers)) assert.equal(right, keys[item].right?.[0] ?? String(keys[item].value));
  const attempts = [0, 1, 2, 3].map((nth) => Object.fromEntries(Object.entries(kAnswers).map(([item, answers]) => [item, answers[nth]])));
  const [right, ...others] = await Promise.all(attempts.map(handedIn));
  assert.equal(right.evidence.filter(({ type }) => type === 'submitted').length, 4);
  assert.equal(right.evidence.at(-1).type, 'completed');
  for (const other of others) {
    assert.notDeepEqual(other.states, right.states);
    assert.deepEqual(butForTheAnswers(other), butForTheAnswers(right));
  }
});

test('a command that the model refuses is an error that names it', async () => {
  const { text } = all[0];
  const { divergence } = await verify(text.replace(/\[0,"[a-z_]+"/, '[0,"melt_everything"'));
  assert.equal(divergence.kind, 'command');
  assert.match(divergence.message, /melt_everything/);
});
