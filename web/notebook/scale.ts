/** Where values lie on an axis of a drawn plot, and which of them are marked. */
import type { PlotAxis } from "../protocol/notebook.ts";

export interface Scale {
  /** 0 at the axis' `from`, 1 at its `to`. */
  part(value: number): number;
  /** Round values between the ends, and the decimals that they need. */
  ticks: { value: number; decimals: number }[];
}

/** `most`: about so many ticks there may be. Ends that are the same are drawn apart. */
export function scaleOf({ from, to, log }: PlotAxis, most: number): Scale {
  if (log && from > 0 && to > 0 && from !== to) return logarithmic(from, to, most);
  const end = to === from ? from + 1 : to;
  const [least, greatest] = [Math.min(from, end), Math.max(from, end)];
  const step = roundStep((greatest - least) / most);
  const decimals = Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  const first = Math.ceil(least / step - 1e-6);
  const count = Math.floor(greatest / step + 1e-6) - first + 1;
  const ticks = Array.from({ length: Math.max(0, Math.min(count, 50)) }, (_, i) => ({ value: (first + i) * step, decimals }));
  return { part: (value) => (value - from) / (end - from), ticks };
}

function logarithmic(from: number, to: number, most: number): Scale {
  const [low, high] = [Math.log10(Math.min(from, to)), Math.log10(Math.max(from, to))];
  const every = Math.max(1, Math.ceil((high - low) / most));
  const ticks = [];
  for (let power = Math.ceil(low - 1e-9); power <= high + 1e-9; power += every) {
    ticks.push({ value: 10 ** power, decimals: Math.min(6, Math.max(0, -power)) });
  }
  // What is not above 0 lies at the lower end.
  const place = (value: number) => (value > 0 ? Math.log10(value) : low);
  return { part: (value) => (place(value) - Math.log10(from)) / (Math.log10(to) - Math.log10(from)), ticks };
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= least * (1 - 1e-9)) ?? 10 * power;
}
