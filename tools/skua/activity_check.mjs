// What is wrong with an activity in JSON, each at its line and column: what the runtime finds when it reads it, and what
// stands in its texts.
import { findNodeAtLocation, parseTree, printParseErrorCode } from 'jsonc-parser';
import { argumentsOf } from '../../web/build/message.mjs';
import { isBlank, markIn, otherPlaces, wrongTags } from '../../web/build/text_faults.mjs';
import { kPracticeNames, practiceOf } from './ngss.mjs';
import { codeFault, isOfPrimarySchool } from './ngss_codes.mjs';
import { wrongPartFaults } from './wrong_parts.mjs';

/** A file with the places of its parts. */
export class ActivityFile {
  constructor(text) {
    this.text = text;
    this.syntax = [];
    this.root = parseTree(text, this.syntax, { disallowComments: true });
  }

  /** {line, column} of an offset, both from 1. */
  at(offset) {
    const before = this.text.slice(0, offset).split('\n');
    return { line: before.length, column: before.at(-1).length + 1 };
  }

  /** Where a JSON pointer leads; of what is missing, the place that lacks it. */
  find(pointer) {
    const path = pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    for (let length = path.length; length >= 0; length -= 1) {
      const steps = path.slice(0, length).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      const node = this.root && this.#nodeAt(steps);
      if (node) return this.at(node.offset);
    }
    return { line: 1, column: 1 };
  }

  /** A number among the steps may be an index or a name. */
  #nodeAt(steps) {
    let node = this.root;
    for (const step of steps) {
      node = findNodeAtLocation(node, [node.type === 'array' ? step : String(step)]);
      if (!node) return undefined;
    }
    return node;
  }
}

const listed = (names) => [...names].join(', ') || 'nothing';

const kSyntax = {
  InvalidSymbol: 'a word that means nothing here; texts stand in quotes', InvalidNumberFormat: 'a number that can\'t be read',
  PropertyNameExpected: 'a name in quotes is missing', ValueExpected: 'a value is missing', ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing', CloseBraceExpected: 'a closing } is missing', CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'something stands behind the end', UnexpectedEndOfString: 'a text has no closing quote', InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfNumber: 'a number breaks off', InvalidUnicode: 'a character can\'t be read', InvalidEscapeCharacter: 'a backslash stands before the wrong letter',
  InvalidCharacter: 'a text can\'t have a line break or tab in it',
};

/** Whether the text is JSON at all. One slip makes many errors; the first is where it is. */
function syntaxFaults(file) {
  return file.syntax.slice(0, 1).map(({ error, offset }) => {
    const name = printParseErrorCode(error);
    return { ...file.at(offset), at: '', message: `this is not JSON: ${kSyntax[name] ?? name}` };
  });
}

const pointed = (key) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** All questions with their places, also those of practices: [{at, task}]. */
function questionsOf({ stages = [] }) {
  const asked = (at, task) => [...(task.ask ? [{ at, task }] : []), ...(task.questions ?? []).map((one, i) => ({ at: `${at}/questions/${i}`, task: one }))];
  return stages.flatMap(({ tasks = [] }, s) => tasks.flatMap((task, t) => asked(`/stages/${s}/tasks/${t}`, task)));
}

const isMap = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The texts by language and key, as far as they are texts; without a prototype, since any name can be a key. */
function textsOf(texts = {}, fault) {
  const all = Object.create(null);
  if (!isMap(texts)) fault('/texts', 'must be an object: texts by language, then by key');
  for (const [tag, said] of isMap(texts) ? Object.entries(texts) : []) {
    all[tag] = Object.create(null);
    if (!isMap(said)) fault(`/texts/${pointed(tag)}`, 'must be an object: texts by key');
    for (const [key, text] of isMap(said) ? Object.entries(said) : []) {
      if (typeof text === 'string') all[tag][key] = text;
      else fault(`/texts/${pointed(tag)}/${pointed(key)}`, `"${key}" must be a text`);
    }
  }
  return all;
}

