/** The protocol's schemas, compiled; and what is wrong with a value by one of them. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const folder = "web/protocol";
export const names = ["item", "delivery", "launch", "notebook", "messages", "manifest", "latest", "journal", "editor"] as const;
export type SchemaName = (typeof names)[number];

export const protocolText = (file: string): string => readFileSync(`${folder}/${file}`, "utf8");

const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
for (const name of names) ajv.addSchema(JSON.parse(protocolText(`${name}.schema.json`)));

/** Empty if `value` is right by the schema, else what is wrong with it. */
export function faults(name: SchemaName, value: unknown): string {
  const validate = ajv.getSchema(`urn:skua:protocol:2:${name}`);
  if (!validate) throw new Error(`no schema ${name}`);
  return validate(value) ? "" : ajv.errorsText(validate.errors);
}
