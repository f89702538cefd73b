// A student's plan in the school, and what is handed in for it through the API.
import assert from 'node:assert/strict';
import { attemptBy, signIn } from './school_pages.mjs';
import { texts } from './texts.mjs';

const t = texts('school', 'en');

/** What a lesson tells of an objective. */
export const shown = (objective, detail) => ['performed', { action: 'objective', detail: { objective, mastered: 0, right: 0, of: 1, ...detail } }];

/** Hands a lesson in, having told so much of its objectives. */
export async function handIn(school, name, assignment, ...told) {
  const report = await attemptBy(school, name, assignment);
  await report('started');
  for (const one of told) await report(...one);
  const { refused } = await report('completed');
  assert.deepEqual(refused, []);
}

export async function openPlan(page, school, name) {
  await signIn(page, school, name);
  await page.getByRole('link', { name: t('plan.mine') }).click();
  await page.getByRole('heading', { name: t('plan.title'), level: 1 }).get();
}

export const planOf = async (school, name) => (await school.as(name)).get('/api/plan');
