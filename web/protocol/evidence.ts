/** Evidence from earlier attempts in a launch: what is wrong with it, said with the place. The lesson's own reader keeps the same rules. */
import { first, list, record } from "./plan.ts";
import type { Rule } from "./plan.ts";

const mostObjectives = 50;
const mostOpportunities = 20;
const mostDrawn = 8;
const longestName = 100;

/** The page that shows the lesson does without these rules: marked as pure, they are left out of it. */
const rule = (holds: (value: unknown) => boolean, words: string): Rule => (value, at) => (holds(value) ? undefined : `${at}: must be ${words}`);

const name = /* @__PURE__ */ rule(
  (value) => typeof value === "string" && value !== "" && new TextEncoder().encode(value).length <= longestName,
  `a name of 1 to ${longestName} bytes`,
);
const truth = /* @__PURE__ */ rule((value) => typeof value === "boolean", "true or false");
const options = /* @__PURE__ */ rule((value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffffffff, "a whole number from 0 to 4294967295");
const difficulty = /* @__PURE__ */ rule((value) => typeof value === "number" && value >= 0.01 && value <= 0.99, "a number from 0.01 to 0.99");
const number = /* @__PURE__ */ rule((value) => typeof value === "number" && Number.isFinite(value), "a number");

const opportunity = /* @__PURE__ */ record(
  { item: name, context: name, right: truth, doing: truth, options, difficulty, drawn: /* @__PURE__ */ list(mostDrawn, number) },
  ["item", "context", "right"],
  "evidence",
);
const objective = /* @__PURE__ */ record({ objective: name, opportunities: /* @__PURE__ */ list(mostOpportunities, opportunity) }, ["objective", "opportunities"], "evidence");

/** As "evidence[2].opportunities[0].item: must be …"; nothing if it is evidence. */
export function evidenceFault(value: unknown): string | undefined {
  const fault = list(mostObjectives, objective)(value, "evidence");
  if (fault) return fault;
  const names = (value as { objective: string }[]).map((one) => one.objective);
  return first(names, (one, i) => (names.indexOf(one) < i ? `evidence[${i}].objective: must not stand there twice` : undefined));
}
