// Pages, frames and the things in them, the same over every engine. An engine gives each document ("realm") a
// `run(source)` that evaluates JavaScript and hands back JSON, and each page real pointer and key input.
import { finderSource } from './finder.mjs';
import { pressByTouch } from './touch.mjs';

/** Slow machines: SKUA_TEST_PATIENCE=3 waits three times as long everywhere. */
export const patience = Number(process.env.SKUA_TEST_PATIENCE ?? 1);
const kWaitMs = 30_000 * patience;
/** What a finger must be able to hit (WCAG 2.2, 2.5.8), CSS pixels. */
const kFingertip = 24;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Repeats `attempt` until it returns something other than undefined; `explain` words the failure. */
export async function until(attempt, explain, { ms = kWaitMs } = {}) {
  const end = Date.now() + ms;
  let last;
  for (;;) {
    try {
      const value = await attempt();
      if (value !== undefined) return value;
      last = undefined;
    } catch (error) {
      last = error; // a document that is being replaced, most often
    }
    if (Date.now() > end) throw new Error(`${await explain()}${last ? `\n(last error: ${last.message})` : ''}`);
    await sleep(60);
  }
}

/** A document: the page itself or a frame in it. `realm()` finds it anew each time, as documents come and go. */
export class Scope {
  constructor(page, realm, inFrame) {
    this.page = page;
    this.realm = realm;
    this.inFrame = inFrame;
  }

  /** Evaluates a function with JSON arguments in the document; its (awaited) result comes back as JSON. */
  async evaluate(fn, ...args) {
    const realm = await this.realm();
    return realm.run(`(${fn})(${args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(',')})`);
  }

  /** Calls a function of the finder, putting it into the document first when it is not there. */
  async find(method, ...args) {
    const call = (name, ...rest) => (globalThis.skuaTestFinder ? { value: globalThis.skuaTestFinder[name](...rest) } : null);
    let answer = await this.evaluate(call, method, ...args);
    if (answer === null) {
      await this.evaluate(await finderSource());
      answer = await this.evaluate(call, method, ...args);
    }
    return answer.value;
  }

  /** The one visible element with this role, accessible name (a string: the whole name; or a RegExp) and accessible description. */
  getByRole(role, { name, description, level, within } = {}) {
    return new Locator(this, {
      role,
      name: name instanceof RegExp ? { source: name.source, flags: name.flags } : name,
      description,
      level,
      within: within?.query,
    });
  }

  async url() {
    return this.evaluate(() => location.href);
  }

  /** Presses keys where the document has its focus: "Enter", "ArrowRight", "Home", "a" … */
  async press(...keys) {
    if (this.page.keyboard) await this.page.keyboard.press(...keys);
    else await this.page.engine.press(keys, await this.realm());
  }

  /** Resolves when the function, run in the document, gives something true; returns that. */
  async waitFor(fn, ...args) {
    return until(async () => (await this.evaluate(fn, ...args)) || undefined, () => `still not true: ${fn}`);
  }
}

function wording({ role, name, description, within }) {
  const called = typeof name === 'object' ? `/${name.source}/${name.flags}` : JSON.stringify(name);
  return role + (name === undefined ? '' : ` ${called}`) + (description === undefined ? '' : ` described as ${JSON.stringify(description)}`) + (within ? ` in ${wording(within)}` : '');
}

/** One thing in a document, looked for anew at each use. Actions wait until it is there, visible and enabled. */
export class Locator {
  constructor(scope, query) {
    this.scope = scope;
    this.query = query;
  }

  async explain(problem) {
    const listing = await this.scope.find('listing').catch((error) => `  (no listing: ${error.message})`);
    return `${wording(this.query)}: ${problem}. The document has:\n${listing}`;
  }

  /** Descriptions of all that match now; waits for nothing. */
  async all() {
    return this.scope.find('describeAll', this.query);
  }

  async count() {
    return (await this.all()).length;
  }

  /** Waits until exactly one element matches and describes it. */
  async get(options) {
    let count = 0;
    return until(async () => {
      const found = await this.all();
      count = found.length;
      return count === 1 ? found[0] : undefined;
    }, () => this.explain(`expected one, found ${count}`), options);
  }

  async text() { return (await this.get()).text.trim(); }
  async value() { return (await this.get()).value; }

  /** Waits until nothing matches any more. */
  async gone() {
    await until(async () => ((await this.count()) === 0 ? true : undefined), () => this.explain('is still there'));
  }

  /** Waits until the element's description passes the test. */
  async becomes(test, what = String(test)) {
    return until(async () => {
      const found = await this.all();
      return found.length === 1 && test(found[0]) ? found[0] : undefined;
    }, () => this.explain(`never became ${what}`));
  }

