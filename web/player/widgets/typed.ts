/** What is typed into a field becomes inputs of the runtime, and what the runtime says stands in the field. */

import { attr } from "../dom.ts";
import type { Input, Send } from "../nodes.ts";

interface Typed {
  id: string;
  value: string;
  disabled?: boolean;
  error?: string;
}

/** `enter`: whether Enter confirms. Returns what shows a node. */
export function typed(control: HTMLInputElement | HTMLTextAreaElement, send: Send, enter: () => boolean): (node: Typed) => void {
  let now: Typed;
  let sent: string | undefined;
  let composing = false;
  const input = (more: { type: "activate" } | { type: "set"; value: string }) => send({ node: now.id, ...more } as Input);
  const tell = () => {
    if (composing || control.value === sent) return;
    sent = control.value;
    input({ type: "set", value: sent });
  };
  control.addEventListener("compositionstart", () => (composing = true));
  control.addEventListener("compositionend", () => {
    composing = false;
    tell();
  });
  control.addEventListener("input", tell);
  control.addEventListener("keydown", (event) => {
    const { key, isComposing } = event as KeyboardEvent;
    if (key !== "Enter" || isComposing || !enter()) return;
    event.preventDefault();
    tell();
    input({ type: "activate" });
  });
  return (node) => {
    now = node;
    control.readOnly = !!node.disabled;
    attr(control, "aria-disabled", node.disabled && "true");
    attr(control, "aria-invalid", !!node.error && "true");
    // What is being typed is newer than any answer to it, unless the runtime changed it on purpose.
    if (!composing && control.value !== node.value && (document.activeElement !== control || node.value !== sent)) control.value = node.value;
    sent = node.value;
  };
}
