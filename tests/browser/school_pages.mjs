// The school's pages, by role and name.
import { randomUUID } from 'node:crypto';
import { BloodOnTwoRounds } from './blood_on_two_rounds.mjs';
import { ExploreAFrog } from './explore_a_frog.mjs';
import { FrogAndHuman } from './frog_and_human.mjs';
import { Gallery } from './gallery_page.mjs';
import { IceCheck } from './ice_check.mjs';
import { InsideAFrog } from './inside_a_frog.mjs';
import { OrganToCell } from './organ_to_cell.mjs';
import { NameThePins, PracticalCheck } from './practical_page.mjs';
import { ReadingTheIce } from './reading_the_ice.mjs';
import { texts, title } from './texts.mjs';
import { TrappedAir } from './trapped_air.mjs';

const kLessons = {
  'ice-core': ReadingTheIce, 'ice-check': IceCheck, 'trapped-air': TrappedAir, 'inside-a-frog': InsideAFrog, 'explore-a-frog': ExploreAFrog, 'two-rounds': BloodOnTwoRounds,
  'frog-and-human': FrogAndHuman, 'name-the-pins': NameThePins, 'frog-practical': PracticalCheck, 'organ-to-cell': OrganToCell, widgets: Gallery,
};
const kModules = {
  widgets: 'gallery', 'inside-a-frog': 'frog-dissection', 'explore-a-frog': 'frog-dissection', 'two-rounds': 'frog-circulation', 'frog-and-human': 'frog-dissection',
  'name-the-pins': 'frog-dissection', 'frog-practical': 'frog-dissection', 'organ-to-cell': 'frog-microscope',
};
const moduleOf = (activity) => kModules[activity] ?? 'antarctica';

/** Signs in on the school's first page, which leads to the person's own. */
export async function signIn(page, school, name) {
  await page.goto(`${school.url}/`);
  await page.getByRole('button', { name }).click();
}

/** From the student's page into the lesson; its status words say how far the student is. */
export async function openLesson(page, school, { name = 'Ana Torres', locale = 'en', button = 'student.start', activity = 'ice-core' } = {}) {
  const t = texts('school', locale);
  await signIn(page, school, name);
  await page.getByRole('link', { name: new RegExp(t(button)), description: title(moduleOf(activity), activity, locale) }).click();
  return new kLessons[activity](page.frame(), locale);
}

/** From here on nothing that the page sends to the school arrives, until `back`. */
export async function cutOff(page) {
  await page.evaluate(() => {
    const through = globalThis.fetch;
    globalThis.fetch = () => Promise.reject(new TypeError('no network'));
    globalThis.back = () => void (globalThis.fetch = through);
  });
  return { back: () => page.evaluate(() => globalThis.back()) };
}

/** An activity's table in the teacher's grade book. */
export function gradeBook(page, { activity = 'ice-core', locale = 'en' } = {}) {
  const table = page.getByRole('table', { name: title(moduleOf(activity), activity, locale) });
  return {
    row: (name) => page.getByRole('row', { name: new RegExp(`^${name}`), within: table }),
    /** What opens the events behind a student's score. */
    opener: (name) => page.getByRole('button', { name: texts('school', locale)('teacher.open', { student: name }), within: table }),
  };
}

/** A student's attempt at an activity as the teacher's API tells it. */
export async function attemptOf(teacher, name, activity = 'ice-core') {
  const book = await teacher.get('/api/gradebook');
  const row = book.rows.find(({ student }) => student.name === name);
  const cell = row?.cells[book.assignments.findIndex((one) => one.activity === activity)];
  if (!cell?.attempt) throw new Error(`the grade book has no attempt of ${name} at ${activity}: ${JSON.stringify(row)}`);
  return { ...cell, events: await teacher.get(`/api/attempts/${cell.attempt}/events`) };
}

/** What `action` reported in an attempt, in its order. */
export const performed = ({ events: { events } }, action) => events.filter((event) => event.action === action).map(({ detail }) => detail);

/**
 * The grade book tells that a student's attempt is completed and its score witnessed. What an action reported in the attempt:
 * `done(action)`.
 */
export async function witnessed(browser, school, name, { activity = 'ice-core', locale = 'en' } = {}) {
  const t = texts('school', locale);
  const teacher = await browser.newPage();
  await signIn(teacher, school, 'Ms. Okafor');
  const is = (word) => (row) => row.text.includes(t(word));
  const row = await gradeBook(teacher, { activity, locale }).row(name).becomes(is('verdict.witnessed'), 'witnessed');
  if (!is('status.completed')(row)) throw new Error(`not completed: ${row.text}`);
  const attempt = await attemptOf(await school.as('teacher'), name, activity);
  return (action) => performed(attempt, action);
}

const kAssignment = 'reading-the-ice';

/** A student's attempt, driven through the API: each call reports one more event, `seconds` ago. */
export async function attemptBy(school, name, assignment = kAssignment) {
  const student = await school.as(name);
  const { launch: { attempt, resume, token } } = await student.post(`/api/assignments/${assignment}/launch`, { locale: 'en' });
  let n = resume.events;
  let raw = 0;
  return async (type, fields = {}, { seconds = 0 } = {}) => {
    if (fields.correct) ++raw;
    const standing = type === 'started' ? {} : { score: { raw, max: 5, scaled: raw / 5 }, done: raw, items: 5 };
    const body = { n: n++, type, tick: n, ...standing, ...fields };
    const item = { id: randomUUID(), attempt, kind: 'event', time: new Date(Date.now() - seconds * 1000).toISOString(), body };
    return student.post(`/api/attempts/${attempt}/items`, { items: [item] }, token);
  };
}
/** What such an answer reports. */
export const answered = (item, correct) => ['answered', { item, response: 'b', correct, try: 1, hints: 0 }];
