/** A line below a field that says how much more fits once it is nearly full, and is heard when nothing fits any more. */

import { attr, h, words } from "./dom.ts";

export interface RoomWords {
  left(count: number): string;
  full(count: number): string;
}

/** From how many characters on it is worth a word. */
const fewLeft = 50;

/** The line, which stands for itself; `look` after the field's text was set by somebody else. */
export function roomLeft(field: HTMLInputElement | HTMLTextAreaElement, said: RoomWords): { line: HTMLElement; look(): void } {
  const left = h("span");
  const full = h("span", { role: "status" });
  const line = h("p", { class: "room-left", hidden: true }, left, full);
  const look = () => {
    const room = field.maxLength - field.value.length;
    const counts = field.maxLength > 2 * fewLeft && room <= fewLeft;
    line.hidden = !counts;
    words(left, counts && room > 0 ? said.left(room) : "");
    words(full, counts && room <= 0 ? said.full(field.maxLength) : "");
    attr(line, "data-full", counts && room <= 0);
  };
  field.addEventListener("input", look);
  return { line, look };
}
