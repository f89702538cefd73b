// Goes through "Check: what the ice says" as a student does: by role and name, with answers read from what is shown.
import { CorePage } from './core_page.mjs';

const kDepths = [1200, 1700, 2400, 3000];

export class IceCheck extends CorePage {
  constructor(frame, locale = 'en') {
    super(frame, 'antarctica', locale);
  }

  inQuestion(n) {
    return this.frame.getByRole('heading', { name: this.t('check.question', { n: this.written(n), all: this.written(4) }) }).get();
  }

  async keep(answer) {
    await this.button('keep').click();
    await this.says(this.t('kept', { answer }));
  }
  async type(item, text, args = {}) {
    await this.frame.getByRole('textbox', { name: this.t(item, args) }).fill(text);
  }
  choose(item, option) {
    return this.frame.getByRole('radio', { name: this.t(`${item}.${option}`) }).click();
  }

  async iceAge() {
    const { depth } = await this.read('prompt.ice_age');
    await this.sample(this.number(depth));
    const { n } = await this.read('sample.ice_age');
    await this.type('ice_age', n, { depth });
    await this.keep(this.t('answer.years', { n }));
  }

  /** Takes a sample at each depth and compares what their cards say. */
  async agesApart() {
    const apart = [];
    for (const depth of kDepths) {
      await this.sample(depth);
      const { n } = await this.read('sample.younger');
      apart.push(this.number(n));
    }
    await this.choose('ages_apart', kDepths[apart.indexOf(Math.max(...apart))]);
    await this.keep(this.t('ages_apart.2400'));
  }

  async coldCo2(option = '170_210') {
    await this.choose('cold_co2', option);
    await this.keep(this.t(`cold_co2.${option}`));
  }

  /** From the list of warm times. */
  async warmSpacing() {
    await this.unfoldFindings();
    const times = (await this.readAll('findings.time', 8)).slice(0, 5).map(({ age }) => this.number(age));
    const n = this.written((Math.max(...times) - Math.min(...times)) / 4, 2);
    await this.type('warm_spacing', n);
    await this.keep(this.t('answer.thousand_years', { n }));
  }

  nextQuestion() { return this.next('next.question'); }

  /** All four, the third at first wrong and then changed; up to the page where they are looked over. */
  async answerAll() {
    await this.inQuestion(1);
    await this.iceAge();
    await this.nextQuestion();
    await this.inQuestion(2);
    await this.agesApart();
    await this.nextQuestion();
    await this.inQuestion(3);
    await this.coldCo2('250_300');
    await this.nextQuestion();
    await this.inQuestion(4);
    await this.warmSpacing();
    await this.next('next.review');
    await this.button('review.go', { n: this.written(3) }).click();
    await this.inQuestion(3);
    await this.coldCo2();
    await this.nextQuestion();
    await this.next('next.review');
  }

  async handIn() {
    await this.button('hand_in').click();
    await this.frame.getByRole('heading', { name: this.t('check.handed_in') }).get();
  }
}
