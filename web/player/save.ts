/** A file for the reader to keep. */

import { h } from "./dom.ts";

/** Signs that no file system takes become spaces. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = h("a", { href: address, download: name.replace(/[\\/:*?"<>|]/g, " ") });
  // A link outside a dialog that is in front can't be pressed in every browser.
  (document.querySelector("dialog[open]") ?? document.body).append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
