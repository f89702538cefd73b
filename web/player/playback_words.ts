/** The words of a replay, which come with its script, in every language; and the student's events as sentences. */

import type { LessonEvent, Scalars } from "../protocol/protocol.ts";

export interface PlaybackWords {
  replay: string;
  play: string;
  pause: string;
  again: string;
  previous: string;
  next: string;
  position: string;
  speed: string;
  of(position: string, duration: string): string;
  nth(n: number, count: number): string;
  started: string;
  predicted(item: string, response: string): string;
  answered(item: string, response: string): string;
  hinted(item: string, step: number): string;
  hintOffered(item: string): string;
  hintHeld(item: string): string;
  passedOver(goal: string): string;
  neededNone(practice: string): string;
  performed(action: string): string;
  wentOn(stage: string): string;
  wasAsked(item: string): string;
  reached(goal: string): string;
  aimed(response: string): string;
  lookedBack(response: string): string;
  shown(item: string): string;
  evidence(objective: string, mastered: boolean): string;
  completed: string;
  right: string;
  notYet: string;
  tries(n: number): string;
  diverged: string;
  mismatched(n: number): string;
  torn: string;
}

const en: PlaybackWords = {
  replay: "Replay · what the student did",
  play: "Play",
  pause: "Pause",
  again: "Play again",
  previous: "Previous event",
  next: "Next event",
  position: "Position",
  speed: "Speed",
  of: (position, duration) => `${position} of ${duration}`,
  nth: (n, count) => `Event ${n} of ${count}`,
  started: "Started the lesson",
  predicted: (item, response) => `Predicted “${item}”: ${response}`,
  answered: (item, response) => `Answered “${item}”: ${response}`,
  hinted: (item, step) => `Took hint ${step} for “${item}”`,
  hintOffered: (item) => `Was offered a hint for “${item}”`,
  hintHeld: (item) => `A hint for “${item}” waited: the last two were right at once`,
  passedOver: (goal) => `Went on without: ${goal}`,
  neededNone: (practice) => `Needed no practice: ${practice}`,
  performed: (action) => `Did “${action}”`,
  wentOn: (stage) => `Went on to “${stage}”`,
  wasAsked: (item) => `Was asked “${item}”`,
  reached: (goal) => `Reached: ${goal}`,
  aimed: (response) => `Set a goal: ${response}`,
  lookedBack: (response) => `Looked back: ${response}`,
  shown: (item) => `Had the answer to “${item}” shown`,
  evidence: (objective, mastered) => `${objective}: ${mastered ? "mastered" : "not enough evidence yet"}`,
  completed: "Completed the lesson",
  right: "right",
  notYet: "not yet",
  tries: (n) => `try ${n}`,
  diverged: "The replay ends here: what follows in the record does not come from what the student did.",
  mismatched: (n) => `The record does not match what the student did: event ${n} is recorded differently. Check it before you rely on it.`,
  torn: "The end of the record is missing.",
};

const es: PlaybackWords = {
  replay: "Repetición · lo que hizo el estudiante",
  play: "Reproducir",
  pause: "Pausar",
  again: "Ver de nuevo",
  previous: "Suceso anterior",
  next: "Suceso siguiente",
  position: "Posición",
  speed: "Velocidad",
  of: (position, duration) => `${position} de ${duration}`,
  nth: (n, count) => `Suceso ${n} de ${count}`,
  started: "Empezó la lección",
  predicted: (item, response) => `Predijo «${item}»: ${response}`,
  answered: (item, response) => `Respondió «${item}»: ${response}`,
  hinted: (item, step) => `Pidió la pista ${step} de «${item}»`,
  hintOffered: (item) => `Se le ofreció una pista para «${item}»`,
  hintHeld: (item) => `La pista de «${item}» esperó: las dos anteriores fueron correctas a la primera`,
  passedOver: (goal) => `Siguió sin esto: ${goal}`,
  neededNone: (practice) => `No necesitó la práctica: ${practice}`,
  performed: (action) => `Hizo «${action}»`,
  wentOn: (stage) => `Siguió con «${stage}»`,
  wasAsked: (item) => `Se le preguntó «${item}»`,
  reached: (goal) => `Alcanzó: ${goal}`,
  aimed: (response) => `Se puso una meta: ${response}`,
  lookedBack: (response) => `Miró atrás: ${response}`,
  shown: (item) => `Pidió ver la respuesta de «${item}»`,
  evidence: (objective, mastered) => `${objective}: ${mastered ? "dominado" : "aún no hay pruebas suficientes"}`,
  completed: "Completó la lección",
  right: "correcto",
  notYet: "todavía no",
  tries: (n) => `intento ${n}`,
  diverged: "La repetición acaba aquí: lo que sigue en el registro no resulta de lo que hizo el estudiante.",
  mismatched: (n) => `El registro no coincide con lo que hizo el estudiante: el suceso ${n} consta de otro modo. Compruébalo antes de fiarte de él.`,
  torn: "Falta el final del registro.",
};

