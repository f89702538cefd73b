// Schedules for the page's own scripts: see run.mjs. The first schedule that breaks a rule is made as small as it gets and told.
import { runtimeScript, lessonOf } from "../../replay/runtime.mjs";
import type { RuntimeFactory } from "../../../web/player/runtime.ts";
import type * as Worlds from "./world.ts";
import { numbers } from "../../random.mjs";
import { drawPlan, type Happening } from "./plan.ts";
import { openLesson } from "./page.ts";

const site = process.cwd() + "/build/site";

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

let worlds = 0;
/** Each schedule has scripts of its own: what they remember ends with it. */
async function run(seed: number, plan: Happening[], tracing = false): Promise<Worlds.Verdict> {
  const { runIn } = (await import(new URL(`world.mjs?${++worlds}`, import.meta.url).href)) as typeof Worlds;
  return runIn(lesson, seed, plan, tracing);
}

const lesson = await openLesson(lessonOf("antarctica", site).folder, "ice-core", (path: string) => runtimeScript(path) as RuntimeFactory);
const began = process.hrtime.bigint();
const [schedules, first] = [option("schedules", 50), option("seed", 1)];

async function smallest(seed: number, plan: Happening[]): Promise<Happening[]> {
  for (let part = plan.length >> 1; part > 0; ) {
    let shrunk = false;
    for (let from = 0; from + part <= plan.length; ) {
      const less = [...plan.slice(0, from), ...plan.slice(from + part)];
      if ((await run(seed, less)).trouble) {
        plan = less;
        shrunk = true;
      } else {
        from += part;
      }
    }
    if (!shrunk) part >>= 1;
  }
  return plan;
}

const sum = { presses: 0, requests: 0, pages: 0, keepalives: 0, doubles: 0, forks: 0, contested: 0 };
let failed = 0;
let done = 0;
for (; done < schedules && !failed; done++) {
  const seed = first + done;
  const plan = drawPlan(numbers(seed));
  const verdict = await run(seed, plan, process.argv.includes("--trace"));
  for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += verdict[key];
  if (process.argv.includes("--trace")) console.log(verdict.trace.join("\n"));
  if (!verdict.trouble) continue;
  failed++;
  const small = await smallest(seed, plan);
  const again = await run(seed, small, true);
  console.log(`\nSchedule ${seed} breaks a rule: ${verdict.trouble}`);
  console.log(`Of its ${plan.length} happenings these ${small.length} are enough:\n  ${again.trace.join("\n  ")}`);
  console.log(`Again: node tests/faults/page/run.mjs --schedules 1 --seed ${seed}`);
}
const seconds = Number(process.hrtime.bigint() - began) / 1e9;
console.log(
  `${done} schedules of pages from seed ${first} in ${seconds.toFixed(1)} s: ${sum.presses} presses, ${sum.requests} requests, ` +
    `${sum.keepalives} of them outlived their page, ${sum.pages} pages, ${sum.doubles} items received again, ${sum.forks} of two pages at once refused, ` +
    `${sum.contested} schedules with work that a page could not read`,
);
console.log(`${done - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
