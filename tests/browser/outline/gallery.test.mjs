import { outlinesAreExpected } from './expected.mjs';

outlinesAreExpected('outlines of the gallery', 'gallery');
