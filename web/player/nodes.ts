/** The runtime's tree of nodes as it comes over the boundary. */

import type { EntryKind, PlotAxis, PlotPane } from "../protocol/notebook.ts";

export type Tone = "primary" | "quiet" | "right" | "again" | "info" | "hint";

interface Base {
  id: string;
  parent: string;
  name: string;
  description?: string;
  disabled?: boolean;
  tone?: Tone;
  rect?: [x: number, y: number, w: number, h: number];
  live?: boolean;
  /** "Right.": said and shown before the name. */
  verdict?: string;
}
export interface HeadingNode extends Base { role: "heading"; level: number }
export interface PlainNode extends Base { role: "group" | "text" | "button" | "object" | "list" | "item" | "score" | "rich" | "entry"; brief?: string }
export interface SliderNode extends Base {
  /** An orbit: a view that is turned; its value is how far, in degrees. */
  role: "slider" | "orbit";
  min: number;
  max: number;
  step: number;
  value: number;
  valueText: string;
  vertical?: boolean;
}
export interface ChoiceNode extends Base { role: "choice"; options: { value: string; name: string }[]; value: string }
export interface NumberNode extends Base { role: "number"; value: string; unit: string; error?: string }
export interface PlotNode extends Base {
  role: "plot";
  summary: string;
  source: string;
  /** It stands in what is drawn, too. */
  sourceDrawn?: boolean;
  /** Of each pane the name of its axis, and what is written in it. */
  parts: string[][];
  columns: string[];
  rows: string[][];
  /** `brief`: the same for who goes on from point to point. */
  cursor?: { index: number; count: number; text: string; brief: string };
  /** Its values as numbers; once, after the input `keep`. */
  kept?: { x: PlotAxis; panes: PlotPane[] };
}
export interface ProgressNode extends Base { role: "progress"; value: number; max: number; valueText: string }
export interface SwitchNode extends Base { role: "switch" | "checkbox"; on: boolean }
export interface OptionsNode extends Base { role: "select" | "tabs"; options: { value: string; name: string }[]; value: string }
export interface FieldNode extends Base { role: "field"; value: string; lines: number; longest: number; error?: string }
export interface RangeNode extends Base {
  role: "stepper" | "meter";
  min: number;
  max: number;
  step: number;
  value: number;
  valueText: string;
  less?: string;
  more?: string;
  /** Said to who asks for less than `min` or more than `max`. */
  least?: string;
  most?: string;
}
export interface DraggableNode extends Base { role: "draggable"; held: boolean }
/** Where the draggable `owner` can be put. */
export interface SpotNode extends Base { role: "spot"; owner: string }
/** `picture`: its name in the manifest. */
export interface ImageNode extends Base { role: "image"; picture: string }
export interface TableNode extends Base { role: "table"; columns: string[]; rows: string[][] }
export interface DisclosureNode extends Base { role: "disclosure"; open: boolean }
/** A clock for the student alone. `more` names the button that gives `step` minutes more; `over` is said when they have passed. */
export interface TimerNode extends Base { role: "timer"; minutes: number; step: number; more: string; over: string }
/** A dialog or a toast; `close` names the button that closes it. */
export interface PassingNode extends Base { role: "dialog" | "toast"; close: string }

export type Node =
  | HeadingNode | PlainNode | SliderNode | ChoiceNode | NumberNode | PlotNode | ProgressNode
  | DraggableNode | SpotNode | ImageNode | SwitchNode | OptionsNode | FieldNode | RangeNode | TableNode | DisclosureNode | PassingNode | TimerNode;
export type Role = Node["role"];

export interface Patch {
  /** It takes something back: words that go are named as undone, older ones that come back are no news. */
  undone?: boolean;
  removed?: string[];
  nodes?: Node[];
  order?: Record<string, string[]>;
  /** A node that the pointer was pressed on: it gets the focus. */
  focus?: string;
}

export type Input =
  | { node: string; type: "activate" | "focus" | "blur" | "open" | "close" | "keep" }
  | { node: string; type: "set"; value: number | string }
  /** Something of this kind was put into the notebook. */
  | { node: ""; type: "note"; value: EntryKind };

export type Send = (input: Input) => void;

/** One node on the page. `box` holds the elements of its child nodes. */
export interface Widget<N extends Node = Node> {
  el: HTMLElement;
  box?: HTMLElement;
  update(node: N): void;
  /** Right before it is taken away. */
  gone?(): void;
}
