/** SHA-256 in hexadecimal. Over plain http the browser has no crypto.subtle: then a small chunk of our own is loaded. */

import type * as Fallback from "./sha256.ts";

/** Address of the fallback's file relative to this script; the build puts it in. */
declare const SHA256_URL: string;

export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = globalThis.crypto?.subtle
    ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as BufferSource))
    : ((await import(SHA256_URL)) as typeof Fallback).sha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The form that a script's integrity attribute wants. */
export function integrity(hex: string): string {
  return "sha256-" + btoa(hex.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16))));
}
