import { outlinesAreExpected } from './expected.mjs';

outlinesAreExpected('outlines of the lessons over ice, and of what is around a lesson', 'ice');
