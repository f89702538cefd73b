import { axeFindsNothingInFrogs } from './cases.mjs';

axeFindsNothingInFrogs('high contrast', { colorScheme: 'dark', contrast: 'more' });
