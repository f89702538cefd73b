/** The words of the page about a lesson, which few visits open: they come with it, in every language. */

export const aboutWords: Record<string, { version: (facts: Record<"title" | "module" | "version" | "build", string>) => string; licences: string; close: string }> = {
  en: {
    version: ({ title, module, version, build }) => `Lesson “${title}”: ${module} ${version}, build ${build}.`,
    licences: "Works by others, and their licences",
    close: "Close",
  },
  es: {
    version: ({ title, module, version, build }) => `Lección «${title}»: ${module} ${version}, compilación ${build}.`,
    licences: "Obras de otros en esta lección y sus licencias",
    close: "Cerrar",
  },
};
