// Whatever is posted between the activity editor and its host: readers never throw; only one side takes a message; what the schema
// allows is taken. And whatever stands in a lesson's text: the form either can't show it, or can print it again as it was.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { looksLikeActivity, questionsOf } from '../../../web/editor/activity.ts';
import { addHint, removeChoice } from '../../../web/editor/question_changes.ts';
import { moveTask, removeTask, setText } from '../../../web/editor/changes.ts';
import { ownerOf } from '../../../web/editor/faults.ts';
import { print } from '../../../web/editor/print.ts';
import { activityKeys } from '../../../web/editor/texts.ts';
import { readFromEditor, readToEditor } from '../../../web/protocol/editor.ts';
import { seededRun } from './seeded_run.mjs';

const follows = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync('web/protocol/editor.schema.json', 'utf8')));

/** JSON as it comes out of a text; nothing for what is none. */
function asJson(value) {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return undefined;
  }
}

function checkForm(activity) {
  if (!looksLikeActivity(activity)) return;
  assert.deepEqual(JSON.parse(print(activity)), activity);
  activityKeys(activity);
  for (const [tag, said] of Object.entries(activity.texts)) for (const key of Object.keys(said)) assert.equal(typeof ownerOf(activity, `/texts/${tag}/${key}`), 'string');
  setText(activity, 'en', 'title', 'x');
  if (!activity.stages.length || !activity.stages[0].tasks.length) return;
  const place = { stage: 0, task: 0 };
  moveTask(activity, place, 1);
  removeTask(activity, place);
  const [task] = activity.stages[0].tasks;
  if (task.practise !== undefined || !questionsOf(task).length) return;
  addHint(activity, place);
  if (task.options?.length) removeChoice(activity, place, 'options', 0);
}

seededRun((value) => {
  const taken = [readToEditor(value), readFromEditor(value)].filter(Boolean);
  assert(taken.length <= 1, 'only one side takes a message');
  const sent = asJson(value);
  if (sent !== undefined && follows(sent)) assert.equal([readToEditor(sent), readFromEditor(sent)].filter(Boolean).length, 1, 'what follows the schema is taken');
  checkForm(sent);
});
