/** Tells the student what went wrong: over everything when the lesson can't go on, else as a line above the task. */

import { byId, h, icon } from "./dom.ts";
import { problems, type Problem, type ProblemCode } from "./errors.ts";
import { t } from "./messages.ts";

function parts({ code, detail }: Problem): Element[] {
  return [
    h("p", { class: "fault-title" }, t(`error.${code}`)),
    h("p", {}, t(`error.${code}.do`)),
    h("p", { class: "fault-code" }, t("error.code", { code: detail ? `${code} · ${detail}` : code })),
  ];
}

/** The lesson stands still until the button is pressed (where there is one). */
export function stopWith(problem: Problem): Promise<void> {
  const { remedy } = problems[problem.code];
  const card = h("section", { class: "fault card", role: "alert", tabindex: "-1" }, h("span", { class: "sign" }, icon("warning")), ...parts(problem));
  const place = byId("fault");
  place.replaceChildren(card);
  place.dataset.code = problem.code;
  place.hidden = false;
  return new Promise((resolve) => {
    if (remedy === "none") return card.focus();
    const button = h("button", { type: "button", "data-tone": "primary" }, t(`error.${remedy}`));
    button.addEventListener("click", () => {
      clearStop();
      resolve();
    });
    card.append(button);
    button.focus();
  });
}

/** Whatever stands there, or only a fault of this code. */
export function clearStop(code?: ProblemCode): void {
  if (code && byId("fault").dataset.code !== code) return;
  byId("fault").replaceChildren();
  byId("fault").hidden = true;
}

/** The lesson goes on. One line for each code; closing it is for good. */
export function note(problem: Problem): void {
  const place = byId("notes");
  if (place.querySelector(`[data-code="${problem.code}"]`)) return;
  const close = h("button", { type: "button", "data-tone": "quiet" }, t("error.dismiss"));
  const line = h("div", { class: "note", role: "status", "data-code": problem.code }, h("span", { class: "sign" }, icon("info")), ...parts(problem), close);
  close.addEventListener("click", () => {
    line.replaceChildren();
    line.hidden = true;
    byId("panel").focus();
  });
  place.append(line);
}