/** The texts of a language against what the activity shows, and against those of the first language. */
function textFaults(file, activity, needs) {
  const faults = [];
  const fault = (at, message) => faults.push({ ...file.find(at), at, message });
  const known = new Map(needs.texts.map((text) => [text.key, text]));
  const rich = new Set((activity.stages ?? []).flatMap(({ tasks = [] }) => tasks.flatMap(({ read }) => read ?? [])));
  const all = textsOf(activity.texts, fault);
  const [first] = activity.languages;
  for (const tag of activity.languages) {
    const place = `/texts/${tag}`;
    const said = all[tag];
    if (!said) {
      fault(place, `there are no texts in "${tag}", which "languages" lists`);
      continue;
    }
    for (const { key, required } of needs.texts) {
      if (!isBlank(said[key])) continue;
      const elsewhere = activity.languages.find((other) => !isBlank(all[other]?.[key]));
      if (required) fault(`${place}/${pointed(key)}`, `"${key}" is missing in ${tag}`);
      else if (elsewhere) fault(`${place}/${pointed(key)}`, `"${key}" is missing in ${tag}; it is there in ${elsewhere}`);
      else if (said[key] !== undefined) fault(`${place}/${pointed(key)}`, `"${key}" is blank in ${tag}: leave it out`);
    }
    for (const [key, text] of Object.entries(said)) {
      const at = `${place}/${pointed(key)}`;
      const needed = known.get(key);
      if (!needed) {
        fault(at, `nothing shows "${key}"`);
        continue;
      }
      if (isBlank(text)) continue;
      const mark = markIn(text);
      const tags = rich.has(key) ? wrongTags(key, text) : mark && `"${key}" has ${mark}: only a text to read can show that`;
      if (tags) fault(at, tags);
      try {
        let unknown = false;
        for (const name of argumentsOf(text, tag)) {
          if (needed.numbers.includes(name)) continue;
          unknown = true;
          fault(at, `{${name}} is no number that this text can speak of; there is ${listed(needed.numbers)}`);
        }
        const source = all[first]?.[key];
        const fine = () => argumentsOf(source, first).every((name) => needed.numbers.includes(name));
        const other = !unknown && tag !== first && !isBlank(source) && fine() && otherPlaces(key, { text, tag }, { text: source, tag: first });
        if (other) fault(at, other);
      } catch (error) {
        fault(at, error.message);
      }
    }
    for (const { task } of questionsOf(activity)) {
      for (const list of [task.options, task.partners, task.evidence]) {
        const words = new Map();
        for (const one of list ?? []) {
          const text = said[`${task.ask}.${one}`]?.trim();
          if (isBlank(text)) continue;
          if (words.has(text)) fault(`${place}/${pointed(`${task.ask}.${one}`)}`, `"${text}" stands there twice: nobody can tell which is meant`);
          words.set(text, one);
        }
      }
    }
  }
  for (const tag of Object.keys(all)) {
    if (!activity.languages.includes(tag)) fault(`/texts/${pointed(tag)}`, `"languages" does not list ${tag}`);
  }
  return faults;
}

const kConstant = /^\s*(-?\d+(?:\.\d+)?)\s*([^\s\d,()+*/-]*)\s*$/;
const kNear = /^\s*near\(\s*response\s*,\s*(-?\d+(?:\.\d+)?)\s*([^\s\d,()+*/-]*)\s*,\s*(\d+(?:\.\d+)?)\s*([^\s\d,()+*/-]*)\s*\)\s*$/;

