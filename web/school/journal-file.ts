/** A journal as the school hands it out: what happened in it, and the file that a teacher keeps. */
import type { LessonEvent } from "../protocol/protocol.ts";

/** An event of a journal, and when it was made by the student's clock. */
export type Recorded = LessonEvent & { time?: string };

/** The events of a journal, in their order. Lines that can't be read are left out: a file may be torn at its end. */
export function eventsOf(journal: string): Recorded[] {
  return journal.split("\n").flatMap((line) => {
    try {
      const { event, time } = JSON.parse(line);
      return typeof event.type === "string" && Number.isInteger(event.n) && Number.isFinite(event.tick) ? [{ ...event, ...(typeof time === "string" && { time }) }] : [];
    } catch {
      return [];
    }
  });
}

/** A name as a part of a file's: "Ana-Torres". */
export const plain = (name: string): string => name.trim().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

/** "Ana-Torres-ice-core.skua-journal" */
export const journalName = (student: string, activity: string): string => `${plain(student)}-${plain(activity)}.skua-journal`;

/** Hands the text to the browser as a file to keep. */
export function keepFile(name: string, text: string, type = "application/jsonl"): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
