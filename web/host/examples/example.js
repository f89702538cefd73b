// Everything a page has to do for a lesson, with this browser's localStorage in the place of your server.
// Serve the built site with any static server and open /host/examples/; for another lesson,
// /host/examples/?lesson=<module>&activity=<id> (and &lessons=<address> if the lessons are on another server).

const asked = new URLSearchParams(location.search);
const lessons = new URL(asked.get("lessons") ?? "../../lessons/", location.href);
const lesson = asked.get("lesson") ?? "antarctica";
const activity = asked.get("activity") ?? "ice-core";
const folder = (name) => new URL(`${encodeURIComponent(lesson)}/${name}`, lessons).href;
const key = `skua-example ${lesson} ${activity}`;
const player = document.querySelector("skua-player");
const standing = document.getElementById("standing");
const events = document.getElementById("events");

// ---- What your server does: keep one attempt per student and activity, and the items of each attempt.

const stored = JSON.parse(localStorage.getItem(key) ?? "null");
const attempt = stored ?? { id: newUuid(), seed: crypto.getRandomValues(new Uint32Array(1))[0], ...(await newest()), items: [] };
save();

function save() {
  localStorage.setItem(key, JSON.stringify(attempt));
}

/** The version of the lesson that a new attempt gets, and keeps. */
async function newest() {
  const response = await fetch(folder("latest.json"));
  if (!response.ok) throw fault(`No lesson at ${response.url} (${response.status}). Is it built, and its name right?`);
  const { version, activities } = await response.json();
  const found = activities.find(({ id }) => id === activity);
  if (!found) throw fault(`"${lesson}" has no activity "${activity}", but: ${activities.map(({ id }) => id).join(", ")}`);
  return { version, mode: found.mode ?? "practice", title: found.title[document.documentElement.lang] ?? Object.values(found.title)[0] };
}

function fault(text) {
  standing.textContent = text;
  return new Error(text);
}

/** What is stored, as the lesson needs it to go on. */
function resume() {
  const blocks = attempt.items.filter(({ kind }) => kind === "commands").sort((a, b) => a.body.first - b.body.first);
  const count = attempt.items.filter(({ kind }) => kind === "event").length;
  const views = attempt.items.filter(({ kind }) => kind === "view").sort((a, b) => a.body.first - b.body.first).flatMap(({ body }) => body.views);
  const view = Object.assign({}, ...views.map(([, , changes]) => changes));
  return { commands: blocks.flatMap(({ body }) => body.commands), events: count, views: views.length, view };
}

/** Store each item once, under its id; then acknowledge it. Items may come again: that is how nothing gets lost. */
async function store(items) {
  for (const item of items) {
    if (!attempt.items.some(({ id }) => id === item.id)) attempt.items.push(item);
  }
  save();
  return { acknowledged: items.map(({ id }) => id), refused: [] };
}

function newUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// ---- What your page does.

const launch = () => ({
  attempt: attempt.id, actor: "example", seed: attempt.seed, mode: attempt.mode ?? "practice", locale: document.documentElement.lang,
  manifest: attempt.version, resume: resume(),
});

player.title = attempt.title;
player.setAttribute("activity", activity);
player.transport = store;
player.launch = launch();
player.relaunch = async () => launch();
player.setAttribute("src", folder(`${attempt.version}/`));

player.addEventListener("skua-event", ({ detail }) => list(detail));
player.addEventListener("skua-progress", ({ detail: { score, completed } }) => {
  // Of an assessment your server marks the answers: the page has no points to show.
  standing.textContent = `${completed ? "Completed" : "Started"}${score.max ? `: ${score.raw} of ${score.max}` : ""}`;
});
player.addEventListener("skua-error", ({ detail }) => console.error(detail.code, detail.message, detail.detail ?? ""));

attempt.items.filter(({ kind }) => kind === "event").forEach(list);

function list({ id, body }) {
  if (document.getElementById(id)) return;
  const line = document.createElement("li");
  line.id = id;
  line.textContent = [body.type, body.item ?? body.action, body.response].filter((part) => part !== undefined).join(" · ");
  events.append(line);
}

document.getElementById("over").addEventListener("click", () => {
  localStorage.removeItem(key);
  location.reload();
});
