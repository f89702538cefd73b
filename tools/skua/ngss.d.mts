/** Short names of the practices, and what they are. */
export const kPracticeNames: { [practice: string]: string };
/** The practice of a performance expectation of middle or high school. */
export function practiceOf(code: string): string | undefined;
