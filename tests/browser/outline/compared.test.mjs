import { outlinesAreExpected } from './expected.mjs';

outlinesAreExpected('outlines of two hearts, of two bodies, and of the microscope', 'compared');
