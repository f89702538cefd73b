/** What is wrong with a text of a lesson: alone, and beside the same text in the lesson's first language. */
import { argumentsOf } from "./message.mjs";

/** Marks that a text to read may have; elsewhere students would see them as they are typed. */
const kTags = /<(\/?)(em|strong|sub|sup)>/g;

/** Whether a reader sees nothing of it: empty, spaces, or marks around nothing. */
export const isBlank = (text) => typeof text !== "string" || !/[^\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/u.test(text.replace(kTags, ""));

/** The first mark of a text that can show none. */
export const markIn = (text) => text.match(kTags)?.[0];

/** The tags of a rich text are closed, each inside the one before it. */
export function wrongTags(key, text) {
  const open = [];
  for (const [tag, closing, name] of text.matchAll(kTags)) {
    if (!closing) open.push(name);
    else if (open.pop() !== name) return `"${key}" has ${tag} where it closes nothing`;
  }
  return open.length ? `"${key}" needs </${open.at(-1)}>` : undefined;
}

/** Both speak of the same numbers. Throws what is wrong with the braces of one. */
export function otherPlaces(key, { text, tag }, first) {
  const places = (of, language) => argumentsOf(of, language).map((name) => `{${name}}`).join(" ");
  const here = places(text, tag);
  const there = places(first.text, first.tag);
  return here === there ? undefined : `"${key}" has the places ${here || "(none)"}, in "${first.tag}" it has ${there || "(none)"}`;
}