/** Where the way parts, student and teacher are told why it went on as it did: each way by itself has its reason. */
function wayFaults({ stages = [] }, fault) {
  for (const [s, { next = [] }] of stages.entries()) {
    if (!next.some(({ when, choose }) => when && !choose)) continue; // one way, or the student's choice
    const at = `/stages/${s}/next`;
    for (const [i, { when, because, choose }] of next.entries()) {
      if (!choose && !because) fault(`${at}/${i}/because`, `"because" is missing: why does the way ${when ? 'lead here' : 'lead here when no other does'}? Student and teacher are told`);
    }
    const after = stages[s + 1];
    if (after && next.every(({ when }) => when)) fault(at, `where none of these holds the next stage follows, and nobody is told why: add {"to": "${after.id}", "because": …} at the end`);
  }
}

/** What can be read, and can't have been meant. */
function senseFaults(file, activity) {
  const faults = [];
  const fault = (at, message) => faults.push({ ...file.find(at), at, message });
  wayFaults(activity, fault);
  for (const { at, task } of questionsOf(activity)) {
    const { kind = 'choice', options = [], right } = task;
    if (kind === 'order' && Array.isArray(right) && options.length > 1 && options.every((one, i) => one === right[i])) {
      fault(`${at}/options`, 'students find the options in the right order already: give another order to "options"');
    }
    for (const [written, message] of wrongPartFaults(task)) fault(`${at}/wrong/${pointed(written)}`, message);
    const near = kind === 'number' && typeof right === 'string' && kNear.exec(right);
    const answer = near && typeof task.answer === 'string' && kConstant.exec(task.answer);
    if (answer && answer[2] === near[2] && Math.abs(Number(answer[1]) - Number(near[1])) > Number(near[3])) {
      fault(`${at}/answer`, `"answer" is ${task.answer.trim()}, which "right" refuses`);
    }
    if (task.marked_by === 'school' && activity.mode !== 'assessment') fault(`${at}/marked_by`, `"${task.ask}" is marked by the school: that needs "mode": "assessment"`);
  }
  return faults;
}

/** Stands where a code can't be cited, so that this is told once, and hides nothing else. */
const kSomeCode = 'ESS2.D';

/** Codes that can't be cited, as faults; and the activity without them. Nothing need be right with it. */
function codeFaults(file, activity) {
  const faults = [];
  const sound = structuredClone(activity);
  const objectives = Array.isArray(sound.objectives) ? sound.objectives : [];
  for (const [i, objective] of objectives.entries()) {
    if (!Array.isArray(objective?.codes)) continue;
    for (const [j, code] of objective.codes.entries()) {
      if (typeof code !== 'string') continue;
      const primary = isOfPrimarySchool(code) && `${code} can't be cited yet: of performance expectations below middle school there is no table of practices; cite its standard, ${code.replace(/-\d+$/, '')}, or a disciplinary core idea such as ESS2.D instead`;
      const message = codeFault(code) ?? primary;
      if (!message) continue;
      const at = `/objectives/${i}/codes/${j}`;
      faults.push({ ...file.find(at), at, message });
      objective.codes[j] = kSomeCode;
      if (typeof objective.shown_by === 'object' && objective.shown_by !== null) delete objective.shown_by[code];
    }
  }
  return { faults, sound };
}

/** A question that is named for a performance expectation must use that one's practice. */
function expectationFaults(file, needs) {
  return needs.expectations.flatMap(({ objective, code, item, uses }) => {
    const at = `/objectives/${objective}/shown_by/${code}`;
    const place = { ...file.find(at), at };
    const practice = practiceOf(code);
    if (!practice) return [{ ...place, message: `${code} is no performance expectation: only these are shown by a question` }];
    if (practice === uses) return [];
    return [{ ...place, message: `${code} is about ${kPracticeNames[practice]} (${practice}); "${item}" uses ${uses}` }];
  });
}

/** A condition that can't be read, and why that may be. */
function worded(message) {
  const [, quoted, rest] = /^at character \d+ of "(.*)": (.*)$/s.exec(message) ?? [];
  if (quoted === undefined) return message;
  if (quoted.trim() === '') return 'is empty: a condition is missing';
  return quoted.includes('==') ? `in "${quoted}" write "=" to compare, not "=="` : message;
}

