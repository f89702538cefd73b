/** What a teacher can do with a student's work: watch it again, keep its journal, have it checked again, delete it. */
import { journal, Problem, verify } from "./api.ts";
import { DeleteDialog } from "./delete-dialog.ts";
import { h, icon } from "./dom.ts";
import type { IconName } from "./dom.ts";
import type { Work } from "./gradebook.ts";
import { journalName, keepFile } from "./journal-file.ts";
import { t } from "./language.ts";
import type { TextKey } from "./language.ts";
import { problemWords } from "./page.ts";

export interface ActionsOptions {
  /** Something was asked for from the school, and is done. */
  changed: () => void;
  /** All that the school had of this student is gone. */
  deleted: (student: Work["student"]) => void;
  signedOut: (problem: Problem) => void;
}

const words = (name: IconName, key: TextKey): [Node, Node] => [icon(name), h("span", {}, t(key))];

export class Actions {
  readonly element = h("div", { class: "actions" });
  readonly #options: ActionsOptions;
  /** Says what came of it. */
  readonly #said = h("p", { class: "said", role: "status" });
  readonly #delete: DeleteDialog;
  #work: Work | undefined;
  #busy = false;
  #has = "";

  constructor(options: ActionsOptions) {
    this.#options = options;
    this.#delete = new DeleteDialog(options);
  }

  /** Another student's work, or another language. */
  open(work: Work): void {
    this.#has = "";
    this.#said.textContent = "";
    this.show(work);
  }

  show(work: Work): void {
    this.#work = work;
    const { attempt } = work.cell;
    if (this.#has === attempt) return;
    this.#has = attempt ?? "";
    if (!attempt) return this.element.replaceChildren(this.#said);
    this.element.replaceChildren(
      h("div", { class: "buttons" },
        h("a", { class: "secondary", href: `/replay?attempt=${encodeURIComponent(attempt)}` }, ...words("play", "act.replay")),
        h("button", { type: "button", class: "secondary", click: () => void this.#keep() }, ...words("save", "act.journal")),
        h("button", { type: "button", class: "secondary", click: () => void this.#check() }, ...words("answered-again", "act.verify"))),
      this.#said);
  }

  /** A button that deletes all of a student's data, after asking. */
  deleteButton({ student }: Work): HTMLElement {
    return h("button", { type: "button", class: "danger", click: () => this.#delete.ask(student) }, icon("delete"), h("span", {}, t("act.delete", { student: student.name })));
  }

  async #keep(): Promise<void> {
    const { student, assignment, cell } = this.#work!;
    await this.#do("act.journal-wait", async () => {
      const name = journalName(student.name, assignment.activity);
      keepFile(name, await journal(cell.attempt!));
      return t("act.journal-done", { name });
    });
  }

  async #check(): Promise<void> {
    const attempt = this.#work!.cell.attempt!;
    await this.#do("act.verify-wait", async () => {
      await verify(attempt);
      this.#options.changed();
      return t("act.verify-done");
    });
  }

  /** One at a time; says that it is under way, and what came of it. */
  async #do(wait: TextKey, act: () => Promise<string>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const of = this.#work!.cell.attempt;
    const say = (text: string): void => {
      if (this.#work?.cell.attempt === of) this.#said.textContent = text;
    };
    say(t(wait));
    try {
      say(await act());
    } catch (problem) {
      if (problem instanceof Problem && problem.code === "E-SIGNED-OUT") this.#options.signedOut(problem);
      say(problemWords(problem));
    } finally {
      this.#busy = false;
    }
  }
}
