/** The languages in which every page has its texts, each in its own words. */
export const languages = { en: "English", es: "Español", fr: "Français", "zh-Hans": "简体中文", ar: "العربية" } as const;
export type Language = keyof typeof languages;
