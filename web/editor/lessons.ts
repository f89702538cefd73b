/** The lessons of this site: what can be copied, and what a module needs to be checked and shown. */

import type { FileEntry, Latest, Localised, Manifest } from "../protocol/protocol.ts";

/** One that can be copied. */
export interface Original {
  module: string;
  id: string;
  title: Localised;
  minutes: number;
  languages: string[];
  /** Address of its text. */
  url: string;
}

/** The newest version of a module. */
export interface ModuleFiles {
  module: string;
  /** Address of the lesson's folder. */
  folder: URL;
  /** Address of the simulation. */
  code: URL;
  /** What runtime and module say in a language. */
  texts(language: string): Promise<{ [key: string]: string }>;
}

async function json<T>(url: URL): Promise<T> {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error(`${url.pathname}: ${reply.status}`);
  return (await reply.json()) as T;
}

const lessons = new URL("../", location.href);

/** What the build found; each `url` is relative to this page. */
export const originals = (): Promise<Original[]> => json<Original[]>(new URL("originals.json", location.href));

export async function textOf({ url }: Original): Promise<string> {
  const reply = await fetch(new URL(url, location.href));
  if (!reply.ok) throw new Error(`${url}: ${reply.status}`);
  return reply.text();
}

export async function filesOf(module: string): Promise<ModuleFiles> {
  const { version } = await json<Latest>(new URL(`${module}/latest.json`, lessons));
  const folder = new URL(`${module}/${version}/`, lessons);
  const manifest = new URL("manifest.json", folder);
  const { code, locales } = await json<Manifest>(manifest);
  const texts = async (language: string) => {
    const file = locales[language] ?? locales.en;
    return file ? json<{ [key: string]: string }>(new URL(file.url, manifest)) : {};
  };
  return { module, folder, code: new URL((code satisfies FileEntry).url, manifest), texts };
}
