/** A picture with what the student wrote on it: lines to words at its sides where there is room, else numbers and a list. */
import type { PictureEntry, PictureLabel } from "../protocol/notebook.ts";
import { html, type Html } from "./html.ts";
import type { Words } from "./words.ts";

/** Of the drawing's width, on each side of the picture; `style.ts` has the same. */
const kSide = 0.22;
/** In a drawing that is 1000 wide. */
const kWidth = 1000, kLetter = 22, kLine = 26, kGap = 8, kEdge = 12;

/** What a letter takes of its height, about: a sign of Chinese all of it. */
const widthOf = (sign: string): number => (/[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]/.test(sign) ? 1 : /\p{Lu}/u.test(sign) ? 0.7 : 0.56);

/** Lines of at most so many times the letters' height, broken between words where that is possible. */
export function linesOf(text: string, most: number): string[] {
  const lines = [""];
  let width = 0;
  for (const word of text.trim().split(/\s+/)) {
    const signs = [...word];
    const wide = signs.reduce((sum, sign) => sum + widthOf(sign), 0);
    if (lines.at(-1) && width + 0.3 + wide > most) {
      lines.push("");
      width = 0;
    } else if (lines.at(-1)) {
      lines[lines.length - 1] += " ";
      width += 0.3;
    }
    for (const sign of signs) {
      if (width + widthOf(sign) > most) {
        lines.push("");
        width = 0;
      }
      lines[lines.length - 1] += sign;
      width += widthOf(sign);
    }
  }
  return lines;
}

export interface SideLabel {
  /** Which of the labels. */
  index: number;
  side: "left" | "right";
  lines: string[];
  /** Upper edge of its words, in the drawing's units. */
  top: number;
}

/**
 * Where the words stand: each at the nearer side, in the order of their points so that no lines cross, moved apart where they
 * would cover each other. The drawing is 1000 wide and `height` high, or higher where many labels need it.
 */
export function besides(labels: PictureLabel[], height: number): { labels: SideLabel[]; height: number } {
  const placed: SideLabel[] = [];
  let needed = height;
  for (const side of ["left", "right"] as const) {
    const own = labels
      .map((label, index) => ({ label, index }))
      .filter(({ label }) => (label.x < 0.5) === (side === "left"))
      .sort((a, b) => a.label.y - b.label.y || a.index - b.index)
      .map(({ label, index }) => {
        const lines = linesOf(label.text, (kWidth * kSide - 2 * kEdge) / kLetter);
        return { index, side, lines, top: label.y * height - (lines.length * kLine) / 2 };
      });
    let free = 0;
    for (const one of own) {
      one.top = Math.max(one.top, free);
      free = one.top + one.lines.length * kLine + kGap;
    }
    // What was pushed out below goes up again as far as there is room.
    let limit = Math.max(height, own.reduce((sum, { lines }) => sum + lines.length * kLine + kGap, -kGap));
    needed = Math.max(needed, limit);
    for (const one of own.toReversed()) {
      one.top = Math.min(one.top, limit - one.lines.length * kLine);
      limit = one.top - kGap;
    }
    placed.push(...own);
  }
  return { labels: placed, height: needed };
}

const fixed = (value: number): string => String(Math.round(value * 10) / 10);

/** The picture's `<img>` with its labels over it and beside it, and the same as a list. */
export function labelled({ width, height, labels = [] }: PictureEntry, image: Html, words: Words): Html {
  const inner = kWidth * (1 - 2 * kSide);
  const high = (height / width) * inner;
  const at = ({ x, y }: PictureLabel) => [kWidth * kSide + x * inner, y * high] as const;
  const { labels: sides, height: drawn } = besides(labels, high);
  const lines = sides.map(({ index, side, lines: said, top }) => {
    const [x, y] = at(labels[index]!);
    const edge = side === "left" ? kWidth * kSide - kEdge : kWidth * (1 - kSide) + kEdge;
    const middle = side === "left" ? (kWidth * kSide) / 2 : kWidth * (1 - kSide / 2);
    const level = top + (said.length * kLine) / 2;
    const path = `M${fixed(edge)} ${fixed(level)}L${fixed(x)} ${fixed(y)}`;
    return html`<path class="nb-halo" d="${path}"/><path class="nb-leader" d="${path}"/><circle class="nb-end" cx="${fixed(x)}" cy="${fixed(y)}" r="4"/>${said.map((text, i) =>
      html`<text x="${fixed(middle)}" y="${fixed(top + (i + 0.78) * kLine)}">${text}</text>`)}`;
  });
  const numbers = labels.map(({ x, y }, i) =>
    html`<circle class="nb-badge" cx="${fixed(x * kWidth)}" cy="${fixed((y * kWidth * height) / width)}" r="30"/><text class="nb-number" x="${fixed(x * kWidth)}" y="${fixed((y * kWidth * height) / width + 12)}">${i + 1}</text>`);
  return html`<div class="nb-drawing"><div class="nb-labelled">${image}<svg class="nb-sides" viewBox="0 0 ${kWidth} ${fixed(drawn)}" aria-hidden="true">${lines}</svg><svg class="nb-numbers" viewBox="0 0 ${kWidth} ${fixed((kWidth * height) / width)}" aria-hidden="true">${numbers}</svg></div>
<ol class="nb-labels" aria-label="${words.say("labels")}">${labels.map(({ text }) => html`<li dir="auto">${text}</li>`)}</ol></div>`;
}
