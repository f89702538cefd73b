/** Which engine runs this page, as people call it. */

const known: [pattern: RegExp, name: string][] = [
  [/\bEdg\/(\d+)/, "Edge"],
  [/\bFirefox\/(\d+)/, "Firefox"],
  [/(?:Headless)?Chrom(?:e|ium)\/(\d+)/, "Chromium"],
  [/\bVersion\/(\d+(?:\.\d+)?).*\bSafari\//, "WebKit"],
];

export function engineOf(userAgent: string): string {
  for (const [pattern, name] of known) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return `${name} ${version}`;
  }
  return userAgent;
}
