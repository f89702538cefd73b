/** What the lesson shows, as entries: values, plots, and the picture of the stage. */

import * as LIMITS from "../../protocol/limits.ts";
import type { MeasurementEntry, PictureEntry, PlotEntry } from "../../protocol/notebook.ts";
import { byId, h } from "../dom.ts";
import type { Measurement } from "../../protocol/protocol.ts";
import type { Input, PlotNode } from "../nodes.ts";
import type { Runtime } from "../runtime.ts";

export interface Lesson {
  runtime(): Runtime | undefined;
  /** All texts of runtime, module and activity, in the student's language. */
  texts(): Record<string, string>;
  /** What the module lets students measure. */
  measurements: Measurement[];
  send(input: Input): void;
  /** The stage, at once. */
  draw(): void;
}

/** Those of an entry that say what it is, and not when or by whom. */
type Taken<Entry> = Omit<Entry, "id" | "revision" | "time" | "activity" | "title" | "stage" | "lang">;

const patienceMs = 5_000;
const pictureWidths = [640, 480, 320];
const pictureCharacters = 60_000;

interface Measured {
  of: string;
  given?: [which: number, value: number];
  value: number;
}
export type Value = Taken<MeasurementEntry>;

const measure = ({ runtime }: Lesson, asked: (string | [string, ...number[]])[]): Measured[] =>
  asked.length ? (runtime()?.ask<Measured[]>("measure", asked) ?? []) : [];

function valueIn(texts: Record<string, string>, of: string, value: number): Value {
  return { kind: "measurement", of, name: texts[`measurement.${of}`] || of, value, unit: texts[`measurement.${of}.unit`] ?? "", decimals: decimalsOf(value) };
}

export function measurementsNow(lesson: Lesson): Value[] {
  const texts = lesson.texts();
  return measure(lesson, lesson.measurements.filter((one) => typeof one === "string")).map(({ of, value }) => valueIn(texts, of, value));
}

/** Several things that have the same values, such as samples: of each the first value, which tells it from the others. */
export interface Several {
  label: string;
  each: { which: number; first: Value }[];
  /** All values of one of them, the first one first. */
  values(which: number): Value[];
}

export function severalNow(lesson: Lesson): Several[] {
  const texts = lesson.texts();
  return lesson.measurements.flatMap((one) => {
    if (typeof one === "string") return [];
    const { each, by, values } = one;
    const count = measure(lesson, [each])[0]?.value ?? 0;
    const read = (asked: [number, number][]) => measure(lesson, asked.map(([which, value]) => [by, which, value]))
      .map(({ given, value }) => ({ which: given![0], first: valueIn(texts, values[given![1]]!, value) }));
    const all = read(Array.from({ length: count }, (_, i) => [i + 1, 0]));
    return all.length ? [{
      label: texts[`measurement.${by}`] || by,
      each: all,
      values: (which: number) => read(values.map((_, i) => [which, i])).map(({ first }) => first),
    }] : [];
  });
}

/** As many as the value has, two at most. */
export const decimalsOf = (value: number): number => [0, 1].find((decimals) => Math.abs(value - Number(value.toFixed(decimals))) < 1e-9) ?? 2;

/** Plots that the page has, by the ids of their nodes. */
export function plotsNow(): { node: string; name: string }[] {
  return [...document.querySelectorAll<HTMLElement>("figure.plot[data-node]")].map((el) => ({
    node: el.dataset.node!,
    name: el.querySelector("figcaption")?.textContent || el.dataset.node!,
  }));
}