const fr: PlaybackWords = {
  replay: "Relecture · ce que l’élève a fait",
  play: "Lecture",
  pause: "Pause",
  again: "Revoir",
  previous: "Événement précédent",
  next: "Événement suivant",
  position: "Position",
  speed: "Vitesse",
  of: (position, duration) => `${position} sur ${duration}`,
  nth: (n, count) => `Événement ${n} sur ${count}`,
  started: "Leçon commencée",
  predicted: (item, response) => `Hypothèse pour « ${item} » : ${response}`,
  answered: (item, response) => `Réponse à « ${item} » : ${response}`,
  hinted: (item, step) => `Indice ${step} demandé pour « ${item} »`,
  hintOffered: (item) => `Indice proposé pour « ${item} »`,
  hintHeld: (item) => `Indice retardé pour « ${item} » : juste du premier coup les deux dernières fois`,
  passedOver: (goal) => `A continué sans cela : ${goal}`,
  neededNone: (practice) => `Exercice inutile : ${practice}`,
  performed: (action) => `Action : « ${action} »`,
  wentOn: (stage) => `Suite : « ${stage} »`,
  wasAsked: (item) => `Question posée : « ${item} »`,
  reached: (goal) => `But atteint : ${goal}`,
  aimed: (response) => `But fixé : ${response}`,
  lookedBack: (response) => `Regard en arrière : ${response}`,
  shown: (item) => `Réponse affichée pour « ${item} »`,
  evidence: (objective, mastered) => `${objective} : ${mastered ? "maîtrisé" : "pas encore assez de preuves"}`,
  completed: "Leçon terminée",
  right: "juste",
  notYet: "pas encore",
  tries: (n) => `essai ${n}`,
  diverged: "La relecture s’arrête ici : la suite de l’enregistrement ne vient pas de ce que l’élève a fait.",
  mismatched: (n) => `L’enregistrement ne correspond pas à ce que l’élève a fait : l’événement ${n} y est noté autrement. Vérifiez-le avant de vous y fier.`,
  torn: "La fin de l’enregistrement manque.",
};

