/** Points for each line of a rubric, and a comment. */
import type { MarkGiven, ToMark } from "./marking-api.ts";
import { h, setText } from "./dom.ts";
import { localised, number, t } from "./language.ts";

/** What was chosen so far. */
export interface Draft {
  points: Record<string, number>;
  comment: string;
}
export interface MarkFormOptions {
  changed(draft: Draft): void;
  save(mark: MarkGiven): void;
  skip(): void;
  takeBack(): void;
}

/** More points than this are typed, not chosen. */
const mostChoices = 5;

export class MarkForm {
  readonly element: HTMLElement;
  readonly #response: ToMark;
  readonly #options: MarkFormOptions;
  readonly #draft: Draft;
  readonly #incomplete = h("p", { class: "info", role: "alert", hidden: true });

  constructor(response: ToMark, draft: Draft | undefined, options: MarkFormOptions) {
    this.#response = response;
    this.#options = options;
    this.#draft = draft ?? { points: { ...response.mark?.points }, comment: response.mark?.comment ?? "" };
    const comment = h("textarea", { rows: "3", maxlength: "500", dir: "auto", input: () => this.#change(() => (this.#draft.comment = comment.value)) }, this.#draft.comment);
    this.element = h("form", { class: "rubric", novalidate: true, submit: (event) => this.#submit(event) },
      h("h3", {}, t("marking.points")),
      ...response.lines.map((line) => this.#line(line)),
      h("label", { class: "comment" }, h("span", {}, t("marking.comment")), comment),
      this.#incomplete,
      h("div", { class: "buttons" },
        h("button", { type: "submit", class: "primary" }, t("marking.save")),
        h("button", { type: "button", class: "secondary", click: () => options.skip() }, t("marking.skip")),
        response.mark !== null && h("button", { type: "button", class: "secondary", click: () => options.takeBack() }, t("marking.take-back"))));
  }

  #change(apply: () => void): void {
    apply();
    this.#incomplete.hidden = true;
    this.#options.changed(this.#draft);
  }

  #line({ line, title, max }: ToMark["lines"][number]): HTMLElement {
    const name = localised(title) || line;
    const given = this.#draft.points[line];
    if (max > mostChoices) {
      const field = h("input", { type: "number", min: "0", max: String(max), step: "1", inputmode: "numeric", value: given === undefined ? "" : String(given), "data-line": line,
        input: () => this.#change(() => this.#take(line, field.value)) });
      return h("label", { class: "line" }, h("span", {}, `${name} (0–${number(max)})`), field);
    }
    const choice = (points: number): HTMLElement => h("label", { class: "points" },
      h("input", { type: "radio", name: line, value: String(points), checked: points === given, "data-line": line, change: () => this.#change(() => this.#take(line, String(points))) }),
      h("span", {}, t("score", { raw: points, max })));
    return h("fieldset", { class: "line" }, h("legend", {}, name), ...Array.from({ length: max + 1 }, (_, points) => choice(points)));
  }

  #take(line: string, typed: string): void {
    const points = Number(typed);
    const { max } = this.#response.lines.find((one) => one.line === line)!;
    if (typed !== "" && Number.isInteger(points) && points >= 0 && points <= max) this.#draft.points[line] = points;
    else delete this.#draft.points[line];
  }

  #submit(event: Event): void {
    event.preventDefault();
    const open = this.#response.lines.find(({ line }) => this.#draft.points[line] === undefined);
    this.#incomplete.hidden = open === undefined;
    if (!open) return this.#options.save({ event: this.#response.event, points: this.#draft.points, comment: this.#draft.comment.trim() });
    setText(this.#incomplete, t("marking.incomplete"));
    this.element.querySelector<HTMLElement>(`[data-line="${CSS.escape(open.line)}"]`)?.focus();
  }
}
