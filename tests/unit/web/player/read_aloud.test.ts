import assert from "node:assert/strict";
import { test } from "node:test";
import { sentencesOf, voiceFor } from "../../../../web/player/settings/read_aloud.ts";

const voice = (lang: string, more: Partial<SpeechSynthesisVoice> = {}) => ({ lang, localService: true, default: false, ...more }) as SpeechSynthesisVoice;

test("only a voice of the device reads, the one of the same region first, and the default one of two alike", () => {
  assert.equal(voiceFor("en", [voice("en-US", { localService: false }), voice("es-ES")]), undefined);
  const [british, american, usual] = [voice("en-GB"), voice("en_US"), voice("en-AU", { default: true })];
  assert.equal(voiceFor("en-US", [british, american, usual]), american);
  assert.equal(voiceFor("en", [british, american, usual]), usual);
  assert.equal(voiceFor("zh-Hans", [british, voice("zh-CN")])?.lang, "zh-CN");
});

test("sentences, and where they begin; what has no letter or digit is none", () => {
  assert.deepEqual(sentencesOf("How old is it? 3.5 m down.", "en"), [{ at: 0, text: "How old is it? " }, { at: 15, text: "3.5 m down." }]);
  assert.deepEqual(sentencesOf("…", "en"), []);
  assert.deepEqual(sentencesOf("冰有多老？很老。", "zh-Hans").map(({ text }) => text), ["冰有多老？", "很老。"]);
});
