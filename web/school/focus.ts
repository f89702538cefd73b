/** Focus over a redraw: parts that may have it say who they are (`data-key`), and who takes it when they are gone (`data-else`). */

export function keepingFocus(within: HTMLElement, redraw: () => void): void {
  const active = document.activeElement;
  const { key, else: other } = active instanceof HTMLElement && within.contains(active) ? active.dataset : {};
  redraw();
  const find = (name: string | undefined): HTMLElement | null => (name === undefined ? null : within.querySelector<HTMLElement>(`[data-key="${CSS.escape(name)}"]`));
  (find(key) ?? find(other))?.focus();
}
