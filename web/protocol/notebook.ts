/** The student's notebook: what may stand in an entry, and whether a value is one. `notebook.schema.json` says the same. */
import * as LIMITS from "./limits.ts";

interface EntryBase {
  /** A random UUID, made by the player. Stays the same when the entry is changed. */
  id: string;
  /** 0 at first, one more with each change. Of two versions of an entry the higher one counts. */
  revision: number;
  /** When it was put in, by the student's clock: `2026-03-02T09:41:07.250Z`. */
  time: string;
  activity: string;
  /** Of the activity, as the student saw it. */
  title: string;
  /** Of the stage of the activity, as the student saw it. */
  stage?: string;
  /** Language of what the lesson said: of all texts but the caption and a note's own. BCP 47. */
  lang: string;
  /** Typed by the student. */
  caption?: string;
}
/** Written by the student. */
export interface NoteEntry extends EntryBase {
  kind: "note";
  text: string;
}
/** A value that the simulation showed. */
export interface MeasurementEntry extends EntryBase {
  kind: "measurement";
  /** The module's name of what was measured. */
  of: string;
  /** The same in words. */
  name: string;
  value: number;
  /** As it is written behind the value; empty for a count. */
  unit: string;
  /** Digits behind the decimal sign, 0 to 6. */
  decimals: number;
}
export interface PlotAxis {
  /** With its unit. */
  name: string;
  /** At the left or lower end; above `to` where the axis runs the other way. */
  from: number;
  to: number;
  /** Logarithmic; both ends are above 0. */
  log?: true;
  /** Of its values, as they are read: 0 to 6. */
  decimals: number;
}
export type PlotMark = "line" | "points" | "points-and-line" | "bars" | "area";
export interface PlotSeries {
  name: string;
  mark: PlotMark;
  decimals: number;
  /** [x, y], x rising. */
  points: [number, number][];
}
export interface PlotPane {
  y: PlotAxis;
  /** A horizontal line. */
  marker?: { at: number; name: string };
  series: PlotSeries[];
}
/** The values of a plot as it stood. Whoever shows it draws it. */
export interface PlotEntry extends EntryBase {
  kind: "plot";
  name: string;
  /** What there is to see. */
  summary?: string;
  /** Whose values they are. */
  source?: string;
  x: PlotAxis;
  /** From the upper one to the lower one. */
  panes: PlotPane[];
}
/** What the student wrote on a picture, and where its line ends. */
export interface PictureLabel {
  /** Parts of the picture's width and height from its upper left corner: 0 to 1. */
  x: number;
  y: number;
  /** Typed by the student. */
  text: string;
}
/** The middle of something that the lesson has a name for. */
export interface PicturePlace {
  /** As of a label. */
  x: number;
  y: number;
  name: string;
}
/** What the stage showed. */
export interface PictureEntry extends EntryBase {
  kind: "picture";
  /** A data URL of WebP, PNG or JPEG. */
  image: string;
  /** Pixels. */
  width: number;
  height: number;
  /** For those who do not see it. */
  description: string;
  /** At most 20. */
  labels?: PictureLabel[];
  /** At most 60. For those who choose a place by its name, to put a label there. */
  places?: PicturePlace[];
}
export type NotebookEntry = NoteEntry | MeasurementEntry | PlotEntry | PictureEntry;
export type EntryKind = NotebookEntry["kind"];

/** The student's notebook of a module, as the school has it. */
export interface Notebook {
  /** The newest last, of all activities of the module. */
  entries: NotebookEntry[];
  /** How many older ones there are besides. */
  left_out?: number;
  /** For lessons that know no `free_text_leaves` of the launch: the element sets it, and a page need not. */
  withheld?: true;
}

type Rule = (value: unknown) => boolean;
type Rules = { [field: string]: Rule };

