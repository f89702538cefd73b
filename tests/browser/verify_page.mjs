// The page that checks journals, as the school serves it: by role and name.
import { texts } from './texts.mjs';

export class VerifyPage {
  constructor(page, locale = 'en') {
    this.page = page;
    this.t = texts('verify', locale);
  }

  static async open(page, school, locale) {
    await page.goto(`${school.lessons}/lessons/verify/`);
    const verify = new VerifyPage(page, locale);
    await verify.heading('page.heading');
    return verify;
  }

  heading(key) { return this.page.getByRole('heading', { name: this.t(key) }).get(); }

  /** Drops files on the page, as {name: text}. */
  async drop(files) {
    await this.page.evaluate((given) => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of Object.entries(given)) dataTransfer.items.add(new File([text], name));
      document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, files);
  }

  /** Opens what happened: the cells of its rows. */
  evidence() {
    return this.page.evaluate(() => {
      const details = document.querySelector('.evidence');
      details.querySelector('summary').click();
      return [...details.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.innerText));
    });
  }

  words() { return this.page.evaluate(() => document.querySelector('main').innerText); }
}
