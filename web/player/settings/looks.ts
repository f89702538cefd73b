/** How a lesson looks to this student: colours, letters and motion, as chosen here or set on the device. */

import { readPreferences } from "../preferences.ts";

/** Names of the palette's colours in its order; the build puts them in. */
declare const PALETTE: string[];
/** Addresses of the fonts relative to this script: family, weight, characters (CSS unicode-range), address. The build puts them in. */
declare const FONTS: [family: string, weight: string, characters: string, url: string][];

export const families = { atkinson: "Atkinson Hyperlegible", dyslexic: "OpenDyslexic" } as const;

const contrast = matchMedia("(prefers-contrast: more)");
const forced = matchMedia("(forced-colors: active)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const root = document.documentElement;

export interface Looks {
  theme: "light" | "dark";
  reducedMotion: boolean;
  /** 0xRRGGBB of each colour of the palette, where they are neither the light nor the dark ones. */
  colors?: number[];
}

/** Puts what was chosen on the page; resolves when its letters are there, or can't be had. */
export async function wear(): Promise<void> {
  const { theme, font, spacing, motion, size } = readPreferences();
  for (const [name, value] of Object.entries({ theme, font, spacing, motion })) {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  }
  root.style.setProperty("--size", String((size ?? 100) / 100));
  if (font) await fetchFont(families[font]).catch(() => {});
}

/** Whether the page looks other than it does by itself. */
export function hasOwnLooks(): boolean {
  const { theme, font, spacing, motion, size } = readPreferences();
  return !!(theme || font || spacing || motion || size) || contrast.matches || forced.matches;
}

/** Calls back when the device's own settings change. */
export function watchDevice(changed: () => void): void {
  for (const query of [contrast, forced, still]) query.addEventListener("change", changed);
}

/** What the stage is drawn with. */
export function looks(isDark: boolean): Looks {
  const { theme, motion } = readPreferences();
  const own = forced.matches || theme === "contrast" || (contrast.matches && !theme);
  const colors = own ? colorsOfPage() : undefined;
  return { theme: (colors ? luma(colors[0]!) < 128 : isDark) ? "dark" : "light", reducedMotion: still.matches || motion === "none", ...(colors && { colors }) };
}

const luma = (rgb: number): number => 0.3 * (rgb >> 16) + 0.59 * ((rgb >> 8) & 255) + 0.11 * (rgb & 255);

/** The palette as the page has it: a system's colour is only known by asking what it comes to. */
function colorsOfPage(): number[] {
  const probe = document.createElement("i");
  probe.style.setProperty("forced-color-adjust", "none");
  document.body.append(probe);
  const colors = PALETTE.map((name) => {
    probe.style.color = `var(--skua-${name})`;
    const { color } = getComputedStyle(probe);
    // "rgb(0, 0, 0)", or "color(srgb 0 0 0)" of what was mixed.
    const part = color.startsWith("color") ? 255 : 1;
    const [r = 0, g = 0, b = 0] = color.match(/[\d.]+/g)?.map((text) => Math.round(Number(text) * part)) ?? [];
    return (r << 16) | (g << 8) | b;
  });
  probe.remove();
  return colors;
}

const asked = new Map<string, Promise<unknown>>();

/** Each family once; again after it could not be had. */
export function fetchFont(family: string): Promise<unknown> {
  let font = asked.get(family);
  if (!font) {
    const faces = FONTS.filter(([name]) => name === family).map(([name, weight, characters, url]) => {
      return new FontFace(name, `url("${new URL(url, import.meta.url).href}")`, { weight, unicodeRange: characters });
    });
    for (const face of faces) document.fonts.add(face);
    font = Promise.all(faces.map((face) => face.load()));
    asked.set(family, font);
    font.catch(() => {
      for (const face of faces) document.fonts.delete(face);
      asked.delete(family);
    });
  }
  return font;
}
