/** How the page learns who embeds it: from the fragment of its address. */

export interface Address {
  nonce: string;
  host: string;
}

/** `#skua=1&nonce=…&host=https://…`; undefined when the page was not opened by a host. */
export function parseFragment(hash: string): Address | undefined {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const nonce = given.get("nonce") ?? "";
  const host = given.get("host") ?? "";
  if (given.get("skua") !== "1" || !/^[\w-]{8,128}$/.test(nonce) || !isOrigin(host)) return undefined;
  return { nonce, host };
}

function isOrigin(host: string): boolean {
  try {
    const url = new URL(host);
    return /^https?:$/.test(url.protocol) && url.origin === host;
  } catch {
    return false;
  }
}

/** The manifest's version is the last folder of its address: …/lessons/<module>/<version>/ */
export function versionOf(page: string): string | undefined {
  return /\/([0-9a-f]{16})\/[^/]*$/.exec(new URL(page).pathname)?.[1];
}
