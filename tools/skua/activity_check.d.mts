/** All faults of an activity, in the order of the file; `read` gives its text to the runtime. */
export function activityFaults(
  text: string,
  read: (text: string) => unknown,
): { line: number; column: number; at: string; message: string }[];
/** What is said of an activity; one with remarks can be played. */
export function checkActivity(
  text: string,
  read: (text: string) => unknown,
): Record<"faults" | "remarks", { line: number; column: number; at: string; message: string }[]>;
export function remarkLines(path: string, remarks: { line: number; column: number; message: string }[]): string[];
export function faultLines(path: string, faults: { line: number; column: number; message: string }[]): string[];
export function offerLines(simulation: object): string[];
