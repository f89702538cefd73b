/** The program of `skua check`, with the module that the lesson is over. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { SiteError } from "./site.mjs";

/** 256 MB, as for a replay. */
const kMostPages = 4096;
/** Games that are played at random, and commands of each: enough to meet a state that is too large to be kept. */
const kGames = 3;
const kCommands = 150;

export class Checker {
  #skua;

  static async of(site, base) {
    setFlagsFromString(`--wasm-max-mem-pages=${kMostPages}`);
    const program = join(site.folder, "verify/skua-check.cjs");
    site.read("verify/skua-check.cjs");
    site.read("verify/skua-check.wasm");
    const checker = new Checker();
    checker.#skua = await createRequire(program)(program)({ skua: { at() {} }, printErr() {} });
    const loaded = await checker.#skua.skuaLoadModule(await WebAssembly.compile(site.file(base, base.manifest.code)), base.manifest.module);
    if (loaded !== 0) throw new SiteError(`the checker (verify/skua-check.wasm) and the module "${base.manifest.module}" were built from different sources. Build the site again.`);
    return checker;
  }

  #call(text, use) {
    const place = this.#skua.stringToNewUTF8(text);
    const answer = JSON.parse(this.#skua.UTF8ToString(use(place)));
    this.#skua._free(place);
    return answer;
  }

  /** What an activity needs, or {errors: [{at, message}]}. */
  read(text) {
    return this.#call(text, (json) => this.#skua._skua_check_activity(json));
  }

  /** The rule that the activity breaks when it is played, in a sentence; nothing if it breaks none. */
  play(id) {
    for (let seed = 1; seed <= kGames; seed += 1) {
      const { error, violation } = this.#call(id, (name) => this.#skua._skua_check_game(name, seed, kCommands));
      if (error) return error;
      if (violation) return `played at random it breaks a rule: ${violation.says} ${violation.advice}`;
    }
    return undefined;
  }
}
