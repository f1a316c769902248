import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./repository.ts";

const validators = new Map<string, ValidateFunction>();

function validatorOf(name: string): ValidateFunction {
  const known = validators.get(name);
  if (known !== undefined) return known;
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats.default(ajv);
  const schema = JSON.parse(readFileSync(join(root, `docs/schema/${name}.json`), "utf8")) as object;
  const validator = ajv.compile(schema);
  validators.set(name, validator);
  return validator;
}

/**
 * Checks a value against the published docs/schema/<name>.json, with a validator that has nothing to do with the one the
 * schema was made by.
 *
 * @returns what is wrong, as "/path: message"; empty when it is valid
 * @throws when there is no such schema, or when it is no valid JSON Schema 2020-12
 */
export function validateAgainstSchema(name: string, json: unknown): string[] {
  const validate = validatorOf(name);
  if (validate(json)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath}: ${message ?? "invalid"}`,
  );
}
