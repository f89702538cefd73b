/** What can be done with a plot beyond looking: its values as a file, its picture as a file, and listening to it. */

import { h, words } from "../dom.ts";
import type { t } from "../messages.ts";
import type { PlotNode, Send } from "../nodes.ts";
import { notationOf } from "../notation.ts";
import { saveFile } from "../save.ts";

/** One pass over a series lasts so long, however many points it has. */
const kPassMs = 4000;
const kLowestHz = 220, kHighestHz = 880;

export interface PlotTools {
  el: HTMLElement;
  update(node: PlotNode): void;
  gone(): void;
}

/** What the event `keep-plot` asks of the notebook: which plot, and who says what came of it. */
export interface KeepPlot {
  node: string;
  told(text: string): void;
}

/** `open`: whether the table is open, so that its rows stay when the tools need them no more. */
export function plotTools(send: Send, say: typeof t, open: () => boolean): PlotTools {
  const listen = h("button", { type: "button", "data-tone": "quiet" });
  const csv = h("button", { type: "button", "data-tone": "quiet" });
  const picture = h("button", { type: "button", "data-tone": "quiet" });
  // Where there is a notebook: see notebook/notebook.ts.
  const keep = h("button", { type: "button", "data-tone": "quiet", class: "keep" });
  const told = h("p", { class: "told", role: "status" });
  const el = h("div", { class: "plot-tools" }, keep, listen, csv, picture, told);
  let now: PlotNode;
  let waiting: ((rows: string[][]) => void) | undefined;
  let sound: Sound | undefined;

  /** Rows come when they are asked for, and go when nobody reads them. */
  const withRows = (use: (rows: string[][]) => void) => {
    if (now.rows.length) return use(now.rows);
    waiting = use;
    send({ node: now.id, type: "open" });
  };
  const hush = () => {
    sound?.stop();
    sound = undefined;
    words(told);
    show();
  };
  const show = () => {
    words(listen, say(sound ? "plot.hush" : "plot.listen"));
    words(keep, say("plot.keep"));
    words(csv, say("plot.csv"));
    words(picture, say("plot.picture"));
    // In text view there is none.
    picture.hidden = !now.rect;
  };
  const place = (index: number) => send({ node: now.id, type: "set", value: index });
  const walk = (part: number) => now.cursor && place(Math.round(part * (now.cursor.count - 1)));
  listen.addEventListener("click", () => {
    if (sound) return hush();
    // Made while the click is being handled: no sound comes without one.
    const context = new AudioContext();
    withRows((rows) => {
      const { columns } = now;
      sound = new Sound(context, seriesOf(rows, columns.length), { series: (i) => words(told, say("plot.sounds", { series: columns[i]! })), walk, ended: hush });
      show();
    });
  });
  csv.addEventListener("click", () => withRows((rows) => {
    const plain = numberReader();
    const text = csvOf([now.columns, ...rows.map((row) => row.map(plain)), [], [now.name], [now.source]]);
    saveFile(new Blob([`\ufeff${text}`], { type: "text/csv" }), `${now.name}.csv`);
  }));
  keep.addEventListener("click", () => {
    const detail: KeepPlot = { node: now.id, told: (text) => words(told, text) };
    document.dispatchEvent(new CustomEvent("keep-plot", { detail }));
  });
  picture.addEventListener("click", () => {
    // The stage's pixels are only there right after it is drawn, as it is for every input.
    place(now.cursor?.index ?? 0);
    requestAnimationFrame(() => pictureOf(now)?.toBlob((image) => image && saveFile(image, `${now.name}.png`)));
  });
  return {
    el,
    update(node) {
      now = node;
      show();
      if (!waiting || !node.rows.length) return;
      const use = waiting;
      waiting = undefined;
      use(node.rows);
      if (!open()) send({ node: node.id, type: "close" });
    },
    gone: hush,
  };
}

/** Makes of a number of the page's language what every program reads; other text stays. Asks for the notation once: that is slow. */
export function numberReader(): (text: string) => string {
  const { decimal, group, minus } = notationOf(document.documentElement.lang);
  return (text) => {
    const bare = text.replace(minus, "-").replace(/[\u2212\u200e\u200f\u061c]/g, (sign) => (sign === "\u2212" ? "-" : ""));
    const plain = (group ? bare.replaceAll(group, "") : bare).replace(decimal, ".");
    return /^-?\d+(\.\d+)?$/.test(plain) ? plain : text;
  };
}

