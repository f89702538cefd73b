// `skua check FILE`, as an author runs it on an activity that lies anywhere: what is wrong with it is told with line and column.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));
const kGood = readFileSync(join(project, 'modules/antarctica/activities/trapped-air.json'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'skua-activity-'));
after(() => rmSync(folder, { recursive: true }));

/** From the folder in which the file lies. */
function check(text, ...words) {
  writeFileSync(join(folder, 'lesson.json'), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, 'tools/skua/check.mjs'), 'lesson.json', ...words], { encoding: 'utf8', cwd: folder });
  return { status, stderr, lines: stdout.trimEnd().split('\n'), faults: stdout.split('\n').filter((line) => /^lesson\.json:\d/.test(line)) };
}

/** "12:5" of the only place where `words` stand. */
function placeOf(text, words) {
  const at = text.indexOf(words);
  assert.ok(at >= 0 && text.indexOf(words, at + 1) < 0, `"${words}" stands there once`);
  const before = text.slice(0, at).split('\n');
  return `${before.length}:${before.at(-1).length + 1}`;
}
function changed(from, to) {
  placeOf(kGood, from);
  return kGood.replace(from, () => to);
}

test('an activity without a fault is played, and it alone; what its author should weigh is a remark', () => {
  const { status, stderr, lines, faults } = check(kGood, '--runs', '2');
  assert.equal(status, 0, stderr);
  assert.match(lines[0], /^antarctica 1\./);
  assert.match(lines[1], /^ {2}trapped-air: 2 games, /);
  assert.match(lines.at(-1), /No rule is broken/);
  assert.equal(lines.filter((line) => / games, /.test(line)).length, 1);
  // one question is too little to go by
  const objective = placeOf(kGood, '{"id": "ask_of_ice"');
  assert.ok(faults.some((line) => line.startsWith(`lesson.json:${objective}: remark: "ask_of_ice" can't be mastered in this lesson alone; it has 1 occasion there, missing: 4 more occasions, right at once and without a hint; 1 more stage; 1 more by doing`)), faults.join('\n'));
  assert.ok(faults.every((line) => line.includes(': remark: ')));
});

const kBroken = [
  ['a way that leads in a circle', changed('"next": [{"to": "seek"}]', '"next": [{"to": "look"}]'), '"look"}]', /^leads back to "look": a way leads to a later stage, so that nobody goes round in a circle$/],
  ['an observable that there is not', changed('"until": "air_sampled"', '"until": "air_samplid"'), '"air_samplid"', /nothing is called "air_samplid"; there is drill_depth,/],
  ['a wrong unit', changed('"right": "near(abs(response), gas_age_at(asked), 200 yr)"', '"right": "near(abs(response), gas_age_at(asked), 200 m)"'), '"near(abs(response), gas_age_at(asked), 200 m)"', /^at character \d+ of ".*": .* m/],
  ['a field that is misspelt', changed('"at_once": "samples_taken = 1"', '"at_onze": "samples_taken = 1"'), '"samples_taken = 1"', /^nothing is called "at_onze" here; there is goal, when, after,/],
  ['a topic that there is not', kGood.replaceAll('MS-ESS3-5', 'MS-ESS9-5'), '"MS-ESS9-5"]', /^MS-ESS9-5 is no code of the Next Generation Science Standards; of MS there is MS-PS1, /],
  ['an idea that there is not', changed('["MS-ESS3-5"]', '["MS-ESS3-5", "ESS9.E"]'), '"ESS9.E"', /^ESS9\.E is no code/],
  ['an expectation of primary school', kGood.replaceAll('MS-ESS3-5', '3-ESS2-1'), '"3-ESS2-1"]', /^3-ESS2-1 can't be cited yet: .* cite its standard, 3-ESS2, or a disciplinary core idea/],
  ['a button that can give no value', changed('{"read": "why_air"}', '{"do": "lower_drill"}'), '"lower_drill"}', /^"lower_drill" needs depth_m, which a button can't give/],
  ['an expectation that rests on what some skip', changed('"MS-ESS3-5": "which_question"', '"MS-ESS3-5": "my_aim"'), '"my_aim"}}', /^"my_aim" says of no practice that it "uses" it$/],
  ['a question that waits for itself', changed('"whole": true, "after": "sample_gas_age() > 0 yr"', '"whole": true, "after": "done(\'ice_around\')"'), '"done(\'ice_around\')"', /^waits for itself, so it never comes: name something that comes before it$/],
  ['shares that rise', changed('"minutes": 25,', '"minutes": 25, "scoring": [0.5, 0.75],'), '0.75]', /^is more than at the try before/],
  ['a slip in the JSON', changed('"minutes": 25,', '"minutes": 25'), '"languages": ["en"', /^this is not JSON: a comma is missing$/],
  ['a simulation that no module has', changed('"simulation": "core"', '"simulation": "moon"'), '"moon"', /^no module has a simulation "moon"; there is "core" \(antarctica\), "circulation"/],
];

for (const [name, text, where, why] of kBroken) {
  test(`${name} is told at its line and column, and nothing is played`, () => {
    const { status, stderr, lines, faults } = check(text, '--runs', '1');
    assert.equal(status, 1, stderr);
    const found = faults.map((line) => /^lesson\.json:(\d+:\d+): (.*)$/s.exec(line)).filter(([, , message]) => why.test(message));
    assert.deepEqual(found.map(([, place]) => place), [placeOf(text, where)], faults.join('\n'));
    assert.ok(!lines.some((line) => / games, /.test(line)));
  });
}

test('a translation that is missing is told where its language stands', () => {
  const activity = JSON.parse(kGood);
  delete activity.texts.fr.why_air;
  const text = JSON.stringify(activity, null, 2);
  const { status, faults } = check(text, '--runs', '1');
  assert.equal(status, 1);
  assert.deepEqual(faults, [`lesson.json:${placeOf(text, '"fr": {').replace(/\d+$/, (column) => Number(column) + 6)}: "why_air" is missing in fr`]);
});

test('two faults are two lines, in the order of the file', () => {
  const { faults } = check(changed('"until": "air_sampled"', '"until": "air_samplid"').replace('"next": [{"to": "seek"}]', '"next": [{"to": "look"}]'));
  assert.deepEqual(faults.map((line) => /nothing is called|leads back/.exec(line)?.[0]), ['nothing is called', 'leads back']);
});

test('a file that is not there can\'t be checked: exit 2', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(project, 'tools/skua/check.mjs'), 'none.json'], { encoding: 'utf8', cwd: folder });
  assert.equal(status, 2);
  assert.match(stderr, /^skua check: .*none\.json/);
});
