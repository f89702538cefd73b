import { outlinesAreExpected } from './expected.mjs';

outlinesAreExpected('outlines of the practical that the school marks', 'practical');
