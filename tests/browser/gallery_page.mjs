// The gallery of widgets, by role and name.
import { until } from './driver/scope.mjs';
import { texts, unmarked, written } from './texts.mjs';

export const kGalleryLanguages = ['en', 'es', 'fr', 'zh-Hans', 'ar'];
export const kSheets = ['controls', 'words', 'question', 'data', 'front', 'stage', 'space'];

/** Ways to plot the readings, in the order in which they stand to choose from. */
export const kPlots = ['joined', 'line', 'points', 'bars', 'area', 'log', 'panes', 'stars'];

export class Gallery {
  constructor(frame, locale) {
    this.frame = frame;
    this.locale = locale;
    this.t = texts('gallery', locale);
  }

  /** Chooses another language in the lesson's bar. */
  async speak(locale) {
    const chosen = { name: texts('player', this.locale)('bar.language') };
    await this.frame.getByRole('combobox', chosen).get();
    await this.frame.evaluate((tag) => {
      const select = document.getElementById('language');
      select.value = tag;
      select.dispatchEvent(new Event('change'));
    }, locale);
    this.locale = locale;
    this.t = texts('gallery', locale);
    await this.control('tablist', 'sheets').get();
  }

  /** What a student would look for: `control('switch', 'lamp_on')`. */
  control(role, key, args) {
    return this.frame.getByRole(role, { name: this.t(key, args) });
  }

  async #shows(words) { return unmarked(await this.frame.evaluate(() => document.body.innerText)).includes(unmarked(words)); }

  /** Waits until these words stand there, or no longer do. */
  says(words) { return until(async () => (await this.#shows(words)) || undefined, () => `"${words}" does not stand there`); }
  saysNoLonger(words) { return until(async () => !(await this.#shows(words)) || undefined, () => `"${words}" still stands there`); }

  /** A length on the bench, and an illuminance, as the gallery writes them. */
  cm(value) { return this.t('cm', { n: written(value, this.locale) }); }
  lux(value) { return this.t('lux', { n: written(value, this.locale, 1) }); }

  /** Chooses one of a list's options with the keyboard; `options`: all of them, in their order. */
  async choose(key, options, wanted) {
    const list = this.control('combobox', key);
    const stands = (option) => list.becomes(({ value }) => value === option, option);
    // The empty place of a list in which nothing was chosen is gone then.
    await list.press('End');
    await this.frame.waitFor((count) => document.activeElement.options?.length === count, options.length);
    await list.press('Home', ...Array(options.indexOf(wanted)).fill('ArrowDown'));
    await stands(wanted);
  }

  /** The light meter on the bench; the panel of the first sheet has a slider for it, too. */
  meter() { return this.frame.getByRole('slider', { name: this.t('distance'), description: this.t('distance.more') }); }

  /** Moves it a step toward the lamp, as one does with a finger or with keys. */
  async nearer() {
    const { value } = await this.meter().get();
    if (this.frame.page.byTouch) await this.meter().drag([0, -10, -20, -30].map((x) => ({ x, y: 0 })));
    else await this.meter().press('ArrowLeft');
    await this.meter().becomes((now) => Number(now.value) < Number(value), 'nearer');
  }

  /** Lays a sheet on top and waits until it is there. */
  async sheet(name) {
    await this.control('tab', `sheets.${name}`).click();
    await this.control('tabpanel', `sheets.${name}`).get();
  }
}
