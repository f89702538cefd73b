/** Putting labels on a picture of the notebook: by pressing on it, by a place's name, or by how far from its edges. */

import * as LIMITS from "../../protocol/limits.ts";
import type { PictureEntry, PictureLabel } from "../../protocol/notebook.ts";
import { attr, h } from "../dom.ts";
import type { Say } from "./view.ts";

export interface Labelling {
  el: HTMLElement;
  /** As they stand, with empty ones. */
  labels(): PictureLabel[];
  /** Puts the focus on the first that has no words; whether there is one. */
  showEmpty(): number | undefined;
}

/** A place is written in whole per cents; more would be no help in a picture. */
const parts = 100;
const within = (value: number): number => Math.min(1, Math.max(0, Math.round(value * 1000) / 1000));

/** `began`: the labels as they are; `changed` is called with each change. */
export function labelPicture(entry: PictureEntry, began: PictureLabel[], say: Say, changed: (labels: PictureLabel[]) => void): Labelling {
  const labels = began.map((label) => ({ ...label }));
  const places = entry.places ?? [];
  const list = h("ol", { class: "labels" });
  const image = h("img", { src: entry.image, width: entry.width, height: entry.height, alt: entry.description });
  const board = h("div", { class: "board" }, image);
  const add = h("button", { type: "button", "data-tone": "quiet", class: "add" }, say("label.add"));
  const full = h("p", { role: "status" });
  const el = h("section", { class: "labelling", "aria-labelledby": "notebook-labels" }, h("h4", { id: "notebook-labels" }, say("labels")), h("p", { class: "where" }, say("labels.how")), board, list, add, full);

  const textOf = (index: number) => list.querySelectorAll<HTMLInputElement>("input[type=text]")[index];
  const tell = () => changed(labels);

  function put(x: number, y: number): void {
    if (labels.length >= LIMITS.pictureLabels) {
      full.textContent = say("labels.full", { count: LIMITS.pictureLabels });
      return;
    }
    labels.push({ x: within(x), y: within(y), text: "" });
    show();
    tell();
    textOf(labels.length - 1)!.focus();
  }

  /** One place on the picture: its number, which a pointer can draw along. */
  function pinOf(label: PictureLabel, index: number): { el: HTMLElement; move(): void } {
    const mark = h("span", { class: "pin", "aria-hidden": "true" }, String(index + 1));
    const move = () => Object.assign(mark.style, { left: `${label.x * 100}%`, top: `${label.y * 100}%` });
    mark.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      mark.setPointerCapture(event.pointerId);
    });
    mark.addEventListener("pointermove", (event) => {
      if (!mark.hasPointerCapture(event.pointerId)) return;
      const box = image.getBoundingClientRect();
      [label.x, label.y] = [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
      rows[index]!();
      move();
      tell();
    });
    move();
    return { el: mark, move };
  }

  /** What looks again at where a label is, by label. */
  const rows: (() => void)[] = [];

  function row(label: PictureLabel, index: number, move: () => void): HTMLElement {
    const n = index + 1;
    const text = h("input", { type: "text", maxlength: LIMITS.labelCharacters, dir: "auto", value: label.text, "aria-label": say("label.text", { n }) });
    text.addEventListener("input", () => {
      label.text = text.value;
      tell();
    });
    const slider = (of: "x" | "y", name: string) => {
      const range = h("input", { type: "range", min: 0, max: parts, step: 1, "aria-label": name });
      range.addEventListener("input", () => {
        label[of] = Number(range.value) / parts;
        look();
        move();
        tell();
      });
      return range;
    };
    const across = slider("x", say("label.across", { n })), down = slider("y", say("label.down", { n }));
    // A picture is never mirrored.
    across.dir = "ltr";
    const named = h("select", { "aria-label": say("label.place", { n }) }, h("option", { value: "" }, say("label.place.own")),
      ...places.map(({ name }, i) => h("option", { value: i, lang: entry.lang }, name)));
    named.hidden = !places.length;
    named.addEventListener("change", () => {
      const place = places[Number(named.value)];
      if (!named.value || !place) return;
      [label.x, label.y] = [place.x, place.y];
      look();
      move();
      tell();
    });
    const look = () => {
      for (const [range, part] of [[across, label.x], [down, label.y]] as const) {
        range.value = String(Math.round(part * parts));
        attr(range, "aria-valuetext", `${range.value} %`);
      }
      named.value = String(places.findIndex(({ x, y }) => x === label.x && y === label.y)).replace("-1", "");
    };
    look();
    rows[index] = look;
    const remove = h("button", { type: "button", "data-tone": "quiet", "aria-label": say("label.remove", { n }) }, "×");
    remove.addEventListener("click", () => {
      labels.splice(index, 1);
      show();
      tell();
      (textOf(Math.min(index, labels.length - 1)) ?? add).focus();
    });
    const moving = h("details", {}, h("summary", {}, say("label.move", { n })), named, across, down);
    return h("li", {}, h("span", { class: "pin", "aria-hidden": "true" }, String(n)), text, remove, moving);
  }

  function show(): void {
    full.textContent = "";
    rows.length = 0;
    const pins = labels.map(pinOf);
    board.replaceChildren(image, ...pins.map((one) => one.el));
    list.replaceChildren(...labels.map((label, i) => row(label, i, pins[i]!.move)));
    attr(add, "aria-disabled", labels.length >= LIMITS.pictureLabels);
  }

  image.addEventListener("click", ({ clientX, clientY }) => {
    const box = image.getBoundingClientRect();
    put((clientX - box.left) / box.width, (clientY - box.top) / box.height);
  });
  add.addEventListener("click", () => put(0.5, 0.5));
  show();
  return {
    el,
    labels: () => labels,
    showEmpty: () => {
      const index = labels.findIndex(({ text }) => !text.trim());
      if (index < 0) return undefined;
      textOf(index)!.focus();
      return index + 1;
    },
  };
}