const kOptional = new Set(['when', 'after', 'ready', 'possible', 'at_once', 'compare']);

/** A copy without the conditions that can't be read: so that they don't hide what is wrong elsewhere. Undefined where another thing is wrong. */
function withoutConditions(activity, errors) {
  const copy = structuredClone(activity);
  for (const { at } of errors) {
    const steps = at.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop();
    const place = steps.reduce((one, step) => one?.[step], copy);
    if (typeof place !== 'object' || place === null) return undefined;
    if (kOptional.has(last)) delete place[last];
    else if (last === 'until' || last === 'right' || steps.at(-1) === 'wrong') place[last] = 'true';
    else if (last === 'answer') place[last] = `0 ${place.unit ?? ''}`.trim();
    else return undefined;
  }
  return copy;
}

/** What the runtime found, with its lines and columns. */
const placesOf = (file, found = []) => found.map(({ at, message }) => ({ ...file.find(at), at, message }));

const namesLocales = (activity) => Array.isArray(activity.languages) && activity.languages.every((tag) => typeof tag === 'string');

/**
 * What is said of an activity: {faults, remarks}, each [{line, column, at, message}] in the order of the file; `at` is a JSON pointer,
 * also to what is missing. A lesson with remarks can be played: they are for its author to weigh. `read` gives its text to the
 * runtime, and returns what skua_check_activity answers.
 */
export function checkActivity(text, read) {
  const file = new ActivityFile(text);
  const syntax = syntaxFaults(file);
  if (syntax.length) return { faults: syntax, remarks: [] };
  const whole = JSON.parse(text);
  const isObject = typeof whole === 'object' && whole !== null && !Array.isArray(whole);
  // What an editor remembers of texts is no part of the lesson.
  const { texts_before: _, ...activity } = isObject ? whole : {};
  const { faults, sound } = codeFaults(file, activity);
  const remembers = isObject && 'texts_before' in whole;
  if (remembers && !(isMap(whole.texts_before) && Object.values(whole.texts_before).every((by) => isMap(by) && Object.values(by).every((one) => typeof one === 'string')))) {
    faults.push({ ...file.find('/texts_before'), at: '/texts_before', message: 'must be an object: what texts said before, by key, then by language' });
  }
  const isAsWritten = !isObject || (!faults.length && !remembers);
  const result = read(isAsWritten ? text : JSON.stringify(sound));
  const others = (needs) => [...textFaults(file, activity, needs), ...senseFaults(file, activity), ...placesOf(file, needs.dead_ends)];
  if (!result.errors) {
    faults.push(...others(result), ...expectationFaults(file, result));
    return { faults: inOrder(faults), remarks: faults.length ? [] : inOrder(remarksOf(file, activity, result)) };
  }
  faults.push(...result.errors.map(({ at, message }) => ({ ...file.find(at), at, message: worded(message) })));
  const rest = namesLocales(activity) ? withoutConditions(sound, result.errors) : undefined;
  const readable = rest && read(JSON.stringify(rest));
  if (readable && !readable.errors) faults.push(...others(readable));
  return { faults: inOrder(faults), remarks: [] };
}

function remarksOf(file, activity, result) {
  const elsewhere = markedElsewhereRemarks(file, activity);
  const told = new Set(elsewhere.map(({ at }) => at));
  const reach = reachRemarks(file, activity, result).filter(({ at }) => !told.has(at)); // which follows from it
  return [...elsewhere, ...reach, ...placesOf(file, result.dead_ends_on_some_ways), ...showFirstRemarks(file, activity)];
}

/** Its faults alone. */
export const activityFaults = (text, read) => checkActivity(text, read).faults;

function inOrder(faults) {
  return faults.sort((a, b) => a.line - b.line || a.column - b.column);
}

const counted = (count, one, many) => (count ? [`${count} more ${count === 1 ? one : many}`] : []);

