import { axeFindsNothing } from './cases.mjs';

axeFindsNothing('high contrast', { colorScheme: 'dark', contrast: 'more' });
