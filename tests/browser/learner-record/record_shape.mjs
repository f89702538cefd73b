// What a learner record is: a verifiable credential of the W3C (Verifiable Credentials Data Model 2.0) with the types of 1EdTech's
// Comprehensive Learner Record 2.0 and Open Badges 3.0, unsigned. Nothing that these don't know may stand in it, but for the terms that it
// explains itself.
const kVc = 'https://www.w3.org/ns/credentials/v2';
const kClr = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';
const kBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

const uri = { type: 'string', format: 'uri' };
const words = { type: 'string', minLength: 1 };
const record = (required, properties) => ({ type: 'object', required, additionalProperties: false, properties });
const these = (...types) => ({ type: 'array', items: { type: 'string' }, minItems: types.length, maxItems: types.length, allOf: types.map((one) => ({ contains: { const: one } })) });

/** Terms that the record explains: each leads to a name of its own. */
const ownTerms = {
  type: 'object', required: ['target', 'due', 'chosenWay', 'career'],
  additionalProperties: { anyOf: [{ type: 'string', pattern: '^urn:skua:plan#' }, { type: 'object', required: ['@id'], properties: { '@id': { type: 'string', pattern: '^urn:skua:plan#' } } }] },
};
/** The context of the W3C comes first. */
const context = (...known) => ({ type: 'array', prefixItems: [...known.map((one) => ({ const: one })), ownTerms], minItems: known.length + 1, items: false });

const profile = record(['id', 'type', 'name'], { id: uri, type: these('Profile'), name: words });
const identifier = {
  type: 'array', minItems: 1,
  items: record(['type', 'hashed', 'identityHash', 'identityType'], { type: { const: 'IdentityObject' }, hashed: { type: 'boolean' }, identityHash: words, identityType: { const: 'name' } }),
};
const alignment = record(['type', 'targetName', 'targetUrl'], { type: these('Alignment'), targetType: { const: 'CFItem' }, targetFramework: words, targetCode: words, targetName: words, targetUrl: uri });
const achievement = record(['id', 'type', 'name', 'description', 'criteria'], {
  id: uri, type: these('Achievement'), achievementType: { const: 'LearningObjective' }, name: words, description: words, criteria: record(['narrative'], { narrative: words }),
  alignment: { type: 'array', minItems: 1, items: alignment }, target: words, due: { type: 'string', format: 'date' },
});
const issued = { id: uri, name: words, issuer: profile, validFrom: { type: 'string', format: 'date-time' } };
const kNeeded = ['@context', 'id', 'type', 'name', 'issuer', 'validFrom', 'credentialSubject'];

const credential = record(kNeeded, {
  '@context': context(kVc, kBadges), ...issued, type: these('VerifiableCredential', 'AchievementCredential'),
  credentialSubject: record(['type', 'identifier', 'achievement'], { type: these('AchievementSubject'), identifier, achievement }),
});

export const kFormats = {
  uri: (text) => URL.canParse(text),
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text)),
};

/** As JSON Schema. */
export const kRecord = record(kNeeded, {
  '@context': context(kVc, kClr, kBadges), ...issued, type: these('VerifiableCredential', 'ClrCredential'),
  credentialSubject: record(['type', 'identifier', 'verifiableCredential'], {
    type: these('ClrSubject'), identifier, verifiableCredential: { type: 'array', items: credential }, achievement: { type: 'array', minItems: 1, items: achievement },
    chosenWay: { type: 'array', items: words }, career: { type: 'array', items: words },
  }),
});