const zh: PlaybackWords = {
  replay: "回放 · 学生的学习过程",
  play: "播放",
  pause: "暂停",
  again: "重新播放",
  previous: "上一个事件",
  next: "下一个事件",
  position: "播放位置",
  speed: "播放速度",
  of: (position, duration) => `${position} / ${duration}`,
  nth: (n, count) => `第 ${n} 个事件，共 ${count} 个`,
  started: "开始了课程",
  predicted: (item, response) => `猜想“${item}”：${response}`,
  answered: (item, response) => `回答“${item}”：${response}`,
  hinted: (item, step) => `看了“${item}”的第 ${step} 个提示`,
  hintOffered: (item) => `为“${item}”建议看提示`,
  hintHeld: (item) => `“${item}”的提示推迟建议：之前两次一次成功`,
  passedOver: (goal) => `跳过了：${goal}`,
  neededNone: (practice) => `不需要练习：${practice}`,
  performed: (action) => `进行了操作“${action}”`,
  wentOn: (stage) => `进入“${stage}”`,
  wasAsked: (item) => `遇到问题“${item}”`,
  reached: (goal) => `达到：${goal}`,
  aimed: (response) => `定下目标：${response}`,
  lookedBack: (response) => `回顾：${response}`,
  shown: (item) => `查看了“${item}”的答案`,
  evidence: (objective, mastered) => `${objective}：${mastered ? "已掌握" : "依据还不够"}`,
  completed: "完成了课程",
  right: "正确",
  notYet: "还没答对",
  tries: (n) => `第 ${n} 次作答`,
  diverged: "回放到此结束：记录中后面的内容并非由学生的操作得出。",
  mismatched: (n) => `记录与学生的实际操作不符：事件 ${n} 的记录不一致。采信之前请先核查。`,
  torn: "记录的结尾缺失。",
};

// \u2068 … \u2069 keep what comes from a lesson, which may be Latin, apart from the Arabic around it.
const ar: PlaybackWords = {
  replay: "الإعادة · ما فعله الطالب",
  play: "تشغيل",
  pause: "إيقاف مؤقّت",
  again: "شاهد من جديد",
  previous: "الحدث السابق",
  next: "الحدث التالي",
  position: "الموضع",
  speed: "السرعة",
  of: (position, duration) => `${position} من ${duration}`,
  nth: (n, count) => `الحدث ${n} من ${count}`,
  started: "بدأ الدرس",
  predicted: (item, response) => `التوقّع عن «\u2068${item}\u2069»: \u2068${response}\u2069`,
  answered: (item, response) => `الإجابة عن «\u2068${item}\u2069»: \u2068${response}\u2069`,
  hinted: (item, step) => `طُلب التلميح ${step} عن «\u2068${item}\u2069»`,
  hintOffered: (item) => `عُرض تلميح عن «\u2068${item}\u2069»`,
  hintHeld: (item) => `تأخّر عرض التلميح عن «\u2068${item}\u2069»: كانت المرتان السابقتان صحيحتين من أول مرة`,
  passedOver: (goal) => `المتابعة من دون: \u2068${goal}\u2069`,
  neededNone: (practice) => `لا حاجة إلى التدريب: \u2068${practice}\u2069`,
  performed: (action) => `نُفّذ «\u2068${action}\u2069»`,
  wentOn: (stage) => `الانتقال إلى «\u2068${stage}\u2069»`,
  wasAsked: (item) => `طُرح السؤال «\u2068${item}\u2069»`,
  reached: (goal) => `تحقّق: \u2068${goal}\u2069`,
  aimed: (response) => `الهدف المختار: \u2068${response}\u2069`,
  lookedBack: (response) => `نظرة إلى ما مضى: \u2068${response}\u2069`,
  shown: (item) => `عُرضت إجابة «\u2068${item}\u2069»`,
  evidence: (objective, mastered) => `\u2068${objective}\u2069: ${mastered ? "متقَن" : "لا توجد دلائل كافية بعد"}`,
  completed: "اكتمل الدرس",
  right: "صحيحة",
  notYet: "ليس بعد",
  tries: (n) => `المحاولة ${n}`,
  diverged: "تنتهي الإعادة هنا: ما يلي ذلك في السجلّ لا ينتج عمّا فعله الطالب.",
  mismatched: (n) => `السجلّ لا يطابق ما فعله الطالب: الحدث ${n} مسجَّل فيه على نحو مختلف. تحقّق منه قبل الاعتماد عليه.`,
  torn: "نهاية السجلّ مفقودة.",
};

const known: Record<string, PlaybackWords> = { en, es, fr, zh, ar };

export const playbackWords = (language: string): PlaybackWords => known[language.split("-")[0]!] ?? en;

const textOf = (texts: Record<string, string>, ...keys: string[]): string | undefined =>
  keys.map((key) => texts[key]).find((text) => text && !text.includes("{"));

