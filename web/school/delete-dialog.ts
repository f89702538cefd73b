/** Asks before a student's data are deleted: what goes, what stays, and that it can't be undone. */
import { deleteData, Problem } from "./api.ts";
import { h, icon } from "./dom.ts";
import type { Row } from "./api.ts";
import { t } from "./language.ts";
import type { TextKey } from "./language.ts";
import { problemWords } from "./page.ts";

export interface DeleteOptions {
  deleted: (student: Row["student"]) => void;
  signedOut: (problem: Problem) => void;
}

const list = (...keys: TextKey[]): HTMLElement => h("ul", {}, ...keys.map((key) => h("li", {}, t(key))));

export class DeleteDialog {
  readonly #options: DeleteOptions;
  readonly #dialog = h("dialog", { class: "confirm", "aria-labelledby": "delete-title", "aria-describedby": "delete-what" });
  readonly #problem = h("p", { class: "info", role: "alert" });
  #busy = false;

  constructor(options: DeleteOptions) {
    this.#options = options;
    // The way back is open until it is asked for; then the answer is waited for.
    this.#dialog.addEventListener("cancel", (event) => this.#busy && event.preventDefault());
    document.body.append(this.#dialog);
  }

  ask(student: Row["student"]): void {
    this.#problem.hidden = true;
    this.#problem.textContent = "";
    const cancel = h("button", { type: "button", class: "secondary", autofocus: true, click: () => this.#busy || this.#dialog.close() }, t("delete.cancel"));
    const go = h("button", { type: "button", class: "danger filled", click: () => void this.#go(student, go) }, icon("delete"), h("span", {}, t("delete.go")));
    this.#dialog.replaceChildren(
      h("h2", { id: "delete-title" }, t("delete.title", { student: student.name })),
      h("div", { id: "delete-what" },
        h("p", {}, t("delete.goes")),
        list("delete.goes-work", "delete.goes-notebook", "delete.goes-plan", "delete.goes-journals", "delete.goes-aside", "delete.goes-log", "delete.goes-device"),
        h("p", {}, t("delete.stays")),
        list("delete.stays-name", "delete.stays-note", "delete.stays-copies"),
        h("p", { class: "final" }, t("delete.final"))),
      this.#problem,
      h("div", { class: "buttons" }, cancel, go));
    this.#dialog.showModal();
    cancel.focus();
    // It is read from its beginning, also where it does not fit.
    this.#dialog.scrollTop = 0;
  }

  async #go(student: Row["student"], button: HTMLButtonElement): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    button.querySelector("span")!.textContent = t("delete.wait");
    try {
      await deleteData(student.id);
      this.#dialog.close();
      this.#options.deleted(student);
    } catch (problem) {
      if (problem instanceof Problem && problem.code === "E-SIGNED-OUT") {
        this.#dialog.close();
        return this.#options.signedOut(problem);
      }
      this.#problem.hidden = false;
      this.#problem.textContent = problemWords(problem);
    } finally {
      this.#busy = false;
      button.querySelector("span")!.textContent = t("delete.go");
    }
  }
}
