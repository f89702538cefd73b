/** What the school's modules ask of a browser as they are loaded. Import this first. */
const give = (name: string, value: unknown): void => {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};
const kept = new Map<string, string>();
give("document", { documentElement: { lang: "" } });
give("navigator", { languages: ["pt-BR", "es-MX", "en"], onLine: true });
give("localStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) });
