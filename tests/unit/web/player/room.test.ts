import assert from "node:assert/strict";
import { test } from "node:test";
import { isTiny, layoutFor } from "../../../../web/player/room.ts";

const at = (width: number, height: number, em = 16) => ({ width: width / em, height: height / em });

test("layouts by room: a tablet's menu, a phone's sheet, a phone on its side, and a page that scrolls", () => {
  assert.equal(layoutFor(at(1280, 800)), "");
  assert.equal(layoutFor(at(1000, 768)), "menu");
  assert.equal(layoutFor(at(390, 844)), "menu narrow");
  assert.equal(layoutFor(at(844, 390)), "menu narrow side");
  assert.equal(layoutFor(at(500, 400)), "menu narrow small");
});

test("letters twice as large make of a desktop what a zoom to 200 % does", () => {
  assert.equal(layoutFor(at(1280, 1100, 32)), "menu narrow");
  assert.equal(layoutFor(at(1280, 800, 32)), layoutFor(at(640, 400)));
});

test("at 320 px, and where letters are as large, the text view serves", () => {
  assert.ok(isTiny(at(320, 568)));
  assert.ok(isTiny(at(390, 844, 32)));
  assert.ok(!isTiny(at(360, 640)));
});
