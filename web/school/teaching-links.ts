/** What a teacher does with a lesson besides giving it: read its guide, and try it as a student. */
import { h, icon } from "./dom.ts";
import { guideHref } from "./guides-api.ts";
import { t } from "./language.ts";

interface Lesson {
  module: string;
  activity: string;
  guide?: boolean;
  preview?: boolean;
}

export const guideLink = (lesson: Lesson, title: string): HTMLElement =>
  h("a", { class: "secondary", href: guideHref(lesson), "aria-label": t("guide.of", { title }) }, icon("guide"), h("span", {}, t("guide.page")));
/** No attempt: nothing is kept or reported. */
export const previewLink = ({ module, activity }: Lesson, title: string): HTMLElement =>
  h("a", { class: "secondary", href: `/try?${new URLSearchParams({ module, activity })}`, "aria-label": t("lessons.try-it", { title }) }, icon("play"), h("span", {}, t("lessons.try")));

/** Those that there are, in a line; nothing where there are none. */
export function teachingLinks(lesson: Lesson, title: string): HTMLElement | undefined {
  if (!lesson.guide && !lesson.preview) return undefined;
  return h("p", { class: "teaching" }, lesson.guide && guideLink(lesson, title), lesson.preview && previewLink(lesson, title));
}
