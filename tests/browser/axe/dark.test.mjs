import { axeFindsNothing } from './cases.mjs';

axeFindsNothing('dark', { colorScheme: 'dark' });
