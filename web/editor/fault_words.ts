/** What is wrong, in the words of the form and the language of the page; what is rare stays as the checker says it. */

import { choicesOf, idOf, kindOf, questionsOf, type Activity } from "./activity.ts";
import type { Fault } from "./faults.ts";
import { languageName } from "./following.ts";
import { t } from "./language.ts";

export interface Told {
  text: string;
  /** It is the checker's own sentence. */
  english: boolean;
}

/** What the form calls the text behind a key. */
export function textName(activity: Activity, key: string): string {
  if (key === "title") return t("lesson.title");
  const begins: [string, string][] = [["stage.", t("stage.title")], ["objective.", t("objective.text")], ["because.", t("way.because")], ["choose.", t("way.button")], ["career.", t("lesson.career")], ["unit.", t("number.unitName")]];
  const begin = begins.find(([prefix]) => key.startsWith(prefix));
  if (begin) return begin[1];
  for (const task of activity.stages.flatMap(({ tasks }) => tasks)) {
    const kind = kindOf(task);
    const id = idOf(task);
    if (key === id && kind !== "ask") return t(kind === "read" ? "task.readText" : kind === "goal" ? "goal.text" : kind === "do" ? "do.label" : "practice.text");
    if (kind === "goal" && key === `${id}.reached`) return t("goal.reached");
    if (kind === "goal" && key.startsWith(`${id}.hint.`)) return t("hint.n", { n: Number(key.slice(id.length + 6)) });
    for (const question of questionsOf(task)) {
      const { ask, options = [], partners = [], evidence = [], rubric = {} } = question;
      if (key === ask) return t("question.prompt");
      if (!key.startsWith(`${ask}.`)) continue;
      const part = key.slice(ask.length + 1);
      const hint = /^hint\.(\d+)$/.exec(part);
      if (hint) return t("hint.n", { n: Number(hint[1]) });
      if (part === "right") return t("reply.right");
      if (part === "again") return t("reply.again");
      if (part === "shown") return t("reply.shown");
      if (part === "short") return t("question.short");
      if (part.startsWith("again.")) return t("reply.toMistake", { name: part.slice(6) });
      if (part in rubric) return t("rubric.line");
      const list = [options, partners, evidence].find((one) => one.includes(part));
      if (list) return t("question.choice", { n: list.indexOf(part) + 1 });
      if (choicesOf(question).includes(part)) return part;
    }
  }
  return key;
}

type Teller = (found: string[], activity: Activity) => string;
const text: Teller = ([key], activity) => textName(activity, key!);

