/** What comes in front of the lesson when the reader asks for it. */

import { h } from "./dom.ts";

/** Opens at once. `parts` stand between the title and the button that closes it; `closed` is called before they go. */
export function openDialog(title: string, parts: HTMLElement[], done: string, { look = "", closed = () => {} } = {}): HTMLDialogElement {
  const heading = h("h2", { id: "dialog-title" }, title);
  const close = h("button", { type: "button", "data-tone": "primary" }, done);
  const dialog = h("dialog", { class: `card ${look}`, "aria-labelledby": heading.id }, heading, ...parts, close);
  // No form: a lesson's frame is not let to submit one.
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    closed();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