/** The values of a plot, as they are when the lesson is asked. Rejects when it does not answer. */
export async function takePlot(id: string, { send }: Lesson): Promise<Taken<PlotEntry>> {
  const { name, summary, source, kept } = await new Promise<PlotNode>((resolve, reject) => {
    const el = byId(`n-${id}`);
    el?.addEventListener("kept", (event) => resolve((event as CustomEvent<PlotNode>).detail), { once: true });
    setTimeout(() => reject(new Error(`plot "${id}" gave no values`)), patienceMs);
    send({ node: id, type: "keep" });
  });
  return {
    kind: "plot",
    name: cut(name || id, 200),
    ...(summary && { summary: cut(summary, 1000) }),
    ...(source && { source: cut(source, 1000) }),
    ...kept!,
  };
}

/** Whether the stage is drawn. */
export const hasPicture = (): boolean => byId("app").dataset.view === "stage";

/** What the stage shows now, small. Throws where it can't be had. */
export function takePicture({ draw }: Lesson): Taken<PictureEntry> {
  const stage = byId<HTMLCanvasElement>("stage");
  // Its pixels are only there right after it is drawn.
  draw();
  let canvas = scaled(stage, pictureWidths[0]!);
  for (const width of pictureWidths) {
    canvas = scaled(canvas, width);
    for (const [type, quality] of [["image/webp", 0.8], ["image/jpeg", 0.8], ["image/jpeg", 0.6]] as const) {
      const url = canvas.toDataURL(type, quality);
      if (url.length <= pictureCharacters) return { kind: "picture", image: url, width: canvas.width, height: canvas.height, description: stageInWords(), ...placesOn(stage) };
    }
  }
  throw new Error("the picture is too large");
}

/** At most so wide. */
function scaled(image: HTMLCanvasElement, width: number): HTMLCanvasElement {
  const scale = Math.min(1, width / image.width);
  const canvas = h("canvas", { width: Math.max(1, Math.round(image.width * scale)), height: Math.max(1, Math.round(image.height * scale)) });
  const context = canvas.getContext("2d")!;
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** What a screen reader is told of the stage. */
function stageInWords(): string {
  const texts = nodesOnStage().flatMap((el) => {
    if (el.querySelector("[data-node]")) return el.getAttribute("aria-label") ?? [];
    const label = el.getAttribute("aria-label") ?? (el.querySelector("figcaption, legend, label") ?? el).textContent;
    const value = (el.matches("[aria-valuetext]") ? el : el.querySelector("[aria-valuetext]"))?.getAttribute("aria-valuetext");
    return [label, value].filter(Boolean).join(": ").replace(/\s+/g, " ").trim() || [];
  });
  return cut([...new Set(texts)].join("; ") || document.title, 1000);
}

/** Nodes of the stage; what works one of them, such as the buttons that turn it, is named `node/button`. */
const nodesOnStage = (): HTMLElement[] => [...byId("n-stage").querySelectorAll<HTMLElement>("[data-node]")].filter(({ dataset }) => !dataset.node!.includes("/"));

/** More than that of the stage is no place on it, but the stage. */
const mostOfStage = 0.5;

/** Where the things that the lesson has a name for lie on the picture. */
function placesOn(stage: HTMLCanvasElement): Pick<PictureEntry, "places"> {
  const of = stage.getBoundingClientRect();
  const part = (at: number, from: number, size: number) => Math.round(((at - from) / size) * 1000) / 1000;
  const places = nodesOnStage().flatMap((el) => {
    const box = el.getBoundingClientRect();
    const name = cut((el.getAttribute("aria-label") ?? el.textContent).replace(/\s+/g, " ").trim(), 200);
    if (!name || !box.width || !box.height || el.querySelector("[data-node]") || (box.width * box.height) / (of.width * of.height) > mostOfStage) return [];
    const [x, y] = [part(box.left + box.width / 2, of.left, of.width), part(box.top + box.height / 2, of.top, of.height)];
    return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? [{ x, y, name }] : [];
  });
  const named = [...new Map(places.map((place) => [place.name, place])).values()].slice(0, LIMITS.picturePlaces);
  return named.length ? { places: named } : {};
}

/** A sentence that is too long ends in an ellipsis. */
export const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
