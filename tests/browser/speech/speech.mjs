// A lesson as a screen reader speaks it: a reading cursor over the page (@guidepup/virtual-screen-reader), and the engine's real
// keys for what is operated. What live regions say is spoken too.
import { build } from 'esbuild';

const kReader = `import { virtual } from '@guidepup/virtual-screen-reader/browser.js'; globalThis.skuaSpeech = virtual;`;
let source;

async function readerSource() {
  source ??= build({
    stdin: { contents: kReader, resolveDir: import.meta.dirname }, bundle: true, format: 'iife', write: false, platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
  }).then(({ outputFiles }) => outputFiles[0].text);
  return source;
}

/** Moves that a screen reader's user knows, and what they are to the reader. */
const kMoves = {
  'next heading': 'moveToNextHeading', 'previous heading': 'moveToPreviousHeading', 'next landmark': 'moveToNextLandmark',
  'previous landmark': 'moveToPreviousLandmark',
};
export const moves = ['next', 'previous', ...Object.keys(kMoves)];

export class Speech {
  constructor(scope) {
    this.scope = scope;
    this.heard = 0;
  }

  /** What was spoken since the last time. */
  async #fresh() {
    const log = await this.scope.evaluate(() => globalThis.skuaSpeech?.spokenPhraseLog());
    if (!log) return [];
    const fresh = log.slice(this.heard);
    this.heard = log.length;
    return fresh;
  }

  /** From the top of the document; also after it was loaded anew. */
  async start() {
    const realm = await this.scope.realm();
    await realm.run(`${await readerSource()};0`);
    this.heard = 0;
    await this.scope.evaluate(async () => skuaSpeech.start({ container: document.body }));
    return this.#fresh();
  }

  async move(kind) {
    await this.scope.evaluate(async (move, command) => {
      if (command) await skuaSpeech.perform(skuaSpeech.commands[command]);
      else await skuaSpeech[move]();
    }, kind, kMoves[kind]);
    return this.#fresh();
  }

  /**
   * Presses keys on what the reading cursor is on, as a screen reader's user would: the control that it is in gets the focus
   * first. Then the reading goes on from what has the focus. Returns what was said meanwhile.
   */
  async press(...keys) {
    await this.scope.evaluate(() => {
      const at = skuaSpeech.activeNode;
      const element = at?.nodeType === 1 ? at : at?.parentElement;
      const control = 'button,input,select,textarea,summary,a[href],[tabindex]';
      const target = element?.closest(control) ?? element?.closest('label,li,div')?.querySelector(control);
      if (target && target !== document.activeElement) target.focus();
    });
    await this.scope.press(...keys);
    await new Promise((resolve) => setTimeout(resolve, 700));
    return this.#fresh();
  }

  /** Reads on until a phrase fits; undefined at the end of the document. */
  async readTo(wanted, most = 400) {
    for (let i = 0; i < most; i += 1) {
      const phrase = (await this.move('next')).at(-1);
      if (phrase === undefined) continue;
      if (wanted.test(phrase)) return phrase;
      if (phrase === 'end of document') return undefined;
    }
    return undefined;
  }

  /** Everything, from the top. */
  async all() {
    const phrases = await this.start();
    while (phrases.at(-1) !== 'end of document') {
      const more = await this.move('next');
      if (!more.length) break;
      phrases.push(...more);
    }
    return phrases;
  }
}
