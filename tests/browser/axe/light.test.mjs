import { axeFindsNothing } from './cases.mjs';

axeFindsNothing('light', { colorScheme: 'light' });
