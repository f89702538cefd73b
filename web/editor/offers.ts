/** What a simulation offers to activities, as the checker tells it. */

export interface Offers {
  id: string;
  observables: { name: string; type: "number" | "truth"; unit: string }[];
  quantities: { name: string; type: "number" | "truth"; unit: string; given: string[] }[];
  commands: { name: string; parameters: Ranged[] }[];
  parts: string[];
  places: string[];
  /** Kinds of question: what each needs to know, and what its response has. */
  kinds?: OfferedKind[];
}
interface Ranged {
  name: string;
  unit: string;
  min: number;
  max: number;
}
export interface OfferedKind {
  name: string;
  given: Ranged[];
  fields: Ranged[];
}

/** Names of the commands that a button can give: those that need nothing said. */
export const bareCommands = (offers: Offers | undefined): string[] => (offers?.commands ?? []).filter(({ parameters }) => !parameters.length).map(({ name }) => name);

/** As it is written in an expression. */
export const inUnit = (value: number, unit: string): string => `${value} ${unit}`.trim();

/** As it is written in an expression, with the unit of what comes out. */
export function observableWords({ observables, quantities }: Offers): { written: string; unit: string }[] {
  return [
    ...observables.map(({ name, unit }) => ({ written: name, unit })),
    ...quantities.map(({ name, unit, given }) => ({ written: `${name}(${given.map((one) => one || "1").join(", ")})`, unit })),
  ];
}
