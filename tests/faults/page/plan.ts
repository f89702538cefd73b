/** What happens in one schedule, drawn from a seed. */
import type { Keeping } from "./device.ts";

const shares = {
  press: 40, hide: 5, crash: 10, trap: 3, reload: 6, close: 5, second: 4, network: 8, server: 8, storage: 5, evict: 1, clock: 4,
} as const;
type What = keyof typeof shares;
export const servings = ["well", "well", "well", "409", "413", "429", "500", "503", "401", "after all"] as const;
export const keepings: Keeping[] = ["well", "well", "full", "blocked", "silent", "slow"];
export interface Happening {
  what: What;
  amount: number;
  pause: number;
  serial: number;
}

export function drawPlan(below: (count: number) => number): Happening[] {
  const all = Object.entries(shares) as [What, number][];
  const total = all.reduce((sum, [, share]) => sum + share, 0);
  return Array.from({ length: 4 + below(16) }, (_, i) => {
    let left = below(total);
    const [what] = all.find(([, share]) => (left -= share) < 0)!;
    const pause = [0, 0, below(1000), below(1000), below(1000), below(20_000), 70_000][below(7)]!;
    return { what, amount: below(1000), pause, serial: i + 1 };
  });
}

