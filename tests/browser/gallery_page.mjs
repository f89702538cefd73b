// The gallery of widgets, by role and name.
import { texts } from './texts.mjs';

export const kGalleryLanguages = ['en', 'es', 'fr', 'zh-Hans', 'ar'];
export const kSheets = ['controls', 'words', 'question', 'data', 'front', 'space'];

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

  /** Lays a sheet on top and waits until it is there. */
  async sheet(name) {
    await this.control('tab', `sheets.${name}`).click();
    await this.control('tabpanel', `sheets.${name}`).get();
  }
}
