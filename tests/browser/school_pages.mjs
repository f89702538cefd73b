// The school's pages, by role and name.
import { ReadingTheIce } from './reading_the_ice.mjs';
import { texts } from './texts.mjs';

/** Signs in on the school's first page, which leads to the person's own. */
export async function signIn(page, school, name) {
  await page.goto(`${school.url}/`);
  await page.getByRole('button', { name }).click();
}

/** From the student's page into the lesson; its status words say how far the student is. */
export async function openLesson(page, school, { name = 'Ana Torres', locale = 'en', button = 'student.start' } = {}) {
  const t = texts('school', locale);
  await signIn(page, school, name);
  await page.getByRole('link', { name: new RegExp(t(button)) }).click();
  return new ReadingTheIce(page.frame(), locale);
}

/** The assignment's attempt of a student as the teacher's API tells it. */
export async function attemptOf(teacher, name) {
  const book = await teacher.get('/api/gradebook');
  const row = book.rows.find(({ student }) => student.name === name);
  if (!row?.cells[0]?.attempt) throw new Error(`the grade book has no attempt of ${name}: ${JSON.stringify(row)}`);
  return { ...row.cells[0], events: await teacher.get(`/api/attempts/${row.cells[0].attempt}/events`) };
}
