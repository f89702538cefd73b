/** What is announced: of a long text only its beginning, in whole sentences; the rest stands on the page and is read there. */

/** As many words as one hears without losing what one was doing; fewer than the least, like "Yes.", say too little. */
const most = 20, least = 6;
const sentenceEnd = /[.!?؟。！？]["”»]?$/;
/** Where one breathes in a sentence. */
const clauses = /(?<=[,;:،؛](?=\s)|[，；：、—])/;

function cut(text: string, into: "word" | "sentence"): Intl.SegmentData[] | undefined {
  if (typeof Intl.Segmenter !== "function") return undefined;
  return [...new Intl.Segmenter(document.documentElement.lang || undefined, { granularity: into }).segment(text)];
}

const sentencesOf = (text: string): string[] => cut(text, "sentence")?.map(({ segment }) => segment) ?? text.split(/(?<=[.!?؟]\s|[。！？])/);
const wordsOf = (text: string): string[] => cut(text, "word")?.map(({ segment }) => segment) ?? text.match(/\p{scx=Hani}{1,2}|[^\s\p{scx=Hani}]+\s*/gu) ?? [];

/** Words, as the language has them: Chinese is written without spaces. */
export const wordCount = (text: string): number => cut(text, "word")?.filter(({ isWordLike }) => isWordLike).length ?? wordsOf(text).length;

/** The first `parts` that have no more than `room` words together. */
function fitting(parts: string[], room: number): string {
  let said = "";
  for (const part of parts) {
    if (wordCount(said + part) > room) break;
    said += part;
  }
  // Not what only begins something: the number of a list's next line, a quotation mark.
  return said.trim().replace(/(?:\s+\d+\.|\s*[“«])$/, "");
}

/** Up to the last number in it, with what is counted; nothing where there is none. */
const toNumber = (text: string): string => /^.*\p{Nd}\S*(?:\s+\S+)?/su.exec(text)?.[0] ?? "";
const numbersIn = (text: string): number => text.match(/\p{Nd}+/gu)?.length ?? 0;

/** `text`, if it is short; else its beginning, and `more`, which says that there is more. A sentence is rather cut behind a number than before it. */
export function inBrief(text: string, more: string): string {
  if (wordCount(text) <= most) return text;
  const room = most - wordCount(more);
  const sentences = sentencesOf(text);
  let said = fitting(sentences, room);
  if (wordCount(said) < least) {
    said = fitting(sentences.flatMap((one) => one.split(clauses)), room);
    const counted = toNumber(fitting(wordsOf(text), room));
    if (numbersIn(counted) > numbersIn(said)) said = counted;
  }
  if (wordCount(said) < least) said = fitting(wordsOf(text), room);
  return `${sentenceEnd.test(said) ? said : `${said.replace(/[\s,;:—،؛，；：、]+$/, "")}…`} ${more}`;
}
