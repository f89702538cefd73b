// Goes through the frog's practical as a student does, by role and name. What a pin stands in is known from its description,
// as it is to who has read about the frog.
import { readFileSync } from 'node:fs';
import { ActivityPage } from './activity_page.mjs';
import { until } from './driver/scope.mjs';
import { texts } from './texts.mjs';

const kPins = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Names of parts in the locale files: "kidney" has "part.kidney". */
const partsOf = (locale) => Object.keys(JSON.parse(readFileSync(new URL(`../../modules/frog-dissection/locales/${locale}.json`, import.meta.url), 'utf8')))
  .flatMap((key) => /^part\.(\w+)$/.exec(key)?.[1] ?? []);

export class Practical extends ActivityPage {
  question(pin) { return this.t(`pin_${pin}`); }

  async isAsked(pin) {
    await this.frame.getByRole('group', { name: this.question(pin) }).get();
    await until(async () => (await this.frame.getByRole('button', { name: this.t('lesson.pin', { n: this.written(pin) }) }).count()) > 0 || undefined,
      async () => `there is no pin ${pin}, but:\n${await this.shown()}`);
  }

  /** {looks, place} of the pin that is asked. */
  async described(pin) {
    const describe = this.button('practical.describe');
    if (await describe.count()) await describe.press('Enter');
    const [looks, place] = await Promise.all(['practical.looks', 'practical.place'].map((key) => this.#readInQuestion(pin, key)));
    return { looks, place };
  }

  /** The words of a text that stands with the question. */
  #readInQuestion(pin, key) {
    const wanted = this.pattern(key);
    return until(async () => {
      const lines = await this.frame.evaluate((name) => [...document.querySelectorAll('[role=group]')]
        .filter((group) => group.querySelector(':scope > .legend')?.textContent === name)
        .flatMap((group) => [...group.querySelectorAll('.words')].map((line) => line.textContent.trim())), this.question(pin));
      return lines.flatMap((line) => wanted.exec(line)?.groups.words ?? [])[0];
    }, async () => `pin ${pin} is not described by "${key}", but:\n${await this.shown()}`);
  }

  /** The part that is described so. */
  partThat({ looks, place }) {
    const t = texts('frog-dissection', this.locale);
    const found = partsOf(this.locale).filter((part) => t(`part.${part}.looks`) === looks && t(`part.${part}.place`) === place);
    if (found.length !== 1) throw new Error(`${found.length} parts look like "${looks}" and lie "${place}"`);
    return found[0];
  }

  /** Ids of the names to choose from, by the names that stand there. */
  async offered() {
    const names = new Map(partsOf(this.locale).map((part) => [this.t(`part.${part}`), part]));
    const shown = await this.frame.evaluate(() => [...document.querySelectorAll('input[type=radio]')].map((radio) => radio.closest('label').textContent.trim()));
    return shown.map((name) => names.get(name) ?? name);
  }

  chooseName(part) { return this.frame.getByRole('radio', { name: this.t(`part.${part}`) }).click(); }

  async typeName(name) { await this.frame.getByRole('textbox', { name: this.t('practical.typed') }).fill(name); }

  confirm(key) { return this.button(key).press('Enter'); }
}

/** Both stages, in their order. */
export const kPracticalStages = ['first', 'second'];

export class PracticalCheck extends Practical {
  #said = [];

  constructor(frame, locale = 'en') { super(frame, 'frog-practical', locale); }

  /** Names these pins, those in `mistakes` wrong. `seen` is told of each while it is asked. */
  async #name(pins, { mistakes = [], seen = () => {} } = {}) {
    for (const pin of pins) {
      await this.isAsked(pin);
      const right = this.partThat(await this.described(pin));
      const offered = await this.offered();
      await seen({ pin, right, offered, said: this.#said });
      const name = mistakes.includes(pin) ? offered.find((part) => part !== right) : right;
      this.#said.push(name);
      await this.chooseName(name);
      await this.confirm('lesson.hand_in');
    }
  }

  async first(options = {}) {
    await this.#name(kPins.slice(0, 5), options);
    await this.next();
  }

  second(options = {}) { return this.#name(kPins.slice(5), options); }

  /** Waits for it; the school has the points. */
  async result() { await this.frame.getByRole('heading', { name: this.t('lesson.result') }).get(); }

  nameAll(options = {}) { return this.goThrough(kPracticalStages, options); }
}

export class NameThePins extends Practical {
  constructor(frame, locale = 'en') { super(frame, 'name-the-pins', locale); }

  async #types(wanted) {
    const field = this.frame.getByRole('textbox', { name: this.t('practical.typed') });
    if (((await field.count()) > 0) !== wanted) await this.frame.getByRole('switch', { name: this.t('practical.types') }).click();
    if (wanted) await field.get();
    else await field.gone();
  }

  /** Types each name, in small letters; the pins in `mistakes` first get another name of those to choose from. */
  async #name(pins, { mistakes = [] } = {}) {
    for (const pin of pins) {
      await this.isAsked(pin);
      const right = this.partThat(await this.described(pin));
      const name = this.t(`part.${right}`);
      if (mistakes.includes(pin)) {
        await this.#types(false);
        const other = (await this.offered()).find((part) => part !== right);
        await this.chooseName(other);
        await this.confirm('lesson.check');
        await this.says(this.t('practical.other', { part: this.t(`part.${other}`), looks: this.t(`part.${other}.looks`), place: this.t(`part.${other}.place`) }));
      }
      await this.#types(true);
      await this.typeName(name.toLowerCase());
      await this.says(this.t('practical.known', { part: name }));
      await this.confirm('lesson.check');
      await this.says(this.t('practical.is', { n: this.written(pin), part: name, does: this.t(`part.${right}.does`) }));
    }
  }

  async first(options = {}) {
    await this.#name(kPins.slice(0, 5), options);
    await this.next();
  }

  second(options = {}) { return this.#name(kPins.slice(5), options); }

  nameAll(options = {}) { return this.goThrough(kPracticalStages, options); }
}
