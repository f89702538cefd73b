/**
 * Which practice each performance expectation of the Next Generation Science Standards is about, for middle and high school:
 * NGSS Lead States (2013), Next Generation Science Standards: For States, By States, the column "Science and Engineering
 * Practices" of each standard. All 130 agree with a transcription of the published sheets,
 * https://github.com/Philm013/NGSS-KnowledgeGraph, commit 2e2bd1d4, JSON/ngss68.json and JSON/ngss912.json; 14 of them also
 * with pages of nextgenscience.org, ngss.nsta.org and cde.ca.gov. The short names of the practices are ours.
 */
const kExpectations = {
  AQDP: 'MS-PS2-3 MS-ESS3-5 MS-ETS1-1 HS-PS4-2 HS-LS3-1 HS-ETS1-1',
  MOD: `MS-PS1-1 MS-PS1-4 MS-PS1-5 MS-PS3-2 MS-PS4-2 MS-LS1-2 MS-LS1-7 MS-LS2-3 MS-LS3-1 MS-LS3-2 MS-ESS1-1 MS-ESS1-2 MS-ESS2-1 MS-ESS2-4
    MS-ESS2-6 MS-ETS1-4 HS-PS1-1 HS-PS1-4 HS-PS1-8 HS-PS3-2 HS-PS3-5 HS-LS1-2 HS-LS1-4 HS-LS1-5 HS-LS1-7 HS-LS2-5 HS-ESS1-1 HS-ESS2-1
    HS-ESS2-3 HS-ESS2-4 HS-ESS2-6`,
  INV: 'MS-PS2-2 MS-PS2-5 MS-PS3-4 MS-LS1-1 MS-ESS2-5 HS-PS1-3 HS-PS2-5 HS-PS3-4 HS-LS1-3 HS-ESS2-5',
  DATA: `MS-PS1-2 MS-PS3-1 MS-LS2-1 MS-LS4-1 MS-LS4-3 MS-ESS1-3 MS-ESS2-3 MS-ESS3-2 MS-ETS1-3 HS-PS2-1 HS-LS3-3 HS-LS4-3 HS-ESS2-2
    HS-ESS3-5`,
  MATH: `MS-PS4-1 MS-LS4-6 HS-PS1-7 HS-PS2-2 HS-PS2-4 HS-PS3-1 HS-PS4-1 HS-LS2-1 HS-LS2-2 HS-LS2-4 HS-LS4-6 HS-ESS1-4 HS-ESS3-3 HS-ESS3-6
    HS-ETS1-4`,
  CEDS: `MS-PS1-6 MS-PS2-1 MS-PS3-3 MS-LS1-5 MS-LS1-6 MS-LS2-2 MS-LS4-2 MS-LS4-4 MS-ESS1-4 MS-ESS2-2 MS-ESS3-1 MS-ESS3-3 HS-PS1-2 HS-PS1-5
    HS-PS1-6 HS-PS2-3 HS-PS3-3 HS-LS1-1 HS-LS1-6 HS-LS2-3 HS-LS2-7 HS-LS4-2 HS-LS4-4 HS-ESS1-2 HS-ESS1-6 HS-ESS3-1 HS-ESS3-4 HS-ETS1-2
    HS-ETS1-3`,
  ARG: `MS-PS2-4 MS-PS3-5 MS-LS1-3 MS-LS1-4 MS-LS2-4 MS-LS2-5 MS-ESS3-4 MS-ETS1-2 HS-PS4-3 HS-LS2-6 HS-LS2-8 HS-LS3-2 HS-LS4-5 HS-ESS1-5
    HS-ESS2-7 HS-ESS3-2`,
  INFO: 'MS-PS1-3 MS-PS4-3 MS-LS1-8 MS-LS4-5 HS-PS2-6 HS-PS4-4 HS-PS4-5 HS-LS4-1 HS-ESS1-3',
};

export const kPracticeNames = {
  AQDP: 'asking questions and defining problems',
  MOD: 'developing and using models',
  INV: 'planning and carrying out investigations',
  DATA: 'analyzing and interpreting data',
  MATH: 'using mathematics and computational thinking',
  CEDS: 'constructing explanations and designing solutions',
  ARG: 'engaging in argument from evidence',
  INFO: 'obtaining, evaluating and communicating information',
};

const practices = new Map(
  Object.entries(kExpectations).flatMap(([practice, codes]) => codes.split(/\s+/).map((code) => [code, practice])),
);

/** The practice of a performance expectation; undefined for a code that is none of middle or high school (ngss_codes.mjs has all). */
export const practiceOf = (code) => practices.get(code);
