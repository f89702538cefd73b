/** The groups of the class: making, naming and deleting them, and who is in them. */
import { deleteGroup, nameGroup, setMember } from "./api.ts";
import type { Class, Group } from "./api.ts";
import type { Act } from "./class-lessons.ts";
import { h, icon } from "./dom.ts";
import { keepingFocus } from "./focus.ts";
import { t } from "./language.ts";

const longestName = "50";

export class GroupsView {
  readonly element = h("section", { "aria-labelledby": "groups" });
  readonly #act: Act;
  readonly #changed: (groups: Group[]) => void;
  readonly #dialog = h("dialog", { class: "confirm", "aria-labelledby": "delete-group", "aria-describedby": "delete-group-what" });
  #groups: Group[] = [];
  #students: Class["students"] = [];
  /** Groups whose members are shown. */
  readonly #open = new Set<string>();

  constructor(act: Act, changed: (groups: Group[]) => void) {
    this.#act = act;
    this.#changed = changed;
    document.body.append(this.#dialog);
  }

  show({ groups, students }: Class): void {
    [this.#groups, this.#students] = [groups, students];
    this.#draw();
  }

  #draw(): void {
    keepingFocus(this.element, () =>
      this.element.replaceChildren(
        h("h2", { id: "groups" }, t("class.groups")),
        h("p", { class: "quiet" }, t(this.#groups.length ? "class.groups-lead" : "class.no-groups")),
        this.#maker(),
        ...(this.#groups.length ? [h("ul", { class: "class-cards" }, ...this.#groups.map((group) => this.#card(group)))] : [])));
  }

  /** Who is in a group has changed: only its card is drawn anew. */
  #takeMembers(now: Group): void {
    this.#groups = this.#groups.map((one) => (one.id === now.id ? now : one));
    keepingFocus(this.element, () => document.getElementById(`group-${now.id}`)?.replaceWith(this.#card(now)));
    this.#changed(this.#groups);
  }

  /** Other groups than before, in the order of their names. */
  #take(groups: Group[]): void {
    this.#groups = groups.sort((a, b) => a.name.localeCompare(b.name));
    this.#draw();
    this.#changed(this.#groups);
  }

  /** A field for a name, and what is done with it. */
  #nameForm(value: string, key: string, button: { words: string; label?: string }, keep: (name: string) => void): HTMLElement {
    const field = h("input", { type: "text", maxlength: longestName, value, "data-key": `${key} name`, autocomplete: "off" });
    const missing = h("p", { class: "info", role: "alert", hidden: true });
    return h("form", {
      class: "give",
      submit: (event) => {
        event.preventDefault();
        const name = field.value.trim();
        missing.hidden = name !== "";
        missing.textContent = name ? "" : t("class.name-first");
        if (name) keep(name);
        else field.focus();
      },
    },
    h("label", {}, h("span", {}, t("class.group-name")), field),
    h("button", { type: "submit", class: "secondary", "data-key": `${key} keep`, "aria-label": button.label }, button.words),
    missing);
  }

  #maker(): HTMLElement {
    // The same again is the same group, should the answer get lost.
    const id = crypto.randomUUID();
    return this.#nameForm("", "new", { words: t("class.make") }, (name) => {
      void this.#act(async () => {
        const group = await nameGroup(id, name);
        this.#open.add(id);
        this.#take([...this.#groups.filter((one) => one.id !== id), group]);
        this.element.querySelector<HTMLElement>(`[data-key="${id} members"]`)?.focus();
        return t("class.said-made", { group: name });
      });
    });
  }

  #card(group: Group): HTMLElement {
    const { id, name, members } = group;
    // In a large class the names are many: they come when the group is opened.
    const inside = h("div", {});
    const list = h("details", { open: this.#open.has(id), toggle: () => {
      this.#open[list.open ? "add" : "delete"](id);
      if (list.open && !inside.childElementCount) fill();
    } },
      h("summary", { "data-key": `${id} members` }, t("class.who", { group: name }), " ", h("span", { class: "quiet" }, `· ${t("class.members", { count: members.length })}`)),
      inside);
    const fill = (): void => inside.replaceChildren(
      h("ul", { class: "members" }, ...this.#students.map((student) => this.#member(group, student))),
      this.#nameForm(name, id, { words: t("class.rename"), label: t("class.rename-of", { group: name }) }, (wanted) => {
        void this.#act(async () => {
          const renamed = await nameGroup(id, wanted);
          this.#take(this.#groups.map((one) => (one.id === id ? renamed : one)));
          return t("class.said-renamed", { group: renamed.name });
        });
      }));
    if (this.#open.has(id)) fill();
    return h("li", { id: `group-${id}`, class: "card class-card" },
      h("div", { class: "group-head" },
        h("h3", {}, name),
        h("button", { type: "button", class: "danger", "data-key": `${id} delete`, "data-else": "new name", "aria-label": t("class.delete-of", { group: name }), click: () => this.#ask(group) }, icon("delete"), h("span", {}, t("class.delete")))),
      list);
  }

  #member(group: Group, student: Class["students"][number]): HTMLElement {
    const box = h("input", { type: "checkbox", "data-key": `${group.id} ${student.id}`, change: () => void this.#put(group, student, box) });
    box.checked = group.members.includes(student.id);
    return h("li", {}, h("label", {}, box, h("span", {}, student.name)));
  }

  async #put(group: Group, student: Class["students"][number], box: HTMLInputElement): Promise<void> {
    const member = box.checked;
    const done = await this.#act(async () => {
      const now = await setMember(group.id, student.id, member);
      this.#takeMembers(now);
      return t(member ? "class.said-in" : "class.said-out", { student: student.name, group: group.name });
    });
    const still = this.#groups.find(({ id }) => id === group.id);
    if (!done && still) this.#takeMembers(still);
  }

  #ask({ id, name }: Group): void {
    const go = async (): Promise<void> => {
      this.#dialog.close();
      await this.#act(async () => {
        await deleteGroup(id);
        this.#take(this.#groups.filter((one) => one.id !== id));
        return t("class.said-deleted", { group: name });
      });
    };
    const cancel = h("button", { type: "button", class: "secondary", click: () => this.#dialog.close() }, t("delete.cancel"));
    this.#dialog.replaceChildren(
      h("h2", { id: "delete-group" }, t("class.delete-title", { group: name })),
      h("p", { id: "delete-group-what" }, t("class.delete-what")),
      h("div", { class: "buttons" }, cancel, h("button", { type: "button", class: "danger filled", click: () => void go() }, icon("delete"), h("span", {}, t("class.delete")))));
    this.#dialog.showModal();
    cancel.focus();
  }
}
