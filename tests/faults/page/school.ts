/** A receiver that keeps the rules of web/protocol/README.md. */
import type { Item, Receipt, RefusalCode, Resume } from "../../../web/protocol/protocol.ts";

export const numberOf = (item: Item): number => (item.kind === "event" ? item.body.n : item.body.first);
const lengthOf = (item: Item): number => (item.kind === "event" ? 1 : item.kind === "view" ? item.body.views.length : item.body.commands.length);
export const same = (a: Item | undefined, b: Item): boolean => a !== undefined && JSON.stringify(a.body) === JSON.stringify(b.body);

export class School {
  readonly items = new Map<string, Item>();
  /** Refused, as it came. */
  readonly aside: Item[] = [];
  readonly #next = { event: 0, commands: 0, view: 0 };
  gaps = 0;
  forks = 0;
  doubles = 0;
  /** Whether it takes what other attempts of the student left behind. */
  takesOthers = false;

  constructor(readonly attempt: string) {}

  take(items: Item[]): Receipt {
    const receipt: Receipt = { acknowledged: [], refused: [] };
    let forked = false;
    for (const item of items) {
      const code = forked ? "fork" : this.#judge(item);
      forked ||= code === "fork";
      if (!code) {
        receipt.acknowledged.push(item.id);
      } else {
        if (code !== "foreign-attempt") this.aside.push(item);
        receipt.refused.push({ id: item.id, code, message: "" });
      }
    }
    return receipt;
  }

  #judge(item: Item): RefusalCode | undefined {
    const known = this.items.get(item.id);
    if (item.attempt !== this.attempt) {
      if (!this.takesOthers) return "foreign-attempt";
      this.items.set(item.id, item);
      return undefined;
    }
    const [number, next] = [numberOf(item), this.#next[item.kind]];
    if (known && same(known, item)) {
      this.doubles++;
      return undefined;
    }
    if (known || number < next) {
      this.forks++;
      return "fork";
    }
    if (number > next) {
      this.gaps++;
      return "gap";
    }
    this.items.set(item.id, item);
    this.#next[item.kind] += lengthOf(item);
    return undefined;
  }

  has(item: Item): boolean {
    return same(this.items.get(item.id), item);
  }

  resume(): Resume {
    const blocks = [...this.items.values()].filter(({ attempt, kind }) => attempt === this.attempt && kind === "commands").sort((a, b) => numberOf(a) - numberOf(b));
    return { commands: blocks.flatMap((block) => (block.kind === "commands" ? block.body.commands : [])), events: this.#next.event, views: this.#next.view };
  }
}
