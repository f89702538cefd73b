/**
 * A plan in the shape of a Comprehensive Learner Record (1EdTech CLR 2.0, JSON-LD): what is mastered, as achievement
 * credentials; what is not, as achievements that are aimed at, with the day and what is to be shown; and the ways that were
 * chosen and the careers. What students wrote themselves stays out. It is not signed: whoever issues records does that.
 */
import type { Person, Plan, PlanEntry } from "./api.ts";

const contexts = [
  "https://www.w3.org/ns/credentials/v2",
  "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];

/** What the standard has no terms for. */
const ownTerms = {
  target: "urn:skua:plan#target",
  due: { "@id": "urn:skua:plan#due", "@type": "http://www.w3.org/2001/XMLSchema#date" },
  chosenWay: { "@id": "urn:skua:plan#chosenWay", "@container": "@list" },
  career: { "@id": "urn:skua:plan#career", "@container": "@set" },
};

export interface ClrOptions {
  /** Address of the school that says so. */
  issuer: string;
  issuerName: string;
  /** Now, as an instant. */
  time: string;
  words(title: Record<string, string>): string;
  /** What "mastered" stands on, in words. */
  criteria: string;
}

const idOf = ({ assignment, objective }: PlanEntry, { issuer }: ClrOptions): string => new URL(`#${assignment}/${objective}`, issuer).href;

const achievement = (entry: PlanEntry, options: ClrOptions) => ({
  id: idOf(entry, options),
  type: ["Achievement"],
  achievementType: "LearningObjective",
  name: options.words(entry.title) || entry.objective,
  description: options.words(entry.title) || entry.objective,
  criteria: { narrative: options.criteria },
  ...(entry.target && { target: entry.target }),
  ...(entry.due && { due: entry.due }),
  ...(entry.codes.length && {
    alignment: entry.codes.map((code) => ({
      type: ["Alignment"], targetType: "CFItem", targetFramework: "Next Generation Science Standards",
      targetCode: code, targetName: code, targetUrl: "https://www.nextgenscience.org/",
    })),
  }),
});

export function clrOf(plan: Plan, { id, name }: Person, options: ClrOptions) {
  const issuer = { id: options.issuer, type: ["Profile"], name: options.issuerName };
  const subject = { identifier: [{ type: "IdentityObject", hashed: false, identityHash: name, identityType: "name" }] };
  const credential = (entry: PlanEntry) => ({
    "@context": [contexts[0], contexts[2], ownTerms],
    id: `${idOf(entry, options)}/${id}`,
    type: ["VerifiableCredential", "AchievementCredential"],
    name: options.words(entry.title) || entry.objective,
    issuer,
    validFrom: options.time,
    credentialSubject: { type: ["AchievementSubject"], ...subject, achievement: achievement(entry, options) },
  });
  const mastered = plan.entries.filter(({ standing }) => standing === "mastered");
  const others = plan.entries.filter(({ standing }) => standing !== "mastered");
  const ways = plan.told.flatMap(({ choices }) => choices.map(({ choice, title }) => options.words(title) || choice));
  return {
    "@context": [...contexts, ownTerms],
    id: new URL(`#plan/${id}`, options.issuer).href,
    type: ["VerifiableCredential", "ClrCredential"],
    name,
    issuer,
    validFrom: options.time,
    credentialSubject: {
      type: ["ClrSubject"],
      ...subject,
      verifiableCredential: mastered.map(credential),
      ...(others.length && { achievement: others.map((entry) => achievement(entry, options)) }),
      ...(ways.length && { chosenWay: ways }),
      ...(plan.careers.length && { career: plan.careers.map(({ id: career, title }) => options.words(title) || career) }),
    },
  };
}
