/** The page: opens what the host gives it, or what the teacher chooses, and brings its drafts back. */

import { parseFragment } from "../player/address.ts";
import { byId, h, words } from "../player/dom.ts";
import { languages } from "../player/languages.ts";
import type { OpenMessage, ToEditor } from "../protocol/editor.ts";
import { chooser } from "./choose.ts";
import { Drafts, type Keeping } from "./drafts.ts";
import { Editor } from "./editor.ts";
import { connectHost, type Host } from "./host.ts";
import { speak, t } from "./language.ts";

const address = parent === window ? undefined : parseFragment(location.hash);
let host: Host | undefined;
let editor: Editor | undefined;
let opened: OpenMessage | undefined;

const drafts = new Drafts({
  post: (message) => host?.post(message),
  said: (word) => showWord(word),
  later(act, ms) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
});

function showWord(word: Keeping): void {
  const status = byId("status");
  words(status, editor ? t(host ? `keep.${word}` : "keep.alone") : "");
  status.dataset.word = host ? word : "alone";
}

/** Everything that is not the editor's own: the page's head, and what is shown before there is an activity. */
function relabel(): void {
  document.title = t("page.title");
  words(byId("skip"), t("page.skip"));
  words(byId("brand"), t("page.name"));
  words(byId("close"), t("action.close"));
  words(byId("notices"), t("page.notices"));
  byId("language").setAttribute("aria-label", t("page.language"));
  byId<HTMLSelectElement>("language").value = document.documentElement.lang;
  showWord(drafts.word);
  editor?.relabel();
}

function begin(module: string, text: string, copied: boolean): void {
  editor = new Editor({
    module, text,
    alone: !host,
    changed: (activity) => host && drafts.changed({ module, activity }),
    publish: (message) => host?.post({ type: "publish", module, ...message }),
  });
  byId("main").replaceChildren(editor.element);
  byId("close").hidden = !host;
  // The page around has a bar of its own.
  if (host) editor.join(byId("status"), byId("close"));
  showWord(drafts.word);
  editor.relabel();
  if (copied && host) drafts.changed({ module, activity: text });
}

async function choose(): Promise<void> {
  byId("main").replaceChildren(await chooser({ alone: !host, chosen: (module, text) => begin(module, text, true) }));
}

function open(message: OpenMessage): void {
  opened = message;
  speak(message.locale);
  relabel();
  host!.post({ type: "ready" });
  if (editor) return; // the host heard of a second hello: what is open is newer
  if (message.module && message.activity !== undefined) begin(message.module, message.activity, false);
  else void choose();
}

function heard(message: ToEditor): void {
  switch (message.type) {
    case "open": return open(message);
    case "kept": return drafts.kept(message.draft);
    case "unkept": return drafts.unkept(message.draft, message.reason);
    case "published": return editor?.published(message.request, message.told === true);
    case "refused": return editor?.refused(message);
    case "flush": return void drafts.flush();
    case "locale":
      speak(message.locale);
      return relabel();
  }
}

/** Only with everything kept: otherwise the status says why not. */
async function close(): Promise<void> {
  if (await drafts.flush()) host?.post({ type: "close" });
  else askBeforeLeaving();
}

/** The teacher chose to leave without what is not kept. */
let left = false;

function askBeforeLeaving(): void {
  const stay = h("button", { type: "button", class: "second" }, t("leave.stay"));
  const download = h("button", { type: "button", class: "primary" }, t("action.download"));
  const leave = h("button", { type: "button", class: "second" }, t("leave.go"));
  const dialog = h("dialog", { class: "card leave", "aria-labelledby": "leave-title" },
    h("h2", { id: "leave-title" }, t("leave.title")), h("p", {}, t(`keep.${drafts.word}`)), h("div", { class: "row" }, download, stay, leave));
  stay.addEventListener("click", () => dialog.close());
  download.addEventListener("click", () => editor?.download());
  leave.addEventListener("click", () => {
    left = true;
    host?.post({ type: "close" });
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Within a page that says the language there is no second choice of it. */
function offerLanguages(): void {
  const select = byId<HTMLSelectElement>("language");
  select.hidden = !!address;
  select.append(...Object.entries(languages).map(([tag, name]) => h("option", { value: tag, lang: tag }, name)));
  select.addEventListener("change", () => {
    speak(select.value);
    relabel();
    if (!editor && (opened || !address)) void choose();
  });
}

offerLanguages();
speak(navigator.language);
byId("close").addEventListener("click", () => void close());
addEventListener("beforeunload", (event) => {
  if (!left && (host ? drafts.word !== "kept" : editor?.changed)) event.preventDefault();
});
document.addEventListener("visibilitychange", () => document.hidden && void drafts.flush());
if (address) host = connectHost(address, heard, () => !opened && byId("main").replaceChildren(h("p", { class: "card", role: "alert" }, t("page.noHost"))));
relabel();
if (!address) void choose();

