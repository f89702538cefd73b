// Students whose browser fails them in the middle of the lesson: its process is killed, the tab is closed, the frame is
// taken away, the network goes, the lesson is opened a second time. They come back and finish. Whatever the page had called
// sent, or kept on this device, is with the school, once, and so is the score.
//
// WebKit's driver ends with the process of a page, and its next session finds an empty device. What was kept is demanded
// there only where the page goes and the browser stays.
//
// SKUA_KILL_RUNS: how many students in each engine; SKUA_KILL_SEED: from which seed on.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines, launch } from '../browser/driver/index.mjs';
import { until } from '../browser/driver/scope.mjs';
import { ReadingTheIce } from '../browser/reading_the_ice.mjs';
import { attemptOf, cutOff, signIn } from '../browser/school_pages.mjs';
import { startSchool } from '../browser/school_server.mjs';
import { texts, title } from '../browser/texts.mjs';
import { numbers } from '../random.mjs';

const kRuns = Number(process.env.SKUA_KILL_RUNS ?? 3);
const kSeed = Number(process.env.SKUA_KILL_SEED ?? new Date().toISOString().slice(0, 10).replaceAll('-', ''));
const kStudents = ['Ana Torres', 'Ben Carter', 'Chen Wei', 'Dana Haddad', 'Eli Novak'];
const kFaults = ['kill', 'kill', 'closeTab', 'reload', 'reloadFrame', 'closeFrame', 'offline', 'offlineThenKill', 'keptThenKill', 'keptThenCloseTab', 'keptThenReload', 'second'];
const player = texts('player');
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

class Student {
  /** `device`: {browser, restart()}; a driver that ends with the process of a page is started anew, with nothing kept. */
  constructor(device, school, name, seed) {
    Object.assign(this, { device, school, name, below: numbers(seed), log: [], pressed: [], from: 0, owed: new Set(), kept: 0 });
  }

  note(line) { this.log.push(line); }

  /** The page calls everything sent, or kept: all that was pressed, as long as the device has not been emptied. */
  promise() {
    for (const depth of this.pressed.slice(this.from)) this.owed.add(depth);
  }

  async signIn() {
    const page = await this.device.browser.newPage();
    await signIn(page, this.school, this.name);
    await page.getByRole('link', { name: new RegExp(`${texts('school')('student.start')}|${texts('school')('student.continue')}`), description: title('antarctica', 'ice-core') }).get();
    await page.close();
  }

  async open() {
    this.page = await this.device.browser.newPage();
    await this.page.goto(`${this.school.url}/lesson?assignment=reading-the-ice`);
    this.lesson = new ReadingTheIce(this.page.frame());
  }

  /** In the stage of the first sample; the guess before it is made again if it was lost, and gone on from if it was not. */
  async ready() {
    const { lesson } = this;
    const [guess, sample] = ['bottom', 'age'].map((stage) => lesson.t(`stage.${stage}`));
    const at = await until(async () => {
      const headings = await lesson.frame.evaluate(() => [...document.querySelectorAll('h1,h2,h3,h4')].map((el) => el.textContent.trim()));
      if (headings.includes(sample)) return 'sample';
      if (!headings.includes(guess)) return undefined;
      if (await lesson.button('lesson.predict').count()) return 'guess';
      return (await lesson.button('choose.show_card').count()) ? 'guessed' : undefined;
    }, async () => `neither "${guess}" nor "${sample}" stands there, but:\n${await lesson.shown()}`);
    if (at === 'sample') return;
    assert.equal(this.owed.size, 0, 'the guess is gone, and a sample after it was called sent or kept');
    if (at === 'guess') await lesson.bottom();
    else await lesson.button('choose.show_card').click();
    await lesson.inStage('age');
  }

  /** A press, and how long until something happens. */
  async sample() {
    const depth = 20 + 10 * this.pressed.length + this.below(10);
    await this.lesson.drill(depth);
    await this.lesson.button('take_sample').click();
    this.pressed.push(depth);
    this.note(`sample at ${depth}`);
    const patience = this.below(4);
    if (patience === 0) return;
    if (patience === 1) return sleep(this.below(40));
    await this.showsSample();
    if (patience === 2) return;
    await this.lesson.everythingSent();
    this.promise();
    this.note('shown as sent');
  }

  /** The card of the last sample stands there. */
  async showsSample() {
    await this.lesson.card(this.pressed.at(-1)).get();
  }

  async fault() {
    const fault = kFaults[this.below(kFaults.length)];
    this.note(fault);
    await this[fault]();
    await this.ready();
  }

