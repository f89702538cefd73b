import { axeFindsNothingInFrogs } from './cases.mjs';

axeFindsNothingInFrogs('light', { colorScheme: 'light' });