/** As RFC 4180 has it. */
export function csvOf(rows: string[][]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

/** Each column of numbers after the first, from 0 to 1; NaN where there is no number. */
export function seriesOf(rows: string[][], columns: number): { column: number; heights: number[] }[] {
  const plain = numberReader();
  return Array.from({ length: Math.max(0, columns - 1) }, (_, i) => {
    const values = rows.map((row) => (row[i + 1] ? Number(plain(row[i + 1]!)) : NaN));
    const there = values.filter(Number.isFinite);
    const [least, most] = [Math.min(...there), Math.max(...there)];
    return { column: i + 1, heights: values.map((value) => (most > least ? (value - least) / (most - least) : value === least ? 0.5 : NaN)) };
  }).filter(({ heights }) => heights.some(Number.isFinite));
}

interface SoundEvents {
  /** A column begins. */
  series(column: number): void;
  /** How far the pass is, from 0 to 1. */
  walk(part: number): void;
  ended(): void;
}

/** Series one after the other: low is little, high is much; from the left ear to the right. */
class Sound {
  readonly #context: AudioContext;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(context: AudioContext, series: ReturnType<typeof seriesOf>, events: SoundEvents) {
    this.#context = context;
    const begin = context.currentTime + 0.1;
    const pass = kPassMs / 1000;
    series.forEach(({ heights }, i) => play(context, heights, begin + i * pass, pass * 0.9));
    let at = -1;
    this.#timer = setInterval(() => {
      const passed = (context.currentTime - begin) / pass;
      const current = Math.floor(passed);
      if (current >= series.length) return events.ended();
      if (current < 0) return;
      if (current !== at) events.series(series[(at = current)]!.column);
      events.walk(Math.min(1, (passed - current) / 0.9));
    }, 50);
  }

  stop(): void {
    clearInterval(this.#timer);
    void this.#context.close();
  }
}

function play(context: AudioContext, heights: number[], begin: number, seconds: number): void {
  const tone = new OscillatorNode(context, { type: "triangle" });
  const loudness = new GainNode(context, { gain: 0 });
  const ears = new StereoPannerNode(context, { pan: -0.8 });
  tone.connect(loudness).connect(ears).connect(context.destination);
  heights.forEach((height, i) => {
    const when = begin + (seconds * i) / heights.length;
    if (Number.isFinite(height)) tone.frequency.setValueAtTime(kLowestHz * (kHighestHz / kLowestHz) ** height, when);
    loudness.gain.setTargetAtTime(Number.isFinite(height) ? 0.2 : 0, when, 0.01);
  });
  loudness.gain.setTargetAtTime(0, begin + seconds, 0.02);
  ears.pan.setValueAtTime(-0.8, begin);
  ears.pan.linearRampToValueAtTime(0.8, begin + seconds);
  tone.start(begin);
  tone.stop(begin + seconds + 0.2);
}

/** What the stage shows of it, with its name above and its source below. */
function pictureOf({ rect, name, source, sourceDrawn }: PlotNode): HTMLCanvasElement | undefined {
  const stage = document.getElementById("stage") as HTMLCanvasElement;
  if (!rect) return undefined;
  const scale = stage.width / stage.clientWidth;
  const [x, y, w, height] = rect.map((length) => Math.round(length * scale)) as [number, number, number, number];
  const line = Math.round(30 * scale);
  const canvas = h("canvas", { width: w + line, height: height + (sourceDrawn ? 2 : 3) * line });
  const context = canvas.getContext("2d")!;
  const style = getComputedStyle(document.documentElement);
  context.fillStyle = style.getPropertyValue("--skua-surface");
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(stage, x, y, w, height, line / 2, line * 1.5, w, height);
  context.fillStyle = style.getPropertyValue("--skua-text");
  context.direction = style.direction as CanvasDirection;
  context.textAlign = "center";
  const write = (text: string, weight: number, at: number) => {
    context.font = `${weight} ${line * 0.55}px ${style.fontFamily}`;
    context.fillText(text, canvas.width / 2, at, w);
  };
  write(name, 600, line);
  if (!sourceDrawn) write(source, 400, canvas.height - line / 2);
  return canvas;
}
