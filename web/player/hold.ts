/** One window at a time works on an attempt, where the browser has locks. */

import { Problem } from "./errors.ts";
import { stopWith } from "./faults.ts";

/** A page that is being reloaded gives its lock back a moment late. */
const lateMs = 600;

/** Resolves when the attempt is this window's; `lost` is called when another one takes it. */
export async function hold(attempt: string, lost: () => void): Promise<void> {
  const name = `skua:${attempt}`;
  const take = (options: LockOptions) =>
    new Promise<boolean>((resolve) => {
      let held = false;
      navigator.locks
        .request(name, options, (lock) => {
          resolve((held = !!lock));
          return lock && new Promise<never>(() => {}); // until the page goes
        })
        .catch(() => {
          resolve(true); // no locks in this frame
          if (!held) return;
          lost();
          void ask();
        });
    });
  /** What the other window did meanwhile comes with a new launch. */
  const ask = async () => {
    await stopWith(new Problem("E-ELSEWHERE"));
    await take({ steal: true });
    location.reload();
    await new Promise(() => {});
  };
  if (!navigator.locks || (await take({ ifAvailable: true }))) return;
  await new Promise((resolve) => setTimeout(resolve, lateMs));
  if (!(await take({ ifAvailable: true }))) await ask();
}
