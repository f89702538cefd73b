/**
 * Texts that were changed in one language and not yet in the others. The activity carries what they said before, in `texts_before`, so that this
 * is known in any window and after any pause; whoever checks or publishes an activity takes it out.
 */

import type { Activity } from "./activity.ts";

/** By key: what a text said in each language before it was changed in one. */
export type TextsBefore = { [key: string]: { [language: string]: string } };

/** A text that says in `language` what it said before it was changed in the languages `since`. */
export interface OpenText {
  key: string;
  language: string;
  since: string[];
}

const said = ({ texts }: Activity, language: string, key: string): string => texts[language]?.[key] ?? "";

function openOf(activity: Activity, key: string): OpenText[] {
  const before = activity.texts_before?.[key] ?? {};
  const known = activity.languages.filter((tag) => before[tag] !== undefined);
  const since = known.filter((tag) => said(activity, tag, key) !== before[tag]);
  return since.length ? known.filter((tag) => !since.includes(tag)).map((language) => ({ key, language, since })) : [];
}

/** In the order in which they were changed. */
export const openTexts = (activity: Activity): OpenText[] => Object.keys(activity.texts_before ?? {}).flatMap((key) => openOf(activity, key));

function withBefore(activity: Activity, before: TextsBefore): Activity {
  const { texts_before: _, ...rest } = activity;
  return Object.keys(before).length ? { ...rest, texts_before: before } : rest;
}

/** Texts in which all languages have followed, or none was changed after all, are forgotten. */
export function settled(activity: Activity): Activity {
  const open = Object.entries(activity.texts_before ?? {}).filter(([key]) => openOf(activity, key).length);
  return withBefore(activity, Object.fromEntries(open));
}

/** `next` with what its texts said in `previous`, where that was changed in some languages and not in others. */
export function remember(previous: Activity, next: Activity): Activity {
  const before: TextsBefore = {};
  const keys = new Set(Object.values(next.texts).flatMap((texts) => Object.keys(texts)));
  for (const [key, texts] of Object.entries(next.texts_before ?? {})) if (keys.has(key)) before[key] = texts;
  const languages = next.languages.filter((tag) => previous.languages.includes(tag));
  if (languages.length > 1) {
    for (const key of keys) {
      if (before[key]) continue;
      const had = languages.filter((tag) => said(previous, tag, key).trim());
      const changed = had.filter((tag) => said(previous, tag, key) !== said(next, tag, key)).length;
      if (changed && changed < had.length) before[key] = Object.fromEntries(had.map((tag) => [tag, said(previous, tag, key)]));
    }
  }
  return withBefore(next, before);
}

/** These still fit as they are. */
export function keep(activity: Activity, fitting: { key: string; language: string }[]): Activity {
  const before = structuredClone(activity.texts_before ?? {});
  for (const { key, language } of fitting) delete before[key]?.[language];
  return settled(withBefore(activity, before));
}

/** The lesson itself, without what only its editor needs to know. */
export function withoutBefore(activity: Activity): Activity {
  const { texts_before: _, ...rest } = activity;
  return rest;
}
