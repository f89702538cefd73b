// A teacher makes a group and assigns to it, and who is in it sees the lesson; the plan stands in the lesson and goes with what is shown there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines, launch } from '../driver/index.mjs';
import { gradeBook, openLesson, signIn } from '../school_pages.mjs';
import { startSchool } from '../school_server.mjs';
import { texts, title } from '../texts.mjs';

const t = texts('school', 'en');
const own = texts('player', 'en');
const lesson = title('antarctica', 'trapped-air');
const everybody = t('class.everybody');

/** The page of the class, by role and name. */
class ClassPage {
  constructor(page) {
    this.page = page;
  }

  async open(school) {
    await signIn(this.page, school, 'Ms. Okafor');
    await this.page.getByRole('link', { name: t('class.page') }).click();
    await this.page.getByRole('heading', { name: t('class.title'), level: 1 }).get();
  }

  button(key, values) { return this.page.getByRole('button', { name: t(key, values) }); }

  /** Waits until the page says that this was done. */
  async says(key, values) {
    const words = t(key, values);
    await this.page.waitFor((said) => [...document.querySelectorAll('[role=status]')].some((one) => one.textContent === said), words);
  }

  async makeGroup(name) {
    await this.page.getByRole('textbox', { name: t('class.group-name') }).fill(name);
    await this.button('class.make').click();
    await this.says('class.said-made', { group: name });
  }

  async put(student, group) {
    await this.page.getByRole('checkbox', { name: student }).press(' ');
    await this.says('class.said-in', { student, group });
  }

  async assign(to) {
    const form = this.page.getByRole('form', { name: t('class.assign-of', { title: lesson }) });
    const choice = this.page.getByRole('combobox', { name: t('class.to'), within: form });
    await choice.press(...to.slice(0, 5));
    await this.page.getByRole('button', { name: t('class.assign'), within: form }).click();
    await this.says('class.said-assigned', { title: lesson, who: to });
  }

  async takeBack(who) {
    await this.button('class.take-back-of', { who, title: lesson }).press('Enter');
    await this.says('class.said-taken', { title: lesson, who });
  }

  /** Sets the day of who has the lesson, as a calendar does. */
  async setDay(who, day) {
    await this.page.evaluate((name, value) => {
      const field = [...document.querySelectorAll('input[type=date]')].find((one) => one.getAttribute('aria-label') === name);
      field.focus();
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, t('class.due-of', { who, title: lesson }), day);
    await this.says('class.said-due', { title: lesson, who, day: new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day)) });
  }
}

const lessonsOf = async (page) => {
  await page.getByRole('heading', { name: /^Hello/ }).get();
  return page.evaluate(() => [...document.querySelectorAll('main li h2')].map((one) => one.textContent));
};

