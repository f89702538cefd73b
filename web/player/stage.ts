/** The stage's canvas: its size and resolution, and the pointer. Keys never reach it: they go to the nodes' elements. */

import { byId } from "./dom.ts";
import type { Runtime } from "./runtime.ts";

const move = 0, down = 1, up = 2, leave = 3;
const operable = 1, captured = 2;

export interface StageOptions {
  runtime(): Runtime | undefined;
  /** The stage's size changed, or what it is drawn on came or went. */
  changed(): void;
  lost(lost: boolean): void;
  wake(): void;
}

export class Stage {
  readonly #options: StageOptions;
  #canvas = byId<HTMLCanvasElement>("stage");
  readonly #frame = byId("scene");
  #over = 0;

  constructor(options: StageOptions) {
    this.#options = options;
    const changed = () => options.changed();
    new ResizeObserver(changed).observe(this.#frame);
    try {
      // Also where a frame's media queries are not told of another screen.
      new ResizeObserver(changed).observe(this.#frame, { box: "device-pixel-content-box" });
    } catch {
      // WebKit's are.
    }
    this.#watchResolution();
    this.#listen();
  }

  /** A new canvas, for a new runtime: the old one's context belongs to the old one. */
  renew(): void {
    const fresh = this.#canvas.cloneNode() as HTMLCanvasElement;
    this.#canvas.replaceWith(fresh);
    this.#canvas = fresh;
    this.#listen();
  }

  /** Tells the runtime where it draws, or, not to draw `yet`, will. False: it can't, or the browser doesn't even know what it would draw with. */
  size(drawn: boolean, yet = true): boolean {
    if (drawn && !("WebGL2RenderingContext" in globalThis && "WebGLRenderingContext" in globalThis)) return false;
    const { clientWidth, clientHeight } = this.#frame;
    return this.#options.runtime()?.stage(drawn ? clientWidth : 0, drawn ? clientHeight : 0, devicePixelRatio, yet) ?? true;
  }

  #watchResolution(): void {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      "change",
      () => {
        this.#options.changed();
        this.#watchResolution();
      },
      { once: true },
    );
  }

  #listen(): void {
    const canvas = this.#canvas;
    const tell = (kind: number, event: PointerEvent) => {
      if (!event.isPrimary) return;
      this.#over = this.#options.runtime()?.pointer(kind, event.offsetX, event.offsetY, Math.max(0, event.button)) ?? 0;
      canvas.style.cursor = this.#over & operable ? "pointer" : "";
      this.#options.wake();
    };
    canvas.addEventListener("pointermove", (event) => tell(move, event));
    canvas.addEventListener("pointerdown", (event) => {
      tell(down, event);
      if (this.#over & captured) canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointerup", (event) => tell(up, event));
    for (const end of ["pointercancel", "pointerleave"] as const) canvas.addEventListener(end, (event) => tell(leave, event));
    // A finger that went down on something operable drags it; anywhere else, and on a view without the focus, it scrolls the page.
    canvas.addEventListener("touchstart", (event) => this.#over && this.#over < 4 && event.cancelable && event.preventDefault(), { passive: false });
    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      this.#options.lost(true);
    });
    canvas.addEventListener("webglcontextrestored", () => this.#options.lost(false));
  }
}
