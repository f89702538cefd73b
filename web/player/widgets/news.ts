/** What a patch brought into the panel is shown, and told to who does not see it. */

import { byId } from "../dom.ts";
import type { Node } from "../nodes.ts";

const gapPx = 24;
/** What stands so near the panel's start is seen with it. */
const startPx = 100;

/** `made` knows the node of a new element; `told`: the lesson itself says something of it. */
export function showNews(panel: HTMLElement, made: (el: HTMLElement) => Node | undefined, told: boolean, announce: (text: string) => void): void {
  const fresh = [...panel.querySelectorAll<HTMLElement>("h2,h3,h4,.group,.choice,.text-field,.number,.text")].filter((el) => made(el)?.name);
  const subjects = fresh.filter((el) => !el.matches(".text"));
  const answers = fresh.filter((el) => el.matches(".text[data-tone]"));
  // Within a stage the next question is what matters, whatever else has a heading.
  const asked = subjects.some((el) => el.matches("h2")) ? [] : subjects.filter((el) => !el.matches("h3,h4"));
  const seen = asked.length ? asked : subjects.length ? subjects : answers;
  // What was pressed is read with the task in sight.
  const task = seen === subjects && !seen.some((el) => el.matches("h2")) ? [...panel.querySelectorAll<HTMLElement>('[id^="n-goal."][data-tone="info"]')].at(-1) : undefined;
  if (seen.length) bringIntoView(seen, task);
  const focused = document.activeElement;
  // What the lesson says of itself goes before; a new subject comes after it.
  const [first, ...others] = (told ? subjects : fresh).filter((el) => !made(el)!.live);
  if (!first || focused?.matches("summary,[role=tab]")) return;
  if (!first.contains(focused)) announce(made(first)!.name);
  // A part that is one question: what is asked goes with its heading.
  const questions = others.filter((el) => !el.matches("h3,h4,.text"));
  if (first.matches("h2") && questions.length === 1) announce(made(questions[0]!)!.name);
}

/**
 * Scrolls the panel, never the page around it, as little as may be: from the first that is new to the end of the last, as far as
 * there is room; `beside` leaves only where the first would not be seen else. A heading brings what it stands over. The focus stays
 * where it is.
 */
function bringIntoView(subjects: HTMLElement[], beside?: HTMLElement): void {
  const task = byId("task");
  const edge = task.getBoundingClientRect().top;
  // What stays above all that scrolls: how far one has come.
  const kept = byId("n-panel").querySelector<HTMLElement>(":scope > .progress")?.offsetHeight ?? 0;
  const top = subjects[0]!.getBoundingClientRect().top - edge - gapPx - kept;
  const last = subjects.at(-1)!;
  const below = (last.closest(".group") ?? last).getBoundingClientRect().bottom - edge - task.clientHeight + gapPx;
  const start = task.scrollTop + top < startPx ? -task.scrollTop : top;
  const at = (el: HTMLElement) => el.getBoundingClientRect();
  const most = beside ? Math.max(0, at(beside).top - edge - gapPx - kept, at(subjects[0]!).bottom - edge - task.clientHeight + startPx) : Infinity;
  const by = top < 0 ? start : below > 0 ? Math.min(start, below, most) : 0;
  // Also by nothing, at once: a way that an earlier subject began ends here.
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || document.documentElement.dataset.motion;
  task.scrollBy({ top: by, behavior: !by || still ? "instant" : "smooth" });
}
