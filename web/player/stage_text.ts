/** Text for the stage, measured, wrapped and drawn by the browser: its fonts and its shaping, in any script. Sizes in CSS px. */

export interface TextSize {
  width: number;
  height: number;
  /** From the top to the first line's baseline. */
  baseline: number;
}

type Surface = HTMLCanvasElement | OffscreenCanvas;
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const lineHeight = 1.3;
let measuring: Context | undefined;
let drawing: Context | undefined;
let letters: Letters | undefined;

/** As the student has them: how large beside a browser's usual ones, and what stands between letters and words, in ems. */
interface Letters {
  family: string;
  scale: number;
  between: number;
}

/** They are looked at anew: whether they are others than those of what was drawn. */
export function forgetLetters(): boolean {
  const before = letters;
  letters = undefined;
  return !!before && before.scale !== lettersOfPage().scale;
}

function lettersOfPage(): Letters {
  if (letters) return letters;
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  const family = of("--skua-font") || "system-ui, sans-serif";
  return (letters = { family, scale: parseFloat(style.fontSize) / 16 || 1, between: parseFloat(of("--letters")) || 0 });
}

/** A value that changes with each frame is rasterised in each: its surface is made once, and stays where the processor reads it. */
function newContext(): Context {
  const canvas = typeof OffscreenCanvas === "function" ? new OffscreenCanvas(1, 1) : document.createElement("canvas");
  return canvas.getContext("2d", { willReadFrequently: true }) as Context;
}

/** `px` as it is drawn. */
function write(context: Context, px: number, weight: number): void {
  const { family, between } = lettersOfPage();
  const font = `${weight} ${px}px ${family}`;
  if (context.font !== font) context.font = font;
  if ("letterSpacing" in context) [context.letterSpacing, context.wordSpacing] = [`${between * px}px`, `${(between * px * 4) / 3}px`];
}

/** Spaces that hold together what stands before and behind them are no places for a break. */
const breaks = /[^\S\u00a0\u202f]$/;

/** Where a line may be broken: between words as the language has them, or at spaces. */
function pieces(text: string): string[] {
  if (typeof Intl.Segmenter !== "function") return text.split(/(?<=[^\S\u00a0\u202f])/);
  const cuts = new Intl.Segmenter(document.documentElement.lang, { granularity: "word" }).segment(text);
  const joined: string[] = [];
  for (const { segment, isWordLike } of cuts) {
    // Punctuation stays with the word before it, and a space ends a piece; scripts without spaces break between words.
    const last = joined.at(-1);
    const glued = last !== undefined && !breaks.test(last) && (!isWordLike || !/[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Khmr}\p{scx=Laoo}]/u.test(segment));
    if (glued) joined[joined.length - 1] += segment;
    else joined.push(segment);
  }
  return joined;
}

function wrap(text: string, context: Context, maxWidth: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    if (maxWidth <= 0 || context.measureText(paragraph).width <= maxWidth) {
      lines.push(paragraph);
      continue;
    }
    let line = "";
    for (const piece of pieces(paragraph)) {
      if (line && context.measureText((line + piece).trimEnd()).width > maxWidth) {
        lines.push(line.trimEnd());
        line = "";
      }
      line += piece;
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

interface Layout extends TextSize {
  lines: string[];
  /** Size of the letters. */
  px: number;
}

function layout(text: string, wanted: number, weight: number, maxWidth: number): Layout {
  const context = (measuring ??= newContext());
  const px = wanted * lettersOfPage().scale;
  write(context, px, weight);
  const lines = wrap(text, context, maxWidth);
  const width = Math.max(0, ...lines.map((line) => context.measureText(line).width));
  return { lines, px, width: Math.ceil(width), height: Math.ceil(lines.length * px * lineHeight), baseline: px };
}

export function measureText(text: string, px: number, weight: number, maxWidth: number): TextSize {
  const { width, height, baseline } = layout(text, px, weight, maxWidth);
  return { width, height, baseline };
}

/** White on nothing, exactly ceil(width × dpr) by ceil(height × dpr) pixels of what measureText says; until the next call. */
export function rasterText(text: string, wanted: number, weight: number, maxWidth: number, dpr: number): Surface {
  const { lines, px, width, height, baseline } = layout(text, wanted, weight, maxWidth);
  const context = (drawing ??= newContext());
  const { canvas } = context;
  // Also empties it.
  canvas.width = Math.max(1, Math.ceil(width * dpr));
  canvas.height = Math.max(1, Math.ceil(height * dpr));
  context.scale(dpr, dpr);
  write(context, px, weight);
  context.fillStyle = "#fff";
  // A number alone reads from left to right in every language.
  const rtl = document.documentElement.dir === "rtl" && /[\u0590-\u08ff]/.test(text);
  context.direction = rtl ? "rtl" : "ltr";
  context.textAlign = rtl ? "right" : "left";
  lines.forEach((line, i) => context.fillText(line, rtl ? width : 0, baseline + i * px * lineHeight));
  return canvas;
}
