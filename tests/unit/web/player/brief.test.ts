import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { inBrief, wordCount } from "../../../../web/player/widgets/brief.ts";

const languages = ["en", "es", "fr", "zh-Hans", "ar"];
const speak = (lang: string) => void Object.assign(globalThis, { document: { documentElement: { lang } } });
const read = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
const moreIn = (lang: string): string => read(`web/player/locales/${lang}.json`)["said.more"]!;

/** What lessons say of an answer, of a guess and as a hint. */
function feedback(lang: string): [key: string, text: string][] {
  return readdirSync("modules").flatMap((module) => {
    const folder = `modules/${module}/activities`;
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
    return files.flatMap((file) => {
      const { texts = {} } = JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as { texts?: Record<string, Record<string, string>> };
      return Object.entries(texts[lang] ?? {}).filter(([key]) => /\.(right|shown|again|hint|compared)(\.|$)/.test(key));
    });
  });
}

for (const lang of languages) {
  test(`every feedback is announced in at most 20 words, in ${lang}, and says when there is more`, () => {
    speak(lang);
    const more = moreIn(lang);
    const all = feedback(lang);
    assert.ok(all.length > 100, `only ${all.length} texts`);
    let cut = 0;
    for (const [key, text] of all) {
      const said = inBrief(text, more);
      assert.ok(wordCount(said) <= 20, `${key}: ${wordCount(said)} words: ${said}`);
      if (wordCount(text) <= 20) assert.equal(said, text);
      else {
        cut += 1;
        assert.ok(said.endsWith(` ${more}`), `${key}: ${said}`);
        const heard = said.slice(0, -more.length - 1).replace(/…$/, "");
        assert.ok(text.startsWith(heard) && wordCount(heard) >= 6, `${key}: ${said}`);
      }
    }
    assert.ok(cut > 0, "none is long");
  });
}

test("whole sentences as far as they go; a sentence that is too long ends where one breathes, or behind a number", () => {
  speak("en");
  const air = "Yes. Wind and air still move between the grains of snow. Only about 100 m down the weight above closes the gaps to bubbles.";
  assert.equal(inBrief(air, "More on the page."), "Yes. Wind and air still move between the grains of snow. More on the page.");
  const cold = "Yes: about 22 thousand years ago, in the last ice age, the temperature was −8.6 °C compared with our last 1,000 years.";
  assert.equal(inBrief(cold, "More on the page."), "Yes: about 22 thousand years ago, in the last ice age, the temperature was −8.6 °C… More on the page.");
  const ash = "Yes, in the layer of ash that lies in the snow of Dome C, which fell from a volcano of Asia long before anybody wrote.";
  assert.equal(inBrief(ash, "More on the page."), "Yes, in the layer of ash that lies in the snow of Dome C… More on the page.");
  const one = Array.from({ length: 30 }, (_, i) => `word${i}`).join(" ");
  assert.match(inBrief(one, "More on the page."), /^word0 .*word15… More on the page\.$/);
  const steps = "1. Snow falls and falls. 2. New snow presses it. 3. The gaps close. 4. The air in them stays there for hundreds of thousands of years.";
  assert.equal(inBrief(steps, "More on the page."), "1. Snow falls and falls. 2. New snow presses it. 3. The gaps close. More on the page.");
  assert.equal(inBrief("Short. Also short.", "More on the page."), "Short. Also short.");
});

test("without a segmenter words are counted by spaces, and Chinese by its characters", () => {
  const { Segmenter } = Intl;
  speak("zh-Hans");
  try {
    Object.assign(Intl, { Segmenter: undefined });
    assert.equal(wordCount("Yes, and more."), 3);
    assert.equal(wordCount("风和空气仍在雪粒之间流动"), 6);
    const long = "对。风和空气仍在雪粒之间流动。大约一百米以下，上面的重量才把空隙压成气泡，从那时起空气被封住，所以冰里的空气总比冰年轻得多。";
    assert.equal(inBrief(long, "页面上还有下文。"), "对。风和空气仍在雪粒之间流动。 页面上还有下文。");
  } finally {
    Object.assign(Intl, { Segmenter });
  }
});
