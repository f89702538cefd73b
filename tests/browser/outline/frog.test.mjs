import { outlinesAreExpected } from './expected.mjs';

outlinesAreExpected('outlines of the dissection and its practical', 'frog');