/** "2 more occasions, right at once and without a hint; 1 more stage; 1 more by doing" */
function missingWords({ right, stages, doing }) {
  return [...counted(right, 'occasion, right at once and without a hint', 'occasions, right at once and without a hint'), ...counted(stages, 'stage', 'stages'), ...counted(doing, 'by doing', 'by doing')].join('; ');
}

const isSaid = ({ predict, aim, looks_back }) => predict === true || aim === true || looks_back !== undefined;
const isMarkedElsewhere = ({ kind, marked_by }) => kind === 'text' || marked_by === 'school';

/** What shows an objective: {stage, id, elsewhere}, `elsewhere` where a teacher or the school marks it. */
function occasionsOf({ stages = [] }, objective) {
  const lists = ({ objectives = [] }) => objectives.includes(objective);
  return stages.flatMap(({ tasks = [] }, stage) => tasks.flatMap((task) => {
    if (task.goal) return lists(task) ? [{ stage, id: task.goal, elsewhere: false }] : [];
    const asked = task.ask ? [task] : (task.questions ?? []);
    return asked.filter((one) => !isSaid(one) && (lists(one) || task.objective === objective)).map((one) => ({ stage, id: one.ask, elsewhere: isMarkedElsewhere(one) }));
  }));
}

/** What only a teacher or the school marks never comes to what is known of an objective. */
function markedElsewhereRemarks(file, activity) {
  const why = 'which a teacher or the school marks: that never comes to what a student has shown; add a question that is marked at once, or a goal';
  const remark = (at, message) => ({ ...file.find(at), at, message });
  return (activity.objectives ?? []).flatMap(({ id, shown_by = {} }, i) => {
    const occasions = occasionsOf(activity, id);
    const others = occasions.filter(({ elsewhere }) => elsewhere).map(({ id: item }) => item);
    if (others.length && others.length === occasions.length) return [remark(`/objectives/${i}`, `"${id}" is shown only by ${listed(others.map((item) => `"${item}"`))}, ${why}`)];
    return Object.entries(shown_by).filter(([, item]) => others.includes(item)).map(([code, item]) => remark(`/objectives/${i}/shown_by/${pointed(code)}`, `${code} rests on "${item}", ${why}`));
  });
}

/** Whether a stage, or a task behind it, is passed by for what was done in the stage `test`: a way leads past an occasion, or a `when` names a task of it. */
function letsPass({ stages }, test, occasions) {
  const place = (name) => stages.findIndex(({ id }) => id === name);
  const passesBy = (end) => occasions.some(({ stage }) => stage > test && stage < end);
  const names = (stages[test].tasks ?? []).map((task) => `'${task.ask ?? task.goal}'`);
  const isLeftOut = ({ when = '' }) => names.some((name) => when.includes(name));
  return (stages[test].next ?? []).some(({ to }) => passesBy(place(to))) || stages.slice(test + 1).some(({ tasks = [] }) => tasks.some(isLeftOut));
}

/** Whether students can choose to show an objective before any of it was asked for, and then pass by what teaches it. */
function canBeShownFirst(activity, occasions) {
  const { stages = [] } = activity;
  const first = Math.min(...occasions.map(({ stage }) => stage));
  return stages.some(({ next = [] }, from) => from < first && next.filter(({ choose }) => choose).some(({ to }) => {
    const test = stages.findIndex(({ id }) => id === to);
    return occasions.some(({ stage }) => stage === test) && letsPass(activity, test, occasions);
  }));
}

/**
 * Whether the first task of an objective is itself what shows it: it is there from the start, and what teaches it is left out for who had it right, or is help
 * for who had not. So is a lesson that only asks, after an introduction.
 */
