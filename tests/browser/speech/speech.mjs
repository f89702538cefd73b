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

/** What a screen reader says of the control that has the focus once its state changes; the reading cursor alone does not. */
function stateOfFocus() {
  const control = document.activeElement;
  const of = (name, yes, no) => {
    const value = control?.getAttribute(name);
    return value ? [value === 'false' ? no : yes] : [];
  };
  const said = control?.matches('[type="range"], [role="spinbutton"]') ? [control.getAttribute('aria-valuetext') ?? control.value]
    : control?.matches('[type="checkbox"], [type="radio"]') ? [control.labels?.[0]?.innerText ?? '', control.checked ? 'checked' : 'not checked']
      : control?.matches('select') ? [control.selectedOptions[0]?.text ?? '']
        : control ? [...of('aria-checked', 'on', 'off'), ...of('aria-pressed', 'pressed', 'not pressed'), ...of('aria-expanded', 'expanded', 'collapsed')] : [];
  // Which question it is: a screen reader says the groups into which the focus has come, before the control itself.
  const groups = [];
  for (let at = control?.closest('fieldset'); at; at = at.parentElement.closest('fieldset')) groups.unshift(at);
  const before = globalThis.skuaFocus;
  globalThis.skuaFocus = { control, groups, said: said.join(', ') };
  if (!before) return [];
  const entered = groups.filter((group) => !before.groups.includes(group)).map((group) => `group, ${group.querySelector('legend').innerText}`);
  return before.control === control && before.said !== globalThis.skuaFocus.said ? [globalThis.skuaFocus.said] : entered;
}

const listenMs = 700;

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
    await this.scope.evaluate(stateOfFocus);
    await this.scope.press(...keys);
    return this.listen(listenMs);
  }

  /** What is said while nothing is done. */
  async listen(ms) {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return [...await this.scope.evaluate(stateOfFocus), ...await this.#fresh()];
  }

  /** What is typed goes in the place of what stood there, as after "select all". */
  async type(text) {
    await this.press();
    await this.scope.evaluate(() => document.activeElement.select?.());
    return this.press(...text);
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
