// "Reading the ice" is finished in a language that is written from the right, by role and name only, up to the teacher's grade book; by a student who shows at once what they can.
import { test } from 'node:test';
import { engines } from '../driver/index.mjs';
import { finishTheIce } from '../finish_the_ice.mjs';

for (const engine of engines()) test(`a whole lesson in ${engine}, in Arabic`, () => finishTheIce(engine, 'ar', { shows: true }));