const tellers: [RegExp, Teller][] = [
  [/^"(.+)" is missing in (\S+); it is there in (\S+)$/, ([key, tag, other], activity) => t("wrong.beside", { what: textName(activity, key!), language: languageName(tag!), other: languageName(other!) })],
  [/^"(.+)" is missing in (\S+)$/, ([key, tag], activity) => t("wrong.missing", { what: textName(activity, key!), language: languageName(tag!) })],
  [/^"(.+)" is blank in (\S+): leave it out$/, ([key, tag], activity) => t("wrong.blank", { what: textName(activity, key!), language: languageName(tag!) })],
  [/^there are no texts in "(.+)", which/, ([tag]) => t("wrong.noTexts", { language: languageName(tag!) })],
  [/^"(.+)" needs (<\/\w+>)$/, (found, activity) => t("wrong.unclosed", { what: text(found, activity), mark: found[1]! })],
  [/^"(.+)" has (<\/\w+>) where it closes nothing$/, (found, activity) => t("wrong.unopened", { what: text(found, activity), mark: found[1]! })],
  [/^"(?:.+)" has (<\/?\w+>): only a text to read/, ([mark]) => t("wrong.mark", { mark: mark! })],
  [/^\{(\w+)\} is no number that this text can speak of; there is (.*)$/, ([name, others]) => (others === "nothing" ? t("wrong.number", { name: `{${name}}` }) : t("wrong.numberOf", { name: `{${name}}`, others: others!.replace(/\w+/g, "{$&}") }))],
  [/^"(?:.+)" has the places (.+), in "(\S+)" it has (.+)$/, ([here, other, there]) => t("wrong.places", { here: here === "(none)" ? "—" : here!, language: languageName(other!), there: there === "(none)" ? "—" : there! })],
  [/^nothing shows "(.+)"$/, ([key]) => t("wrong.unused", { name: key! })],
  [/^"(.+)" stands there twice: nobody/s, ([words]) => t("wrong.twice", { words: words! })],
  [/^"(?:.+)" is so in the right answer$/, () => t("wrong.partRight")],
  [/^"(?:.+)" is never told: each answer that has it/, () => t("wrong.partNever")],
  [/^students find the options in the right order already/, () => t("wrong.solved")],
  [/^"answer" is (.+), which "right" refuses$/, ([answer]) => t("wrong.answer", { answer: answer! })],
  [/^(\S+) is no (?:code of the Next|performance expectation)/, ([code]) => t("wrong.code", { code: code! })],
  [/^(\S+) can't be cited yet: .* cite its standard, (\S+), or/, ([code, standard]) => t("wrong.primary", { code: code!, standard: standard! })],
  [/is a performance expectation: "shown_by" must name/, () => t("wrong.shownBy")],
  [/^"(?:.+)" (?:is never marked, so|does not list ".+" in its "objectives"$|is not met by everybody)/, () => t("wrong.shows")],
  [/^"(.+)" needs .+, which a button can't give/, ([name]) => t("wrong.button", { name: name! })],
  [/^is empty: a condition is missing$|^is missing: when is the goal reached\?$/, () => t("wrong.empty")],
  [/^is missing: which answer is right\?$|^at least one option is right$/, () => t("wrong.noRight")],
  [/^is missing: what is shown to who asks for the answer\?$/, () => t("wrong.noAnswer")],
  [/^can never hold(?! here)/, () => t("wrong.never")],
  [/^with it the condition of "(.+?)" can never hold/, ([task]) => t("wrong.neverWith", { task: task! })],
  [/^in "(.*)" write "=" to compare/s, () => t("wrong.equals")],
  [/^at character \d+ of ".*": .*?(?:nothing is called| knows no) "(.+?)"/s, ([name]) => t("wrong.unknown", { name: name! })],
  [/^at character \d+ of ".*": (?:can't (?:compare|add|subtract) )(.+) (?:with|to|from) (.+)$/s, () => t("wrong.units")],
  [/^at character \d+ of ".*": this is .+; .+ was expected$/s, () => t("wrong.units")],
  [/^at character \d+ of "(.*)": (?:something is missing here|a value was expected|nothing more was|a "\)" is missing|this text has no end)/s, ([written]) => t("wrong.condition", { written: written! })],
  [/^no (?:question|objective|stage) is called "(.+)"|^"(.+)" is no aim/, ([name, aim]) => t("wrong.unknown", { name: name ?? aim! })],
  [/^leads back to "(.+)": a way leads/, ([to], activity) => t("wrong.back", { n: activity.stages.findIndex(({ id }) => id === to) + 1 })],
  [/^"because" is missing: why does the way/, () => t("wrong.noBecause")],
  [/^where none of these holds the next stage follows/, () => t("wrong.noLastWay")],
  [/^whoever goes on without "(.+)" would wait here for ever/, ([goal]) => t("wrong.waits", { goal: goal! })],
  [/^waits for itself/, () => t("wrong.waitsForItself")],
  [/^waits for "(.+?)", which/, ([name]) => t("wrong.waitsFor", { name: name! })],
  [/^the stage does not allow "(.+?)"/, ([name]) => t("wrong.notAllowed", { name: name! })],
  [/^asks about the simulation, in which this stage allows nothing/, () => t("wrong.nothingAllowed")],
  [/^is never taken: the way before/, () => t("wrong.neverTaken")],
  [/^another .+ is called "(.+)"$/, ([name]) => t("name.taken", { name: name! })],
  [/^this is not JSON: /, () => t("wrong.json")],
  [/is marked by the school: that needs "mode": "assessment"$/, () => t("wrong.assessment")],
  [/^the school marks .+: that needs/, () => t("wrong.assessment")],
  [/is marked by the school, and there is no key to it/, () => t("wrong.key")],
];

export function tell(activity: Activity | undefined, { message }: Fault): Told {
  if (activity) {
    for (const [pattern, teller] of tellers) {
      const found = pattern.exec(message);
      if (found) return { text: teller(found.slice(1), activity), english: false };
    }
  } else if (message.startsWith("this is not JSON")) return { text: t("wrong.json"), english: false };
  return { text: message, english: true };
}
