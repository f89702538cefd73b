// A lesson without a page: the built runtime and module in Node, with a clock that is told, storage and a school that take
// everything. What a student does goes in through the same calls as from the player's page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lessonOf, runtimeScript } from './runtime.mjs';

const kFrame_ms = 1000 / 60;
/** Kinds of what a pointer does, as the player's page tells them. */
const kPointer = { move: 0, down: 1, up: 2 };

export class Lesson {
  /** `launch`: of the protocol, without what follows from the build. `start`: milliseconds since 1970. See attempts.mjs for `named`. */
  static async start(module, launch, { start, named }) {
    const lesson = new Lesson(start);
    const { version, folder, manifest } = lessonOf(module);
    const file = ({ url }) => join(folder, url);
    const factory = runtimeScript(file(manifest.runtime.js), { now: () => lesson.now });
    const runtime = await WebAssembly.compile(readFileSync(file(manifest.runtime.wasm)));
    lesson.skua = await factory({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(runtime, imports).then((instance) => done(instance, runtime));
        return {};
      },
      skua: {
        patch: (json) => lesson.patch(JSON.parse(json)),
        effects: (json) => lesson.effects.push(...JSON.parse(json)),
        wake() {},
        measureText: () => ({ width: 1, height: 1 }),
        rasterText() {},
      },
    });
    const loaded = await lesson.skua.skuaLoadModule(await WebAssembly.compile(readFileSync(file(manifest.code))), module);
    if (loaded !== 0) throw new Error(`the module ${module} does not load: ${loaded}`);
    const activity = manifest.activities.find(({ id }) => id === launch.activity);
    const strings = JSON.parse(readFileSync(file((activity.locales ?? manifest.locales).en), 'utf8'));
    lesson.call('_skua_boot', { locale: 'en', strings, numbers: { decimal: '.', group: ',', minimumGroupingDigits: 1 }, theme: 'light', reducedMotion: false, now: start });
    if (activity.file) {
      const wrong = lesson.skua.UTF8ToString(lesson.call('_skua_add_activity', JSON.parse(readFileSync(file(activity.file), 'utf8'))));
      if (wrong) throw new Error(wrong);
    }
    lesson.tell({ type: 'loaded', items: [] });
    const build = named ? { manifest: version, hashes: { runtime: manifest.runtime.wasm.sha256, module: manifest.code.sha256 } } : {};
    const code = lesson.call('_skua_launch', { resume: { commands: [], events: 0 }, locale: 'en', ...launch, ...build });
    if (code !== 0) throw new Error(`the launch is not taken: ${code}`);
    lesson.settle();
    lesson.frame();
    return lesson;
  }

  constructor(start) {
    this.now = start;
    this.nodes = new Map();
    this.effects = [];
    /** In the order in which the school got them. */
    this.delivered = [];
    this.items = new Map();
    /** The newest one, where the launch asks for them. */
    this.checkpoint = undefined;
    this.wakeAt = Infinity;
    this.next = 0;
  }

  // ---- what a student does and sees

  node(id) {
    const node = this.nodes.get(id);
    if (!node) throw new Error(`the lesson shows no "${id}", but: ${[...this.nodes.keys()].join(', ')}`);
    return node;
  }
  has(id) { return this.nodes.has(id) && !this.nodes.get(id).disabled; }
  press(id) { this.input({ type: 'activate', node: this.node(id).id }); }
  set(id, value) { this.input({ type: 'set', node: this.node(id).id, value }); }
  /** From now on there is a stage of this size. Nothing is drawn on it, as before its first picture: what a pointer meets there is the same. */
  stage(width, height) {
    if (this.skua._skua_stage(width, height, 1, 0) !== 1) throw new Error('there is no stage');
    this.frame();
  }
  /** Presses the pointer so far (px) from the middle of what a node stands for, draws it along the others, one a frame, and lets it go. */
  drag(id, offsets) {
    const [x, y, w, h] = this.node(id).rect;
    const tell = (kind, to) => {
      this.skua._skua_pointer(kPointer[kind], x + w / 2 + to.x, y + h / 2 + to.y, 0);
      this.frame();
    };
    tell('move', offsets[0]);
    tell('down', offsets[0]);
    for (const to of offsets.slice(1)) {
      this.wait(kFrame_ms);
      tell('move', to);
    }
    tell('up', offsets.at(-1));
  }
  /** Key by key. */
  type(id, text, each_ms = 180) {
    for (let i = 1; i <= text.length; i += 1) {
      this.set(id, text.slice(0, i));
      this.wait(each_ms);
    }
  }

  /** Lets time pass as a page does: frames as long as something moves, alarms when they are due. */
  wait(ms) {
    const end = this.now + ms;
    while (this.now < end) {
      const frameAt = this.next < 0 ? Infinity : this.now + Math.max(kFrame_ms, this.next);
      this.now = Math.min(end, frameAt, Math.max(this.now + 1, this.wakeAt));
      if (this.now >= this.wakeAt) {
        this.wakeAt = Infinity;
        this.tell({ type: 'timer', now: this.now });
      }
      if (this.next >= 0 && this.now >= frameAt) this.frame();
    }
  }
  /** Until the simulation rests. */
  rest() {
    for (let i = 0; i < 10_000 && this.next >= 0; i += 1) this.wait(kFrame_ms);
  }

  flush() { this.tell({ type: 'flush', now: this.now }); }
  journal() { return this.skua.UTF8ToString(this.skua._skua_journal()); }

  // ---- the page's part

  input(input) {
    this.call('_skua_input', input);
    this.frame();
  }
  frame() {
    this.next = this.skua._skua_frame(this.now);
    this.settle();
  }
  tell(event) {
    this.call('_skua_outbox', event);
    this.settle();
  }
  call(name, value) {
    const text = this.skua.stringToNewUTF8(JSON.stringify(value));
    const result = this.skua[name](text);
    this.skua._free(text);
    return result;
  }
  patch({ removed, nodes }) {
    for (const id of removed) this.nodes.delete(id);
    for (const node of nodes) this.nodes.set(node.id, node);
  }
  /** Storage and school take everything at once. */
  settle() {
    for (let effect = this.effects.shift(); effect; effect = this.effects.shift()) {
      if (effect.type === 'store') {
        for (const item of effect.items) this.items.set(item.id, item);
        this.tell({ type: 'stored', ids: effect.items.map(({ id }) => id) });
      } else if (effect.type === 'wake') this.wakeAt = effect.at;
      else if (effect.type === 'checkpoint') this.checkpoint = effect;
      else if (effect.type === 'deliver') {
        this.delivered.push(...effect.ids.map((id) => this.items.get(id)));
        this.tell({ type: 'delivered', batch: effect.batch, acknowledged: effect.ids, refused: [] });
      }
    }
  }
}
