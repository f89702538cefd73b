/** All codes of the Next Generation Science Standards. */
export function allCodes(): string[];
/** What keeps a code from being cited, in a sentence; undefined for one of the Standards. */
export function codeFault(code: string): string | undefined;
/** Whether it looks like a performance expectation of kindergarten to grade 5. */
export function isOfPrimarySchool(code: string): boolean;