/** Characters are Unicode's, of which some take two units of a JavaScript string. */
const text = (most: number, least = 0): Rule => (value) => typeof value === "string" && value.length >= least && (value.length <= most || [...value].length <= most);
const pattern = (form: RegExp): Rule => (value) => typeof value === "string" && form.test(value);
const whole = (least: number, most: number): Rule => (value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
const number: Rule = (value) => typeof value === "number" && Math.abs(value) <= 1e15;
const optional = (rule: Rule): Rule => (value) => value === undefined || rule(value);
const list = (rule: Rule, most: number, least = 0): Rule => (value) => Array.isArray(value) && value.length >= least && value.length <= most && value.every(rule);
const object = (rules: Rules): Rule => (value) => typeof value === "object" && value !== null && !Array.isArray(value) && wrongField(value, rules) === undefined;

/** The first field that is wrong, or is not known. */
function wrongField(value: object, rules: Rules): string | undefined {
  const fields = value as Record<string, unknown>;
  const wrong = Object.keys(rules).find((name) => !rules[name]!(fields[name]));
  return wrong ?? Object.keys(fields).find((name) => !Object.hasOwn(rules, name));
}

const point: Rule = (value) => list(number, 2, 2)(value);

/** Made when they are asked for, so that a script that asks for none has none. */
function rulesFor(kind: unknown): Rules {
  const decimals = whole(0, 6);
  const axis = object({ name: text(200), from: number, to: number, log: optional((value) => value === true), decimals });
  const series = object({ name: text(200), mark: pattern(/^(line|points|points-and-line|bars|area)$/), decimals, points: list(point, LIMITS.plotPoints) });
  const pane = object({ y: axis, marker: optional(object({ at: number, name: text(200) })), series: list(series, 12) });
  const part: Rule = (value) => number(value) && (value as number) >= 0 && (value as number) <= 1;
  const label = object({ x: part, y: part, text: text(LIMITS.labelCharacters) });
  const place = object({ x: part, y: part, name: text(200, 1) });
  const kinds: { [kind in EntryKind]: Rules } = {
    note: { text: text(4000, 1) },
    measurement: { of: text(64, 1), name: text(200, 1), value: number, unit: text(40), decimals },
    plot: { name: text(200, 1), summary: optional(text(1000)), source: optional(text(1000)), x: axis, panes: list(pane, 8, 1) },
    picture: {
      image: pattern(/^(?=.{1,60000}$)data:image\/(webp|png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/),
      width: whole(1, 2048),
      height: whole(1, 2048),
      description: text(1000, 1),
      labels: optional(list(label, LIMITS.pictureLabels)),
      places: optional(list(place, LIMITS.picturePlaces)),
    },
  };
  const isKind = (value: unknown): value is EntryKind => typeof value === "string" && Object.hasOwn(kinds, value);
  return {
    id: pattern(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    revision: whole(0, Number.MAX_SAFE_INTEGER),
    kind: isKind,
    time: pattern(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z$/),
    activity: pattern(/^(?=.{1,200}$)[a-z][a-z0-9-]*$/),
    title: text(200),
    stage: optional(text(200)),
    lang: pattern(/^(?=.{1,35}$)[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/),
    caption: optional(text(1000)),
    ...(isKind(kind) && kinds[kind]),
  };
}

/** The first field of an entry that is wrong or not known; "entry" for what is no object or too large; nothing if it is right. */
export function wrongInEntry(entry: unknown): string | undefined {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return "entry";
  const wrong = wrongField(entry, rulesFor((entry as { kind?: unknown }).kind));
  return wrong ?? (new TextEncoder().encode(JSON.stringify(entry)).length > LIMITS.entryBytes ? "entry" : undefined);
}

/** A notebook as a launch brings it: every entry is right. */
export const isNotebook = (value: unknown): value is Notebook =>
  object({ entries: list((entry) => wrongInEntry(entry) === undefined, LIMITS.notebookEntries), left_out: optional(whole(0, Number.MAX_SAFE_INTEGER)), withheld: optional((value) => value === true) })(value);
