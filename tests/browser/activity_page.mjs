// A lesson in JSON over the ice core: its stages, questions, goals and result, as a student uses them.
import { setTimeout as sleep } from 'node:timers/promises';
import { CorePage } from './core_page.mjs';
import { until } from './driver/scope.mjs';

/** Milliseconds at every stage with which a whole lesson goes at the pace of somebody who works: where it goes faster, the school says that it was replayed, not witnessed. */
export const kReading = 1500;

export class ActivityPage extends CorePage {
  async inStage(stage) {
    await this.frame.getByRole('heading', { name: this.t(`stage.${stage}`), level: 2 }).get();
  }

  next() { return super.next('lesson.next'); }

  choose(item, option) { return this.frame.getByRole('radio', { name: this.t(`${item}.${option}`) }).click(); }

  async predict(item, option) {
    await this.choose(item, option);
    await this.button('lesson.predict').click();
  }

  check() { return this.button('lesson.check').click(); }

  /** Chooses an option as the answer. */
  async pick(item, option) {
    await this.choose(item, option);
    await this.check();
  }

  /** Types a number as the answer; `args` of the question's name. */
  async answer(item, text, args = {}) {
    await this.frame.getByRole('textbox', { name: this.t(item, args) }).fill(text);
    await this.check();
  }

  hint(left) { return this.button('lesson.hint', { left: this.written(left) }).click(); }

  /** Asks for both hints of a goal, and goes on without it. */
  async goOnWithout(goal) {
    await this.says(this.t(goal));
    for (const step of [1, 2]) {
      await this.hint(3 - step);
      await this.says(this.t(`${goal}.hint.${step}`));
    }
    await this.button('lesson.pass_over').click();
  }

  /** The options of a question for an order, by their ids, as they stand there now. */
  async orderOf(item, options) {
    const ids = new Map(options.map((option) => [this.t(`${item}.${option}`), option]));
    return until(async () => {
      const order = (await this.readAll('lesson.order.place', 0)).flatMap(({ what }) => ids.get(what) ?? []);
      return order.length === options.length ? order : undefined;
    }, async () => `not all of ${options.join(', ')} stand there, but:\n${await this.shown()}`);
  }

  /** Brings the options into this order with the buttons that move one up, and answers. */
  async arrange(item, wanted) {
    for (const [place, option] of wanted.entries()) {
      const what = this.t(`${item}.${option}`);
      for (let at = (await this.orderOf(item, wanted)).indexOf(option); at > place; at -= 1) {
        await this.button('lesson.order.up', { what }).click();
        await until(async () => (await this.orderOf(item, wanted)).indexOf(option) === at - 1 || undefined, () => `"${what}" did not move up`);
      }
    }
    await this.check();
  }

  /** What the result says: {points, possible}. */
  async result() {
    const said = await this.read('lesson.points');
    return { points: this.number(said.points), possible: this.number(said.possible) };
  }

  /** Goes through these stages, each by the method of its name; `options` for each. `reading`: milliseconds that a stage is looked at before it is worked on. */
  async goThrough(stages, { reading = 0, ...options } = {}) {
    for (const stage of stages) {
      await this.inStage(stage);
      await sleep(reading);
      await this[stage](options);
    }
  }
}