  async kill() {
    this.device.browser.killPages();
    await this.comeBack();
  }
  async comeBack() {
    if (this.device.restart) {
      this.from = this.pressed.length; // an empty device: no later word of the page speaks of what was not sent
      await this.device.restart();
      await this.signIn();
    } else {
      await this.page.closeDead();
    }
    await this.open();
  }
  async closeTab() {
    await this.page.close();
    await this.open();
  }
  async reload() {
    await this.page.evaluate(() => location.reload()).catch(() => {});
    await sleep(100);
  }
  async reloadFrame() {
    await this.lesson.frame.evaluate(() => location.reload()).catch(() => {});
    await sleep(100);
  }
  async closeFrame() {
    await this.page.evaluate(() => document.querySelector('skua-player').remove());
    await this.reload();
  }
  async offline() {
    this.school.pause();
    await this.more();
    this.school.goOn();
  }
  async offlineThenKill() {
    this.school.pause();
    await this.more();
    this.device.browser.killPages();
    this.school.goOn();
    await this.comeBack();
  }
  /** Another sample, which can't be sent now. */
  async more() {
    const depth = 20 + 10 * this.pressed.length + this.below(10);
    await this.lesson.drill(depth);
    await this.lesson.button('take_sample').click();
    this.pressed.push(depth);
    this.note(`sample at ${depth}, without a network`);
    await sleep(this.below(600));
  }
  async keptThenKill() { await this.keptThen(this.device.restart ? 'closeTab' : 'kill'); }
  async keptThenCloseTab() { await this.keptThen('closeTab'); }
  async keptThenReload() { await this.keptThen('reload'); }
  /** Another sample that can't be sent is told to be kept, and is there when the student comes back. */
  async keptThen(end) {
    await cutOff(this.page);
    await this.more();
    await this.showsSample();
    await this.lesson.everythingKept();
    this.note(`told to be kept, then ${end}`);
    this.promise();
    this.kept += 1;
    await this[end]();
    await this.ready();
    await this.showsSample();
    if (this.device.restart) await this.lesson.everythingSent();
  }
  async second() {
    const first = this.page;
    await this.open();
    await this.lesson.frame.getByRole('button', { name: player('error.here') }).click();
    await this.ready();
    await first.close();
  }

  async finish() {
    const { lesson } = this;
    await lesson.age();
    await lesson.inStage('air');
    await lesson.air();
    await lesson.inStage('record');
    await lesson.everythingSent();
  }

  async check() {
    const { events: { events, refused }, score } = await attemptOf(await this.school.as('teacher'), this.name);
    assert.deepEqual(refused, []);
    assert.deepEqual(events.map(({ n }) => n), events.map((_, i) => i), 'numbers without gaps');
    const count = (type, fits = () => true) => events.filter((event) => event.type === type && fits(event)).length;
    assert.equal(count('started'), 1);
    assert.equal(count('predicted'), 1);
    assert.equal(count('answered', ({ correct }) => correct), 2);
    assert.deepEqual(score, { raw: 2, max: 5, scaled: 0.4 });
    const depths = events.filter(({ type, action }) => type === 'performed' && action === 'take_sample').map(({ detail }) => detail.depth_m);
    const taken = depths.filter((depth) => this.pressed.includes(depth));
    assert.deepEqual(taken, this.pressed.filter((depth) => taken.includes(depth)), 'each once, in their order');
    for (const depth of this.owed) assert.ok(taken.includes(depth), `the sample at ${depth} was called sent or kept and is not there`);
    return taken.length;
  }
}

for (const engine of engines()) {
  describe(`killed in mid lesson: ${engine}`, () => {
    let school, pressed = 0, arrived = 0, kept = 0;
    const device = {};
    // As text: what is drawn does not matter here, and takes its time.
    const start = async () => { device.browser = await launch(engine, { webgl: false, viewport: { width: 800, height: 600 } }); };
    if (engine === 'webkit') {
      device.restart = async () => {
        await device.browser.kill();
        await start();
      };
    }
    before(start);
    after(async () => {
      await device.browser.kill();
      await school?.kill();
      console.log(`${engine}: ${pressed} samples, of which ${pressed - arrived} were lost before the page had called them sent or kept; ${kept} were kept without a network and came back`);
    });

    for (let run = 0; run < kRuns; run += 1) {
      const seed = kSeed + run;
      test(`seed ${seed}`, async () => {
        if (run % kStudents.length === 0) {
          await school?.kill();
          school = await startSchool();
        }
        const student = new Student(device, school, kStudents[run % kStudents.length], seed);
        try {
          await student.signIn();
          await student.open();
          await student.ready();
          for (let left = 2 + student.below(3); left > 0; left -= 1) {
            await student.sample();
            await student.fault();
          }
          if (!student.kept) await student.keptThenKill();
          await student.finish();
          arrived += await student.check();
          pressed += student.pressed.length;
          kept += student.kept;
          await student.page.close();
        } catch (error) {
          school.goOn();
          error.message = `${error.message}\nSKUA_KILL_SEED=${seed} SKUA_KILL_RUNS=1 repeats it. ${student.name}: ${student.log.join(', ')}`;
          throw error;
        }
      });
    }
  });
}
