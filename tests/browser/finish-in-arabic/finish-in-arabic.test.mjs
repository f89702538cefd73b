// "Reading the ice" is finished in a language that is written from the right, by role and name only, up to the teacher's grade book.
import { test } from 'node:test';
import { engines } from '../driver/index.mjs';
import { finishTheIce } from '../finish_the_ice.mjs';

for (const engine of engines()) test(`a whole lesson in ${engine}, in Arabic`, () => finishTheIce(engine, 'ar'));
