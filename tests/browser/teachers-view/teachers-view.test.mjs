// What teachers see of a lesson's work: an argument that is marked by its rubric, time with help by group, and why each way was taken.
// What is reported comes through the API.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { attemptBy, gradeBook, signIn } from '../school_pages.mjs';
import { texts } from '../texts.mjs';
import { describeInSchool } from '../visit.mjs';

const t = texts('school', 'en');
const cell = texts('organ-to-cell', 'en');
const ice = texts('ice-core', 'en');
const kCell = 'frog-microscope.organ-to-cell';
const kReasoning = 'Less than a hundredth of a millimetre lies between air and blood.';
const kComment = 'Which tissue makes the way so thin?';

describeInSchool('what a teacher sees', (at) => {
  const asTeacher = async () => {
    await signIn(at.page, at.school, 'Ms. Okafor');
    await at.page.getByRole('heading', { name: t('teacher.title'), level: 1 }).get();
  };

  test('an argument is marked line by line: claim, evidence and reasoning stand there in words, and the student reads the points', async () => {
    const report = await attemptBy(at.school, 'Ana Torres', kCell);
    await report('started');
    const { refused } = await report('answered', { item: 'claim', response: `breathes|thin_way,moist,many_vessels|${kReasoning}`, correct: true, try: 1, hints: 0 });
    assert.deepEqual(refused, []);
    await asTeacher();
    await at.page.getByRole('link', { name: t('teacher.to-mark', { count: 1 }), within: gradeBook(at.page, { activity: 'organ-to-cell' }).row('Ana Torres') }).click();
    await at.page.getByRole('heading', { name: cell('claim'), level: 2 }).get();
    for (const words of [cell('claim.breathes'), ...['thin_way', 'moist', 'many_vessels'].map((one) => cell(`claim.${one}`)), kReasoning, t('marking.right', { try: 1 })]) await at.says(words);
    assert.ok(!(await at.screen()).includes(cell('claim.pigment')), 'only the evidence that was chosen');
    const choose = (line, raw, max) => at.page.getByRole('radio', { name: t('score', { raw, max }), within: at.page.getByRole('group', { name: cell(`claim.${line}`) }) }).click();
    await choose('links_tissue', 1, 2);
    await choose('names_measure', 1, 1);
    await at.page.getByRole('textbox', { name: t('marking.comment') }).fill(kComment);
    await at.page.getByRole('button', { name: t('marking.save') }).click();
    await at.says(t('marking.saved', { points: 2, max: 3 }));
    await signIn(at.page, at.school, 'Ana Torres');
    const { text } = await at.page.getByRole('region', { name: t('student.marks') }).get();
    assert.ok(text.includes(kComment) && text.includes(t('pair', { name: cell('claim.links_tissue'), value: t('score', { raw: 1, max: 2 }) })), text);
  });

  test('time with help is told by group, and of each way why it was taken', async () => {
    const teacher = await at.school.as('teacher');
    for (const [name, ...members] of [['Blue', 'ana-torres', 'chen-wei'], ['Green', 'ben-carter'], ['Empty']]) {
      const group = randomUUID();
      await teacher.post(`/api/groups/${group}`, { name });
      for (const member of members) await teacher.post(`/api/groups/${group}/members/${member}`, {});
    }
    const way = (from, to, scaffold, more = {}) => ['performed', { action: 'way', detail: { from, to, because: '', choice: '', scaffold, ...more } }];
    const ana = await attemptBy(at.school, 'Ana Torres');
    await ana('started', {}, { seconds: 600 });
    await ana(...way('age', 'two_ages', 1, { because: 'two_ages' }), { seconds: 540 });
    await ana(...way('two_ages', 'air', 0), { seconds: 480 });
    const ben = await attemptBy(at.school, 'Ben Carter');
    await ben('started', {}, { seconds: 600 });
    await ben(...way('age', 'air', 0), { seconds: 540 });

    await asTeacher();
    await at.page.getByRole('link', { name: t('support.page') }).click();
    const table = at.page.getByRole('table', { name: ice('title') });
    const row = async (name) => (await at.page.getByRole('row', { name: new RegExp(`^${name}`), within: table }).get()).text;
    const minute = new Intl.NumberFormat('en', { style: 'unit', unit: 'minute', unitDisplay: 'short' });
    const half = new Intl.NumberFormat('en', { style: 'percent' }).format(0.5), third = new Intl.NumberFormat('en', { style: 'percent' }).format(1 / 3);
    const all = await row(t('support.class'));
    for (const words of [t('support.of', { count: 1, all: 2 }), minute.format(1), third]) assert.ok(all.includes(words), `${words} in ${all}`);
    const blue = await row('Blue');
    for (const words of [t('support.of', { count: 1, all: 1 }), minute.format(1), half]) assert.ok(blue.includes(words), `${words} in ${blue}`);
    const green = await row('Green');
    assert.ok(green.includes(t('support.of', { count: 0, all: 1 })) && !green.includes(minute.format(1)), green);
    assert.ok((await row('Empty')).includes(t('support.not-begun')));

    const lesson = at.page.getByRole('region', { name: texts('trapped-air', 'en')('title') });
    assert.ok((await lesson.get()).text.includes(t('support.nobody')), 'one that nobody has begun has no table');
    await at.says(t('support.nothing'));
    assert.equal(await at.page.getByRole('button', { name: t('support.ways-of', { student: 'Dana Haddad' }) }).count(), 0, 'no ways of who has begun nothing');

    const open = (student) => at.page.getByRole('button', { name: t('support.ways-of', { student }) }).click();
    await open('Ana Torres');
    await at.says(t('support.way', { from: ice('stage.age'), to: ice('stage.two_ages') }));
    await at.says(t('event.because', { why: ice('because.two_ages') }));
    await at.says(t('support.rule.next'));
    await open('Ben Carter');
    await at.says(t('support.rule.when', { rule: `${t('rule.tries', { name: t('quoted', { name: ice('age_at_depth.short') }) })} = 1` }));
  });
});
