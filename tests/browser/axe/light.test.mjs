import { axeFindsNothing } from './cases.mjs';

axeFindsNothing('light');
