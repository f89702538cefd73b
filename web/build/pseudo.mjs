/**
 * The pseudo-locale "en-XA": English with accents, in brackets, 40 % longer. What stays plain was never translated, and
 * what is cut off here is cut off in a long language. Arguments and plural branches stay as they are.
 */

const accented = new Map([..."aàbƀcçdđeéfƒgğhĥiîjĵkķlļmɱnñoôpþqǫrŕsštţuûvṽwŵxẋyýzž"].reduce((pairs, letter, i, all) => (i % 2 ? pairs : [...pairs, [letter, all[i + 1]]]), []));
for (const [plain, other] of [...accented]) accented.set(plain.toUpperCase(), other.toUpperCase());

export const kPseudo = "en-XA";

/** Words alone, and what lies between braces apart. */
function pieces(text) {
  const parts = [];
  let depth = 0;
  let part = "";
  for (const letter of text) {
    if (letter === "{" || letter === "}") {
      parts.push({ text: part, words: depth % 2 === 0 }, { text: letter, words: false });
      part = "";
      depth += letter === "{" ? 1 : -1;
    } else {
      part += letter;
    }
  }
  return [...parts, { text: part, words: depth % 2 === 0 }];
}

export function pseudo(text) {
  const longer = (word) => (word.length < 3 ? word : word.replace(/[aeiouAEIOU]/, (vowel) => vowel.repeat(1 + Math.ceil(word.length * 0.4))));
  const accents = (words) => words.replace(/[A-Za-z]+/g, longer).replace(/[A-Za-z]/g, (letter) => accented.get(letter) ?? letter);
  const isTag = /(<\/?\w+>)/;
  const said = pieces(text).map((piece) => (piece.words ? piece.text.split(isTag).map((part) => (isTag.test(part) ? part : accents(part))).join("") : piece.text));
  return `[${said.join("")}]`;
}

/** Of a whole file of texts. */
export function pseudoTexts(texts) {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, pseudo(text)]));
}
