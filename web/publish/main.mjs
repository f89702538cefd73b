/**
 * Makes a lesson of an activity that a teacher wrote, or says what is wrong with it. Bundled to one file for Node; the school
 * runs it as a child that cannot write: what it makes goes to standard output, and the school puts it in its place.
 *
 *   node skua-publish.mjs --site DIR
 *
 * Standard input: {"module", "id", "activity": text, "keys": {"items": {…}} or null}. Standard output, one of:
 *   {"ok": true, "base", "version", "manifest": text, "told", "files": [{"path", "text"}], "keys": text or null}
 *   {"ok": false, "faults": [{"at": JSON pointer, "message"}]}
 *   {"ok": false, "error": sentence, "code"}: it could not be looked at, whatever stands in it
 */
import { Checker } from "./checker.mjs";
import { faultsOf } from "./faults.mjs";
import { lessonOf } from "./lesson.mjs";
import { SiteError, Site } from "./site.mjs";
import { withSiteKeys } from "./site_keys.mjs";

const kMostFaults = 200;

async function readRequest() {
  const parts = [];
  for await (const part of process.stdin) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString("utf8"));
}

async function publish({ module, id, activity: text, keys: given }, folder) {
  const site = new Site(folder);
  const base = site.newest(module);
  const checker = await Checker.of(site, base);
  const { faults, activity, keys } = faultsOf(text, { id, keys: withSiteKeys(text, given, { site, base }), checker });
  if (faults.length) return { ok: false, faults };
  const { faults: more, ...lesson } = lessonOf(activity, { site, base, keys });
  return more.length ? { ok: false, faults: more } : { ok: true, ...lesson };
}

function outcomeOf(error) {
  if (error instanceof SiteError) return { ok: false, error: error.message, code: "site" };
  const trap = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
  if (!trap) throw error;
  return { ok: false, faults: [{ at: "", message: `the lesson's program stopped while it read or played this: ${error.message}` }] };
}

const [option, folder] = process.argv.slice(2);
if (option !== "--site" || !folder) {
  console.error("node skua-publish.mjs --site DIR, with a request on standard input");
  process.exit(2);
}
const outcome = await publish(await readRequest(), folder).catch(outcomeOf);
if (outcome.faults) outcome.faults = outcome.faults.slice(0, kMostFaults);
process.stdout.write(`${JSON.stringify(outcome)}\n`);