for (const engine of engines()) {
  describe(`the class and its plans in ${engine}`, () => {
    let school;
    let browser;
    let page;
    before(async () => {
      school = await startSchool();
      browser = await launch(engine);
      page = await browser.newPage();
    });
    after(async () => {
      await browser?.kill();
      await school?.kill();
    });
    const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);

    test('who is in the group that a lesson is assigned to sees it, with its day, and nobody else', async () => {
      const teacher = new ClassPage(page);
      await teacher.open(school);
      await teacher.makeGroup('Ice explorers');
      assert.match(await focused(), /Ice explorers/, 'the focus is where the students of the new group are');
      await teacher.put('Ana Torres', 'Ice explorers');
      await teacher.put('Dana Haddad', 'Ice explorers');
      await teacher.takeBack(everybody);
      assert.equal(await focused(), t('class.give-back-to', { who: everybody, title: lesson }), 'the focus goes on to giving it back');
      await page.press('Enter');
      await teacher.says('class.said-assigned', { title: lesson, who: everybody });
      assert.ok((await (await school.as('Ben Carter')).get('/api/assignments')).some(({ id }) => id === 'antarctica.trapped-air'), 'the class has it back');
      await teacher.takeBack(everybody);
      await teacher.assign('Ice explorers');
      await teacher.setDay('Ice explorers', '2099-12-18');
      assert.equal(await focused(), t('class.due-of', { who: 'Ice explorers', title: lesson }), 'the focus stays in the day');

      await signIn(page, school, 'Ben Carter');
      assert.ok(!(await lessonsOf(page)).includes(lesson));
      const refused = (await (await school.as('Ben Carter')).get('/api/assignments')).map(({ id }) => id);
      assert.ok(!refused.includes('antarctica.trapped-air'));
      await page.goto(`${school.url}/lesson?assignment=antarctica.trapped-air`);
      await page.getByRole('heading', { name: t('error.E-NOT-ASSIGNED') }).get();

      await signIn(page, school, 'Ana Torres');
      assert.ok((await lessonsOf(page)).includes(lesson));
      await page.waitFor((due) => document.body.innerText.includes(due), t('student.due', { day: 'December 18, 2099' }));

      await signIn(page, school, 'Ms. Okafor');
      const book = gradeBook(page, { activity: 'trapped-air' });
      await book.row('Ben Carter').becomes(({ text }) => text.includes(t('teacher.unassigned')), 'not assigned');
      await book.row('Ana Torres').becomes(({ text }) => text.includes(t('status.new')), 'not started');
    });

    test('a day that has passed is told before it is given', async () => {
      const teacher = new ClassPage(page);
      await teacher.open(school);
      const form = page.getByRole('form', { name: t('class.assign-of', { title: lesson }) });
      await form.get();
      await page.evaluate((name) => {
        const field = [...document.querySelectorAll('form')].find((one) => one.getAttribute('aria-label') === name).querySelector('input[type=date]');
        field.value = '2020-03-02';
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }, t('class.assign-of', { title: lesson }));
      await teacher.says('class.past-day', { day: 'March 2, 2020' });
      await teacher.assign('Ben Carter');
      await signIn(page, school, 'Ms. Okafor');
      await gradeBook(page, { activity: 'trapped-air' }).row('Ben Carter').becomes(({ text }) => text.includes(t('teacher.due', { day: 'Mar 2, 2020' })) && text.includes(t('teacher.overdue')), 'past due');
      await gradeBook(page, { activity: 'trapped-air' }).row('Ana Torres').becomes(({ text }) => text.includes(t('teacher.due', { day: 'Dec 18, 2099' })) && !text.includes(t('teacher.overdue')), 'due');
      const room = () => page.evaluate(() => [...document.querySelectorAll('.book')].filter((one) => one.scrollWidth > one.clientWidth).length);
      for (const [width, height] of [[1280, 800], [1024, 768], [390, 844]]) {
        await page.setViewport(width, height);
        assert.equal(await room(), 0, `the table has room at ${width}`);
      }
      await page.setViewport(1280, 800);
      const taken = await page.evaluate(() => fetch('/api/assignments/antarctica.trapped-air/assign/student/ben-carter', { method: 'DELETE' }).then(({ status }) => status));
      assert.equal(taken, 200);
    });

    test('the plan stands folded in the lesson, goes with what is shown there, and comes back updated', async () => {
      const student = await school.as('Ana Torres');
      await student.post('/api/plan', { goal: 'Know how old the air is.' });
      const visit = await openLesson(page, school, { activity: 'trapped-air' });
      const words = async () => visit.frame.evaluate(() => document.getElementById('plan').innerText);
      const all = (await student.get('/api/plan')).entries.filter(({ assignment }) => assignment === 'antarctica.trapped-air');
      const folded = visit.frame.getByRole('disclosure', { name: own('plan.title', { done: 0, all: all.length }) });
      await folded.get();
      assert.ok(!(await words()).includes('Know how old the air is.'), 'it is folded');
      await folded.click();
      for (const text of ['Know how old the air is.', own('plan.due', { day: 'December 18, 2099' }), all[0].title.en]) {
        assert.ok((await words()).includes(text), `${text} in ${await words()}`);
      }
      const untouched = () => visit.frame.evaluate((nothing) => document.getElementById('plan').innerText.split(nothing).length - 1, own('plan.nothing'));
      assert.equal(await untouched(), all.length);
      await visit.look();
      await visit.age();
      assert.ok((await untouched()) < all.length, 'what was shown is told in the plan at once');
      await visit.frame.getByRole('disclosure', { name: own('plan.title', { done: 0, all: all.length }) }).get();

      await page.goto(`${school.url}/plan`);
      await page.waitFor((enough) => document.querySelector('main').innerText.includes(enough), t('objective.not-enough'));
      const { entries } = await student.get('/api/plan');
      assert.ok(entries.some(({ standing }) => standing === 'not-enough-evidence'));

      // What is typed stays whatever else is kept, and each answer stands beside its button.
      const goal = (locale = 'en') => page.getByRole('textbox', { name: texts('school', locale)('plan.goal') });
      const kept = () => page.evaluate(() => document.querySelector('.said')?.closest('.entry, form')?.dataset.textOf ?? document.querySelector('.said')?.closest('.entry, form')?.className);
      const speak = (locale) => page.evaluate((tag) => {
        const choice = document.getElementById('language');
        choice.value = tag;
        choice.dispatchEvent(new Event('change'));
      }, locale);
      await goal().fill('Read the ice myself');
      await page.getByRole('button', { name: t('plan.later', { objective: entries[0].title.en }) }).click();
      await page.waitFor((words) => document.querySelector('.said')?.textContent === words, t('plan.kept'));
      assert.equal(await kept(), 'entry objective');
      assert.equal(await goal().value(), 'Read the ice myself');
      await speak('es');
      assert.equal(await goal('es').value(), 'Read the ice myself');
      assert.equal((await student.get('/api/plan')).goal.text, 'Know how old the air is.');
      await speak('en');
      await page.getByRole('textbox', { name: t('plan.look-back') }).fill('Slowly');
      await page.evaluate(() => document.querySelector('[data-text-of="look_back"] button').click());
      await page.waitFor((words) => document.querySelector('.said')?.textContent === words, t('plan.kept'));
      assert.equal(await kept(), 'look_back');
      assert.equal(await goal().value(), 'Read the ice myself');
      await goal().fill('x'.repeat(499));
      await page.waitFor((words) => document.querySelector('.room-left').innerText === words, t('plan.room-left', { count: 1 }));
    });

    test('a deleted group takes its lessons along, and what was begun stays', async () => {
      const teacher = new ClassPage(page);
      await teacher.open(school);
      await teacher.makeGroup('Short-lived');
      const { groups } = await (await school.as('teacher')).get('/api/class');
      const { id } = groups.find(({ name }) => name === 'Short-lived');
      assert.equal(await page.evaluate((path) => fetch(path, { method: 'DELETE' }).then(({ status }) => status), `/api/groups/${id}`), 204, 'deleted in another window');
      await page.evaluate((group) => document.getElementById(`group-${group}`).querySelector('input[type=checkbox]').click(), id);
      await page.waitFor((said) => [...document.querySelectorAll('[role=status]')].some((one) => one.textContent === said), `${t('error.E-NO-GROUP')}. ${t('error.E-NO-GROUP.do')}`);
      await teacher.open(school);
      await teacher.button('class.delete-of', { group: 'Ice explorers' }).click();
      const dialog = page.getByRole('dialog', { name: t('class.delete-title', { group: 'Ice explorers' }) });
      await page.getByRole('button', { name: t('class.delete'), within: dialog }).click();
      await teacher.says('class.said-deleted', { group: 'Ice explorers' });
      await page.waitFor((words) => document.querySelector('main').innerText.includes(words), t('class.nobody'));
      await signIn(page, school, 'Dana Haddad');
      assert.ok(!(await lessonsOf(page)).includes(lesson));
      await signIn(page, school, 'Ana Torres');
      assert.ok((await lessonsOf(page)).includes(lesson));
      await page.waitFor((words) => document.body.innerText.includes(words), t('student.unassigned'));
    });
  });
}
