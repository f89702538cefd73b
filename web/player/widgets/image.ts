/** A picture of the lesson: its own file, used only if it is the one that the manifest names. */

import type { Manifest } from "../../protocol/protocol.ts";
import { loadBytes } from "../download.ts";
import { attr, h } from "../dom.ts";
import type { ImageNode, Widget } from "../nodes.ts";
import { describe } from "./words.ts";

const types: Record<string, string> = { svg: "image/svg+xml", webp: "image/webp", png: "image/png", jpg: "image/jpeg" };

/** The manifest beside this page: the one that the lesson was started from, its hash is in both addresses. */
const manifestUrl = () => new URL("manifest.json", location.href);
const known = new Map<string, Promise<string>>();
let manifest: Promise<Manifest> | undefined;

/** Read once; what failed is tried again with the next picture. */
function readManifest(): Promise<Manifest> {
  manifest ??= fetch(manifestUrl()).then((answer) => answer.json() as Promise<Manifest>);
  manifest.catch(() => (manifest = undefined));
  return manifest;
}

async function addressOf(picture: string): Promise<string> {
  const { pictures } = await readManifest();
  const file = pictures?.[picture];
  if (!file) throw new Error(`manifest.json: no picture "${picture}"`);
  const bytes = await loadBytes(file, manifestUrl(), () => {});
  return URL.createObjectURL(new Blob([bytes as BlobPart], { type: types[file.url.split(".").at(-1)!] ?? "" }));
}

/** One fetch for each picture; what failed is tried again the next time that it is to be seen. */
function load(picture: string): Promise<string> {
  const address = known.get(picture) ?? addressOf(picture);
  known.set(picture, address);
  address.catch(() => known.delete(picture));
  return address;
}

export function image(): Widget<ImageNode> {
  const picture = h("img", {});
  const el = h("div", { class: "image" }, picture);
  let shown = "";
  const show = (name: string) => {
    shown = name;
    load(name).then(
      (address) => shown === name && attr(picture, "src", address),
      // Its text stands in its place until there is a network.
      (error: unknown) => {
        console.warn(`Skua: ${String(error)}`);
        addEventListener("online", () => el.isConnected && shown === name && show(name), { once: true });
      },
    );
  };
  return {
    el,
    update(node) {
      attr(picture, "alt", node.name);
      describe(el, picture, node.id, node.description);
      attr(picture, "aria-describedby", undefined); // it is read as a text, once
      if (node.picture !== shown) show(node.picture);
    },
  };
}
