/** What belongs to a lesson on paper, over the school's HTTP API: web/build/guides.mjs makes it. */
import { call } from "./api.ts";

/** Text, emphasis, or a gap to fill in. */
export type Runs = (string | { strong: string } | { em: string } | { gap: true })[];
export type Block =
  | { heading: Runs }
  | { text: Runs }
  | { aside: Runs }
  | { list: Runs[] }
  | { steps: Runs[] }
  /** Its first row is its head. */
  | { table: Runs[][] }
  /** So many lines to write on. */
  | { write: number }
  /** A frame to draw in. */
  | { draw: true };
export interface Paper {
  title: string;
  pages: Block[][];
}
/** For teachers; for students; what is right, for teachers. */
export const guideParts = ["guide", "sheet", "key"] as const;
export type GuidePart = (typeof guideParts)[number];
export const isGuidePart = (value: unknown): value is GuidePart => guideParts.some((part) => part === value);
export interface Guide {
  /** The lesson's. */
  title: Record<string, string>;
  /** The lesson can be tried as a student. */
  preview: boolean;
  languages: Record<string, Record<GuidePart, Paper>>;
}
interface Lesson {
  module: string;
  activity: string;
}

export const guideTo = ({ module, activity }: Lesson): Promise<Guide> => call("GET", `/api/guides/${encodeURIComponent(module)}/${encodeURIComponent(activity)}`);
export const guideHref = ({ module, activity }: Lesson, part?: GuidePart): string => `/guide?${new URLSearchParams({ module, activity, ...(part && { part }) })}`;
