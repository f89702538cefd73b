/** Words with emphasis: `<em>`, `<strong>`, `<sub>` and `<sup>` become what they say; anything else stands as it is. */

import { attr, h } from "../dom.ts";
import type { PlainNode, Widget } from "../nodes.ts";
import { describe, setTone } from "./words.ts";

type Tag = "em" | "strong" | "sub" | "sup";

export interface Span {
  text: string;
  /** From the outside in. */
  tags: Tag[];
}

/** A tag that is not closed ends with the text; one that was never opened stands as it is. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  const open: Tag[] = [];
  for (const part of text.split(/(<\/?(?:em|strong|sub|sup)>)/)) {
    const [, closing, tag] = /^<(\/?)(\w+)>$/.exec(part) ?? [];
    if (!tag) spans.push({ text: part, tags: [...open] });
    else if (!closing) open.push(tag as Tag);
    else if (open.at(-1) === tag) open.pop();
    else spans.push({ text: part, tags: [...open] });
  }
  return spans.filter((span) => span.text);
}

export function rich(): Widget<PlainNode> {
  const label = h("p", { class: "words" });
  const el = h("div", { class: "text" }, label);
  let shown: string | undefined;
  return {
    el,
    update(node) {
      if (node.name !== shown) {
        shown = node.name;
        label.replaceChildren(...spansOf(shown).map(({ text, tags }) => tags.reduceRight<Element | string>((inside, tag) => h(tag, {}, inside), text)));
      }
      setTone(el, node.tone);
      describe(el, el, node.id, node.description);
      attr(el, "aria-describedby", undefined);
    },
  };
}
