/** ICU's message format as far as texts use it: `{name}` and `{name, plural, =0 {…} one {…} other {…}}`. */

/** The plural categories that whole numbers below a million need in a language. */
function categoriesOf(tag) {
  const rules = new Intl.PluralRules(tag);
  return new Set(Array.from({ length: 200 }, (_, i) => rules.select(i)));
}

/** The names of a text's arguments, sorted, each once. Throws what is wrong with the text. */
export function argumentsOf(text, tag) {
  const names = new Set();
  const match = (pattern, at) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };

  /** From `at` to the end of the text, or to the brace that closes a branch; where that is. */
  function message(at, inBranch) {
    while (at < text.length) {
      if (text[at] === "}" && inBranch) return at;
      if (text[at] !== "{") at += 1;
      else at = argument(at);
    }
    if (inBranch) throw new Error("has a branch without its closing brace");
    return at;
  }

  function argument(at) {
    const plain = match(/\{\s*(\w+)\s*(\}|,\s*plural\s*,)/y, at);
    if (!plain) throw new Error(`has a brace that is no argument: ${text.slice(at, at + 20)}`);
    names.add(plain[1]);
    return plain[2] === "}" ? at + plain[0].length : plural(at + plain[0].length);
  }

  function plural(at) {
    const selectors = [];
    for (let branch; (branch = match(/\s*(=\d+|\w+)\s*\{/y, at)); ) {
      selectors.push(branch[1]);
      at = message(at + branch[0].length, true) + 1;
    }
    const end = match(/\s*\}/y, at);
    if (!end) throw new Error("has a plural without its closing brace");
    for (const category of new Set([...categoriesOf(tag), "other"])) {
      if (!selectors.includes(category)) throw new Error(`needs a branch for "${category}", which ${tag} has; it has ${selectors.join(", ")}`);
    }
    return at + end[0].length;
  }

  message(0, false);
  return [...names].sort();
}
