import { outlinesAreExpected } from './expected.mjs';

outlinesAreExpected('outlines of a frog to explore', 'explored');