function isAskedFirst(activity, occasions) {
  const { stages = [] } = activity;
  const first = Math.min(...occasions.map(({ stage }) => stage));
  const asks = new Set(occasions.map(({ id }) => id));
  const onlyAsks = stages.every(({ tasks = [] }, stage) => tasks.every((task) => (task.read && stage === first) || asks.has(task.ask ?? task.goal)));
  const { order, tasks = [], next = [] } = stages[first];
  const isHelp = ({ to, when }) => when && stages.find(({ id }) => id === to)?.scaffold === true;
  const open = tasks.filter(({ ask, after }) => asks.has(ask) && order === 'any' && !after).map(({ ask }) => `'${ask}'`);
  const leftOut = tasks.some(({ when = '' }) => open.some((name) => when.includes(name)));
  return onlyAsks || leftOut || (first === 0 && next.some(isHelp));
}

/** Objectives of several stages that who knows them already must go through all the same. */
function showFirstRemarks(file, activity) {
  if (activity.mode === 'assessment') return [];
  return (activity.objectives ?? []).flatMap(({ id }, i) => {
    const occasions = occasionsOf(activity, id);
    if (new Set(occasions.map(({ stage }) => stage)).size < 2 || canBeShownFirst(activity, occasions) || isAskedFirst(activity, occasions)) return [];
    const at = `/objectives/${i}`;
    return [{ ...file.find(at), at, message: `who knows "${id}" already can't show it first: let students choose, before it is asked for, a stage that asks for it and has a way past what teaches it` }];
  });
}

/** Objectives that nobody can master in this lesson alone, or nobody who takes one of its ways. */
function reachRemarks(file, activity, { out_of_reach: all = [] }) {
  return all.map(({ objective, occasions, from, to, way, ...missing }) => {
    const name = `"${activity.objectives[objective].id}"`;
    const lacks = `it has ${occasions === 1 ? '1 occasion' : `${occasions} occasions`} there, missing: ${missingWords(missing)}`;
    if (from === undefined) {
      const at = `/objectives/${objective}`;
      return { ...file.find(at), at, message: `${name} can't be mastered in this lesson alone; ${lacks}` };
    }
    const at = way === undefined ? `/stages/${from}` : `/stages/${from}/next/${way}`;
    const { choose } = activity.stages[from].next?.[way] ?? {};
    const how = choose === undefined ? '' : `, having chosen "${choose}",`;
    return { ...file.find(at), at, message: `who goes from "${activity.stages[from].id}" to "${activity.stages[to].id}"${how} can't master ${name} in this lesson any more; ${lacks}` };
  });
}

/** "modules/x/activities/y.json:12:5: …", a line for each. */
export function faultLines(path, faults) {
  return faults.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`);
}

/** "modules/x/activities/y.json:12:5: remark: …", a line for each. */
export function remarkLines(path, remarks) {
  return faultLines(path, remarks.map((one) => ({ ...one, message: `remark: ${one.message}` })));
}

/** What activities may use of a simulation, as a table for authors. */
export function offerLines({ id, observables, quantities, commands, parts, places, kinds }) {
  const typed = ({ name, type, unit }) => `${name}${type === 'truth' ? ' (holds or not)' : unit ? ` (${unit})` : ''}`;
  const given = ({ name, given: units, ...rest }) => typed({ ...rest, name: `${name}(${units.map((unit) => unit || 'number').join(', ')})` });
  const ranged = (parameters) => parameters.map((p) => ` ${p.name} ${p.min} to ${p.max} ${p.unit}`.trimEnd()).join(',');
  const offered = ({ name, parameters }) => name + ranged(parameters);
  return [
    `simulation ${id}`,
    ...observables.map((one) => `  can be observed    ${typed(one)}`),
    ...quantities.map((one) => `  can be worked out  ${given(one)}`),
    ...commands.map((one) => `  can be done        ${offered(one)}`),
    ...parts.map((name) => `  can be hidden      ${name}`),
    ...places.map((name) => `  can have a pin     ${name}`),
    ...kinds.flatMap(({ name, given, fields }) => [
      `  can be asked       ${name}${given.length ? `, given${ranged(given)}` : ''}`,
      `                     response${ranged(fields)}`,
    ]),
  ];
}
