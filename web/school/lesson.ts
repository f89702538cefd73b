/**
 * A lesson, embedded the way any LMS embeds one: /host/skua-host.js, one element, and what the server says to launch. With `practice`
 * in the address, once it was completed, it is tried again, and nothing of that is kept.
 */
import type { Launch, SkuaPlayer } from "../host/skua-player.ts";
import { assignments, itemsAddress, launch, me, practise, Problem } from "./api.ts";
import type { Assignment, Person } from "./api.ts";
import { h, icon, setText } from "./dom.ts";
import { language, localised, t } from "./language.ts";
import { Notes } from "./notes.ts";
import { practicePlace } from "./standing.ts";
import { fail, main, show } from "./page.ts";

const asked = new URLSearchParams(location.search);
const assignment = asked.get("assignment") ?? "";
const back = document.getElementById("back") as HTMLAnchorElement;
/** How long leaving may wait for the last answers. What is unsent then comes with the next visit. */
const flushMs = 1500;
/** When waiting becomes worth a word. */
const noticeableMs = 300;

const relaunch = async (): Promise<Launch> => (await launch(assignment, language())).launch;

function embed(src: string, given: Launch): SkuaPlayer {
  const player = document.createElement("skua-player");
  player.setAttribute("src", src);
  player.setAttribute("endpoint", itemsAddress(given.attempt));
  player.launch = given;
  player.relaunch = relaunch;
  const notes = new Notes({
    attempt: given.attempt,
    token: given.token,
    renew: async () => (await relaunch()).token,
    noted: (id, revision, refused) => player.noted(id, revision, refused),
  });
  player.addEventListener("skua-note", ({ detail: { entry } }) => notes.put(entry));
  player.addEventListener("skua-note-removed", ({ detail }) => notes.remove(detail));
  return player;
}

/** Into another try, with other numbers: from the end of the lesson, and from a try itself. */
const again = h("a", { class: "tool", id: "again", href: practicePlace(assignment), hidden: true });
back.after(again);

const wait = h("p", { class: "info", role: "alert", hidden: true });

/** Work that waits may wait for its owner: somebody else signed in meanwhile on this computer, or nobody is. */
async function explainWaiting(person: Person, waits: () => boolean): Promise<void> {
  const now = await me().catch((problem) => (problem instanceof Problem && problem.code === "E-SIGNED-OUT" ? null : undefined));
  if (now === undefined || now?.id === person.id || !waits()) return;
  // In another tab: where the browser stores nothing, leaving this one would lose what waits in it.
  const way = h("a", { href: "/", target: "_blank", rel: "noopener" }, t("to-sign-in"));
  wait.replaceChildren(t(now ? "lesson.not-yours" : "lesson.signed-out", { name: person.name }), " ", way);
  wait.hidden = false;
}

const sayAgain = (): void => again.replaceChildren(icon("answered-again"), h("span", {}, t("student.practise")));

async function showPractice(person: Person, { id, title }: Assignment): Promise<void> {
  const { src, launch: given } = await practise(id, language());
  const player = document.createElement("skua-player");
  player.title = localised(title);
  player.setAttribute("src", src);
  player.launch = given;
  again.hidden = false;
  show({ title: "lesson.page", person, render: sayAgain });
  document.title = `${localised(title)} · ${t("brand")}`;
  main.replaceChildren(player);
}

const isThis = ({ id }: Assignment): boolean => id === assignment;

async function load(): Promise<void> {
  let student: Person | undefined;
  try {
    if (!customElements.get("skua-player")) throw new Problem("E-SCHOOL", "/host/skua-host.js could not be loaded");
    if (asked.has("practice")) {
      student = await me();
      const mine = (await assignments()).find(isThis);
      if (mine?.practice) return await showPractice(student, mine);
    }
    // Side by side, the launch first: from then on the lesson fetches what it needs, which takes longest.
    const launching = launch(assignment, language());
    const told = Promise.all([me(), assignments()]);
    for (const asking of [launching, told]) asking.catch(() => {}); // each is waited for
    const launched = await launching.catch(async (problem: unknown) => {
      [student] = await told;
      throw problem;
    });
    const player = embed(launched.src, launched.launch);
    player.addEventListener("skua-progress", ({ detail: { completed } }) => (again.hidden = !(completed && launched.launch.mode === "practice")));
    again.addEventListener("click", (event) => leave(event, player, again));
    let saved = false;
    player.addEventListener("skua-status", ({ detail: { word } }) => {
      saved = word === "saved";
      if (saved) wait.hidden = true;
      else if (word !== "sending") void told.then(([person]) => explainWaiting(person, () => !saved));
    });
    back.addEventListener("click", (event) => leave(event, player, back));
    show({ title: "lesson.page", render: sayAgain });
    main.replaceChildren(wait, player);
    const [person, list] = await told;
    student = person;
    const mine = list.find(isThis);
    if (mine?.practice) again.hidden = false;
    show({ title: "lesson.page", person, render: sayAgain });
    player.title = localised(mine?.title ?? {}) || launched.activity;
    document.title = `${player.title} · ${t("brand")}`;
  } catch (problem) {
    fail(problem, () => location.reload(), student);
  }
}

/** Leaving waits a moment, so that the list behind it shows the score that was just reached. */
function leave(event: MouseEvent, player: SkuaPlayer, way: HTMLAnchorElement): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const say = setTimeout(() => setText(way.querySelector("span")!, t("lesson.saving")), noticeableMs);
  void player.flush(flushMs).finally(() => {
    clearTimeout(say);
    location.assign(way.href);
  });
}

show({ title: "lesson.page", render: () => main.replaceChildren(h("p", { class: "wait", role: "status" }, t("lesson.loading"))) });
void load();
