// The notebook as a student uses it: finds everything by role and name.
import { texts } from './texts.mjs';
import { until } from './driver/scope.mjs';

export class NotebookPage {
  constructor(frame, locale = 'en') {
    this.frame = frame;
    this.t = texts('notebook', locale);
    this.menu = frame.getByRole('button', { name: texts('player', locale)('bar.menu') });
  }

  button(key, args) { return this.frame.getByRole('button', { name: this.t(key, args) }); }
  dialog() { return this.frame.getByRole('dialog', { name: this.t('notebook') }); }

  /** Waits until it can be opened; where the bar has little room, its button stands in the menu. */
  async ready() {
    let opened = false;
    await until(async () => {
      if (await this.button('notebook').count()) return true;
      if (!opened && (await this.menu.count())) await this.menu.click().then(() => (opened = true));
      return undefined;
    }, () => 'the bar has no button for the notebook');
  }

  async open() {
    await this.ready();
    await this.button('notebook').click();
    await this.dialog().get();
  }

  async close() {
    await this.button('close').click();
    await this.dialog().gone();
  }

  async write(text) {
    await this.frame.getByRole('textbox', { name: this.t('write') }).fill(text);
    await this.button('put').click();
    await this.says(this.t('told.in', { name: this.t('kind.note') }));
  }

  /** Takes what is offered under this name (a text, or a RegExp). `name`: of the entry. */
  async take(offer, name) {
    await this.frame.getByRole('button', { name: offer }).click();
    await this.says(this.t('told.in', { name }));
  }

  /** Names of the entries, the newest first. */
  entries() {
    return this.frame.evaluate(() => [...document.querySelectorAll('dialog article h4')].map((heading) => heading.textContent));
  }

  async has(...names) {
    await until(async () => JSON.stringify(await this.entries()) === JSON.stringify(names) || undefined, async () => `wanted ${names.join(', ')}; there is ${(await this.entries()).join(', ')}`);
  }

  shown() { return this.frame.evaluate(() => document.querySelector('dialog')?.innerText ?? ''); }

  async says(text) {
    await until(async () => (await this.shown()).includes(text) || undefined, async () => `the notebook does not say "${text}", but:\n${await this.shown()}`);
  }
}
