import type { QueueSettings } from "../messaging/message-queue.ts";

/** The process environment with defaults for what has one. */
export type Environment = Readonly<Record<string, string | undefined>> & {
  readonly DATA_DIR: string;
  readonly FAULTS?: string;
};

export function environment(env: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const { DATA_DIR = "./data", ...rest } = env;
  return { ...rest, DATA_DIR };
}

/** @throws RangeError when the variable is not a whole number from the least */
export function wholeNumber(env: Environment, name: string, otherwise: number, least = 1): number {
  const value = Number(env[name] || otherwise);
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`Expected ${name} to be a whole number from ${least}, found "${env[name]}"`);
  return value;
}

/** @throws when the variable is missing */
export function required(env: Environment, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`Expected ${name} in the environment, as in .env.example`);
  return value;
}

export function queueSettings(env: Environment): QueueSettings {
  return {
    name: env["QUEUE"] || "orders",
    shards: wholeNumber(env, "SHARDS", 4),
    maxAttempts: wholeNumber(env, "MAX_ATTEMPTS", 5),
    retryBaseMs: wholeNumber(env, "RETRY_BASE_MS", 200),
    leaseMs: wholeNumber(env, "LEASE_MS", 5000, 100),
  };
}
