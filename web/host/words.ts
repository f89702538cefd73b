/** What the element itself says, in the languages that the lessons speak. */
export type FaultCode = "E-SRC" | "E-LAUNCH" | "E-UNLAUNCHED" | "E-SILENT" | "E-TRANSPORT";

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
      "E-UNLAUNCHED": "The lesson is waiting to be started. If nothing happens, reload this page.",
      "E-SILENT": "The lesson is not answering yet. Check your connection; if nothing happens, reload this page.",
      "E-TRANSPORT": "Your work cannot be sent at the moment. Please tell your teacher.",
    },
  },
  es: {
    lesson: "Lección interactiva",
    faults: {
      "E-SRC": "Esta lección no tiene una dirección válida. Avisa a tu docente.",
      "E-LAUNCH": "No se pudo iniciar esta lección. Avisa a tu docente.",
      "E-UNLAUNCHED": "La lección está esperando a que se inicie. Si nada cambia, vuelve a cargar esta página.",
      "E-SILENT": "La lección aún no responde. Revisa tu conexión; si nada cambia, vuelve a cargar esta página.",
      "E-TRANSPORT": "Tu trabajo no se puede enviar en este momento. Avisa a tu docente.",
    },
  },
  fr: {
    lesson: "Leçon interactive",
    faults: {
      "E-SRC": "Cette leçon n’a pas d’adresse valable. Préviens ton enseignant.",
      "E-LAUNCH": "Cette leçon n’a pas pu démarrer. Préviens ton enseignant.",
      "E-UNLAUNCHED": "La leçon attend d’être lancée. Si rien ne change, recharge cette page.",
      "E-SILENT": "La leçon ne répond pas encore. Vérifie ta connexion ; si rien ne change, recharge cette page.",
      "E-TRANSPORT": "Ton travail ne peut pas être envoyé pour le moment. Préviens ton enseignant.",
    },
  },
  zh: {
    lesson: "互动课程",
    faults: {
      "E-SRC": "本课程没有有效的地址。请告诉老师。",
      "E-LAUNCH": "本课程无法启动。请告诉老师。",
      "E-UNLAUNCHED": "课程正在等待启动。如果没有变化，请重新加载此页面。",
      "E-SILENT": "课程尚未回应。请检查网络连接；如果没有变化，请重新加载此页面。",
      "E-TRANSPORT": "你的作业暂时无法发送。请告诉老师。",
    },
  },
  ar: {
    lesson: "درس تفاعلي",
    faults: {
      "E-SRC": "ليس لهذا الدرس عنوان صالح. أخبر معلّمك.",
      "E-LAUNCH": "تعذّر بدء هذا الدرس. أخبر معلّمك.",
      "E-UNLAUNCHED": "الدرس في انتظار بدئه. إن لم يتغيّر شيء فأعد تحميل هذه الصفحة.",
      "E-SILENT": "الدرس لا يستجيب بعد. تحقّق من اتصالك، وإن لم يتغيّر شيء فأعد تحميل هذه الصفحة.",
      "E-TRANSPORT": "لا يمكن إرسال عملك في الوقت الحالي. أخبر معلّمك.",
    },
  },
};

export type EditorFault = "E-SRC" | "E-SILENT";

interface EditorWords {
  /** Name of the iframe where the page gives none. */
  name: string;
  faults: Record<EditorFault, string>;
}

const ofEditor: Record<string, EditorWords> = {
  en: {
    name: "Lesson editor",
    faults: {
      "E-SRC": "The editor has no valid address. Please tell whoever runs this page.",
      "E-SILENT": "The editor is not answering yet. Check your connection; if nothing happens, reload this page.",
    },
  },
  es: {
    name: "Editor de lecciones",
    faults: {
      "E-SRC": "El editor no tiene una dirección válida. Avisa a quien administra esta página.",
      "E-SILENT": "El editor aún no responde. Revisa tu conexión; si nada cambia, vuelve a cargar esta página.",
    },
  },
  fr: {
    name: "Éditeur de leçons",
    faults: {
      "E-SRC": "L’éditeur n’a pas d’adresse valable. Prévenez la personne qui gère cette page.",
      "E-SILENT": "L’éditeur ne répond pas encore. Vérifiez la connexion ; si rien ne change, rechargez cette page.",
    },
  },
  zh: {
    name: "课程编辑器",
    faults: {
      "E-SRC": "编辑器没有有效的地址。请告知此页面的管理员。",
      "E-SILENT": "编辑器尚未回应。请检查网络连接；如果没有变化，请重新加载此页面。",
    },
  },
  ar: {
    name: "محرر الدروس",
    faults: {
      "E-SRC": "ليس للمحرر عنوان صالح. أخبر من يدير هذه الصفحة.",
      "E-SILENT": "المحرر لا يستجيب بعد. تحقق من اتصالك، وإن لم يتغير شيء فأعد تحميل هذه الصفحة.",
    },
  },
};

const baseOf = (locale: string | null | undefined): string => (locale ?? "").split("-", 1)[0]!.toLowerCase();

/** Of the editor, in a language or in English. */
export const editorWords = (locale: string | null | undefined): EditorWords => ofEditor[baseOf(locale)] ?? ofEditor.en!;

/** The words in a language, or in English. */
export function wordsFor(locale: string | null | undefined): Words {
  return words[baseOf(locale)] ?? words.en!;
}
