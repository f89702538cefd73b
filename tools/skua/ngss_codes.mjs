/**
 * The codes of the Next Generation Science Standards: NGSS Lead States (2013), Next Generation Science Standards: For States, By
 * States, as the Achievement Standards Network lists them (http://asn.jesandco.org). A standard is `GRADES-TOPIC`, its performance
 * expectations are numbered from 1, and each topic has component ideas, lettered from A.
 */

/** By grades: topics with how many performance expectations there are; 208 in 58 standards. */
const kStandards = {
  K: 'PS2 2, PS3 2, LS1 1, ESS2 2, ESS3 3',
  1: 'PS4 4, LS1 2, LS3 1, ESS1 2',
  2: 'PS1 4, LS2 2, LS4 1, ESS1 1, ESS2 3',
  'K-2': 'ETS1 3',
  3: 'PS2 4, LS1 1, LS2 1, LS3 2, LS4 4, ESS2 2, ESS3 1',
  4: 'PS3 4, PS4 3, LS1 2, ESS1 1, ESS2 2, ESS3 2',
  5: 'PS1 4, PS2 1, PS3 1, LS1 1, LS2 1, ESS1 2, ESS2 2, ESS3 1',
  '3-5': 'ETS1 3',
  MS: 'PS1 6, PS2 5, PS3 5, PS4 3, LS1 8, LS2 5, LS3 2, LS4 6, ESS1 4, ESS2 6, ESS3 5, ETS1 4',
  HS: 'PS1 8, PS2 6, PS3 5, PS4 5, LS1 7, LS2 8, LS3 3, LS4 6, ESS1 6, ESS2 7, ESS3 6, ETS1 4',
};

/** By topic: the letter of its last component idea. */
const kIdeas = { PS1: 'C', PS2: 'B', PS3: 'D', PS4: 'C', LS1: 'D', LS2: 'D', LS3: 'B', LS4: 'D', ESS1: 'C', ESS2: 'E', ESS3: 'D', ETS1: 'C' };

const kTopic = '((?:PS|LS|ESS|ETS)\\d)';
const kExpectation = new RegExp(`^(K|[1-5]|K-2|3-5|MS|HS)-${kTopic}-([1-9]\\d?)$`);
const kStandard = new RegExp(`^(K|[1-5]|K-2|3-5|MS|HS)-${kTopic}$`);
const kIdea = new RegExp(`^${kTopic}\\.([A-Z])$`);

const counts = new Map(
  Object.entries(kStandards).flatMap(([grades, topics]) => topics.split(', ').map((one) => one.split(' ')).map(([topic, count]) => [`${grades}-${topic}`, Number(count)])),
);

/** All of them, in the order of the tables. */
export function allCodes() {
  const standards = [...counts].flatMap(([standard, count]) => [standard, ...Array.from({ length: count }, (_, i) => `${standard}-${i + 1}`)]);
  return [...standards, ...Object.entries(kIdeas).flatMap(([topic, last]) => [...'ABCDE'].filter((letter) => letter <= last).map((letter) => `${topic}.${letter}`))];
}

const kNone = (code) => `${code} is no code of the Next Generation Science Standards`;

/** What keeps a code from being cited, in a sentence that says what there is instead; undefined for one of the Standards. */
export function codeFault(code) {
  const [, grades, topic, number] = kExpectation.exec(code) ?? kStandard.exec(code) ?? [];
  if (grades) {
    const count = counts.get(`${grades}-${topic}`);
    if (count === undefined) return `${kNone(code)}; of ${grades} there is ${[...counts.keys()].filter((one) => one.startsWith(`${grades}-`) && one.split('-').length === grades.split('-').length + 1).join(', ')}`;
    return number > count ? `${kNone(code)}; ${grades}-${topic} has ${count === 1 ? `${grades}-${topic}-1` : `${grades}-${topic}-1 to ${grades}-${topic}-${count}`}` : undefined;
  }
  const [, ideas, letter] = kIdea.exec(code) ?? [];
  if (!ideas) return `${kNone(code)}; they look like MS-ESS3-5, MS-ESS3 or ESS3.D`;
  const last = kIdeas[ideas];
  if (!last) return `${kNone(code)}; there is ${Object.keys(kIdeas).join(', ')}`;
  return letter > last ? `${kNone(code)}; ${ideas} has ${ideas}.A to ${ideas}.${last}` : undefined;
}

/** Whether it is a performance expectation of kindergarten to grade 5, of which the project has no table of practices. */
export const isOfPrimarySchool = (code) => kExpectation.test(code) && !/^[MH]S-/.test(code);
