// The hash chain of a journal, written down once more from web/protocol's description.
import { createHash } from "node:crypto";

const u32 = (n) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
};
const f64 = (x) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(x);
  return bytes;
};
const text = (s) => [u32(Buffer.byteLength(s)), Buffer.from(s)];
const sha256 = (parts) => createHash("sha256").update(Buffer.concat(parts.flat(9))).digest();

const ofObjective = ({ objective, opportunities }) => [text(objective), u32(opportunities.length), opportunities.map(({ item, context, right, doing = false, options = 0, difficulty = 0.5, drawn = [] }) =>
  [text(item), text(context), Buffer.from([(right ? 1 : 0) + (doing ? 2 : 0)]), u32(options), f64(difficulty), u32(drawn.length), drawn.map(f64)])];

/** The value after these commands of an attempt, in hex. */
export function chainOf({ runtime, module, manifest, activity, attempt, actor, seed, mode, checkpoint = "", evidence = [] }, commands) {
  let value = sha256([text("skua-journal-2"), [runtime, module, manifest, activity, attempt, actor].map(text), u32(seed), text(mode), text(checkpoint)]);
  if (evidence.length) value = sha256([value, text("evidence"), u32(evidence.length), evidence.map(ofObjective)]);
  for (const [number, [tick, name, values]] of commands.entries()) {
    const parameters = Object.entries(values).map(([key, parameter]) => [
      text(key), typeof parameter === "string" ? [Buffer.from([1]), text(parameter)] : [Buffer.from([0]), f64(parameter + 0)],
    ]);
    value = sha256([value, u32(number), u32(tick), text(name), u32(parameters.length), parameters]);
  }
  return value.toString("hex");
}