/** What a lesson calls something, in few words where it has them, where it has a text for it that stands by itself; else its identifier as words. */
const named = (texts: Record<string, string>, name: string): string => textOf(texts, `${name}.short`, name) ?? name.replace(/[_.-]+/g, " ").trim();

/** What was typed stays as it was typed: only an option's identifier becomes words. */
function responseOf(item: string, given: number | string, texts: Record<string, string>, locale: string): string {
  const text = textOf(texts, `${item}.${given}`);
  if (text !== undefined) return text;
  if (typeof given === "number" || /^-?\d{1,15}(\.\d+)?$/.test(given)) return Number(given).toLocaleString(locale, { maximumFractionDigits: 15 });
  return /^[a-z]\w*$/.test(given) ? named(texts, given) : given;
}

/** What a lesson tells of itself; undefined where it is the simulation that does. */
function ofLesson(action: string, detail: Scalars, said: PlaybackWords, texts: Record<string, string>, locale: string): string | undefined {
  const words = (key: string): string | undefined => (typeof detail[key] === "string" ? detail[key] : undefined);
  const [to, item, goal, practice, objective, response] = ["to", "item", "goal", "practice", "objective", "response"].map(words);
  if (action === "way" && to) return said.wentOn(named(texts, `stage.${to}`).replace(/^stage /, ""));
  if (action === "goal" && goal) return said.reached(named(texts, goal));
  if (action === "goal_hint" && goal) return said.hinted(named(texts, goal), Number(detail.step));
  if (action === "goal_hint_offered" && goal) return said.hintOffered(named(texts, goal));
  if (action === "goal_hint_held" && goal) return said.hintHeld(named(texts, goal));
  if (action === "pass_over" && goal) return said.passedOver(named(texts, goal));
  if (action === "practice_known" && practice) return said.neededNone(named(texts, practice));
  if (action === "objective" && objective) return said.evidence(named(texts, `objective.${objective}`).replace(/^objective /, ""), detail.mastered === 1);
  if (!item) return undefined;
  if (action === "practise") return said.wasAsked(named(texts, item));
  if (action === "show_answer") return said.shown(named(texts, item));
  if (action === "hint_held") return said.hintHeld(named(texts, item));
  if (action === "hint_offered") return said.hintOffered(named(texts, item));
  if (response === undefined) return undefined;
  const answer = responseOf(item, response, texts, locale);
  return action === "aim" ? said.aimed(answer) : action === "look_back" ? said.lookedBack(answer) : undefined;
}

/** What the student did, in the words that the lesson has for items and answers; no stop at its end. */
export function deedOf(event: LessonEvent, said: PlaybackWords, texts: Record<string, string>, locale: string): string {
  switch (event.type) {
    case "predicted":
      return said.predicted(named(texts, event.item), responseOf(event.item, event.response, texts, locale));
    case "answered":
    case "submitted":
      return said.answered(named(texts, event.item), responseOf(event.item, event.response, texts, locale));
    case "hinted":
      return said.hinted(named(texts, event.item), event.step);
    case "performed":
      return ofLesson(event.action, event.detail, said, texts, locale) ?? said.performed(named(texts, event.action));
    default:
      return said[event.type] ?? event.type;
  }
}

/** What came of it, each a few words. What the school marks has nothing here that says whether it is right. */
export function outcomeOf(event: LessonEvent, said: PlaybackWords): string[] {
  if (event.type !== "answered" && event.type !== "submitted") return [];
  const mark = event.type === "answered" ? [event.correct ? said.right : said.notYet] : [];
  return event.try > 1 ? [...mark, said.tries(event.try)] : mark;
}

/** An event as a sentence without a stop at its end. */
export const sentenceOf = (event: LessonEvent, said: PlaybackWords, texts: Record<string, string>, locale: string): string =>
  [deedOf(event, said, texts, locale), ...outcomeOf(event, said)].join(" · ");

/** 125000 is "2:05", 3725000 is "1:02:05". */
export function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
