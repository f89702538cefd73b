/** What the element itself says, in the languages that the lessons speak. */
export type FaultCode = "E-SRC" | "E-LAUNCH" | "E-SILENT" | "E-TRANSPORT";

interface Words {
  /** Name of the iframe where the page gives none. */
  lesson: string;
  faults: Record<FaultCode, string>;
}

const words: Record<string, Words> = {
  en: {
    lesson: "Interactive lesson",
    faults: {
      "E-SRC": "This lesson has no valid address. Please tell your teacher.",
      "E-LAUNCH": "This lesson could not be started. Please tell your teacher.",
      "E-SILENT": "The lesson is not answering yet. Check your connection; if nothing happens, reload this page.",
      "E-TRANSPORT": "Your work cannot be sent at the moment. Please tell your teacher.",
    },
  },
  es: {
    lesson: "Lección interactiva",
    faults: {
      "E-SRC": "Esta lección no tiene una dirección válida. Avisa a tu docente.",
      "E-LAUNCH": "No se pudo iniciar esta lección. Avisa a tu docente.",
      "E-SILENT": "La lección aún no responde. Revisa tu conexión; si nada cambia, vuelve a cargar esta página.",
      "E-TRANSPORT": "Tu trabajo no se puede enviar en este momento. Avisa a tu docente.",
    },
  },
};

/** The words in a language, or in English. */
export function wordsFor(locale: string | null | undefined): Words {
  return words[(locale ?? "").split("-", 1)[0]!.toLowerCase()] ?? words.en!;
}
