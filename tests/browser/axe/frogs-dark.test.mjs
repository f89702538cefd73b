import { axeFindsNothingInFrogs } from './cases.mjs';

axeFindsNothingInFrogs('dark', { colorScheme: 'dark' });
