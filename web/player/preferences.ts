/** What a student chose for looks and language; forgotten where the browser keeps nothing. */

export interface Preferences {
  theme?: "light" | "dark";
  textView?: boolean;
}

const key = "skua";

export function readPreferences(): Preferences {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") as Preferences;
  } catch {
    return {};
  }
}

export function prefer(change: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...readPreferences(), ...change }));
  } catch {
    // Chosen for this visit only.
  }
}