  /**
   * Clicks its middle with the engine's real pointer, once it has stopped moving. What moves away under the pointer at
   * the last moment is aimed at again, as a person would. By touch it is tapped; by keys only, Enter or Space does it.
   */
  async click() {
    const { keyboard, byTouch, engine } = this.scope.page;
    if (keyboard) return keyboard.operate(this);
    for (let tries = 0; tries < 5; tries += 1) {
      const point = await this.aim();
      await (byTouch ? engine.tap(point.x, point.y) : engine.click(point.x, point.y));
      if (await this.landed()) return;
    }
    throw new Error(await this.explain('every click at it landed on something else'));
  }

  /** Presses the pointer so far (px) from its middle, draws it along the others, and lets it go at the last. */
  async drag(offsets) {
    const { keyboard, byTouch, engine } = this.scope.page;
    if (keyboard) throw new Error(await this.explain('keys drag nothing'));
    const middle = await this.aim();
    const path = offsets.map(({ x, y }) => ({ x: middle.x + x, y: middle.y + y }));
    await (byTouch ? engine.swipe(path) : engine.drag(path));
  }

  /** Where on the page to click, when it lies still. */
  async aim(options) {
    const { page, inFrame } = this.scope;
    let problem;
    let previous;
    return until(async () => {
      const aimed = await this.scope.find('aim', this.query, page.byTouch ? kFingertip : 0);
      problem = aimed.problem;
      if (problem) return undefined;
      const point = inFrame ? await page.main.find('framePoint', aimed.x, aimed.y) : aimed;
      const still = previous && Math.abs(previous.x - point.x) < 0.5 && Math.abs(previous.y - point.y) < 0.5;
      previous = point;
      problem = 'it does not stop moving';
      return still ? point : undefined;
    }, () => this.explain(problem), options);
  }

  /** A click that led to another document has landed, too: nobody is left there to ask. */
  async landed() {
    const asked = () => this.scope.evaluate(() => globalThis.skuaTestFinder?.landed() ?? true);
    return until(async () => (await asked()) || undefined, () => '', { ms: 2000 }).catch(() => false);
  }

  /** Gives it the focus: by script, but with Tab where a page is used by keys only. */
  async focus() {
    const { page, inFrame } = this.scope;
    if (page.keyboard) return page.keyboard.reach(this);
    let problem;
    let touched = false;
    if (inFrame) await page.main.find('focusFrame');
    await until(async () => {
      let refused;
      ({ problem, refused } = await this.scope.find('focus', this.query));
      // WebKit lets no script move the focus in a frame of another origin before a person has done something there.
      if (refused && inFrame && !touched) {
        touched = true;
        const corner = await page.main.find('framePoint', 3, 3);
        await page.engine.click(corner.x, corner.y);
      }
      return problem ? undefined : true;
    }, () => this.explain(problem));
  }

  /** Gives it the keyboard focus and presses keys there. */
  async press(...keys) {
    if (this.scope.page.byTouch) return pressByTouch(this, keys);
    await this.focus();
    await this.scope.press(...keys);
  }

  /** Replaces what a text field holds by typing. */
  async fill(text) {
    const { keyboard } = this.scope.page;
    if (keyboard) return keyboard.fill(this, text);
    await this.click();
    if (this.scope.page.byTouch) await this.scope.press('Control+a');
    else await this.scope.find('select', this.query);
    await this.scope.press(...(text === '' ? ['Delete'] : text));
  }

  /** Moves a slider by keys only: Home or End when that is nearer, then pages, then single steps. */
  async setSlider(target) {
    const read = async () => Number((await this.get()).value);
    const { min, max, step } = await this.get();
    const [low, high, unit] = [Number(min), Number(max), Number(step) || 1];
    const start = await read();
    if (Math.abs(target - low) < Math.abs(target - start)) await this.press('Home');
    else if (Math.abs(high - target) < Math.abs(target - start)) await this.press('End');
    await this.pressTowards(target, read, ['PageDown', 'PageUp']);
    await this.pressTowards(target, read, ['ArrowLeft', 'ArrowRight']);
    const end = await read();
    if (Math.abs(end - target) > unit / 2) throw new Error(await this.explain(`went to ${end} instead of ${target}`));
  }

  /** Presses one of two keys (down, up) for as long as each press brings the value nearer to the target. */
  async pressTowards(target, read, [down, up]) {
    let at = await read();
    for (let rounds = 0; at !== target && rounds < 30; rounds += 1) {
      const before = at;
      await this.press(target > at ? up : down);
      at = await until(async () => {
        const now = await read();
        return now === before ? undefined : now;
      }, () => 'no effect', { ms: 300 }).catch(() => before);
      const stride = Math.abs(at - before);
      const more = stride > 0 ? Math.floor(Math.abs(target - at) / stride + 1e-9) : 0;
      if (more === 0) return;
      await this.press(...Array(Math.min(more, 200)).fill(target > at ? up : down));
      at = await read();
    }
  }
}
