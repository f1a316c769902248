import type { Redis } from "./connection.ts";
import type { Keys } from "./keys.ts";

const renewIfMine =
  "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) else return 0 end";
const deleteIfMine =
  "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) else return 0 end";
// By the clock of Redis: those of the members need not agree.
const countMembers = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
  redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
  return redis.call('ZCARD', KEYS[1])`;

/**
 * Who works on a shard: a key that only its owner prolongs and that ends by itself when the owner dies. A lease does not
 * stop an owner that was frozen and does not know it yet; that its effects happen once is the work of the inbox.
 */
export class ShardLeases {
  readonly #redis: Redis;
  readonly #keys: Keys;
  readonly #owner: string;
  readonly #leaseMs: number;

  constructor(redis: Redis, keys: Keys, owner: string, leaseMs: number) {
    this.#redis = redis;
    this.#keys = keys;
    this.#owner = owner;
    this.#leaseMs = leaseMs;
  }

  async acquire(shard: number): Promise<boolean> {
    const expiration = { type: "PX", value: this.#leaseMs } as const;
    return (
      (await this.#redis.set(this.#keys.lease(shard), this.#owner, { condition: "NX", expiration })) === "OK"
    );
  }

  /** False when the lease is somebody else's by now. */
  async renew(shard: number): Promise<boolean> {
    const args = { keys: [this.#keys.lease(shard)], arguments: [this.#owner, String(this.#leaseMs)] };
    return (await this.#redis.eval(renewIfMine, args)) === 1;
  }

  async release(shard: number): Promise<void> {
    await this.#redis.eval(deleteIfMine, { keys: [this.#keys.lease(shard)], arguments: [this.#owner] });
  }

  /** Says that this member lives, and returns how many do. */
  async members(): Promise<number> {
    const args = { keys: [this.#keys.members], arguments: [this.#owner, String(this.#leaseMs)] };
    return Number(await this.#redis.eval(countMembers, args));
  }

  async leave(): Promise<void> {
    await this.#redis.zRem(this.#keys.members, this.#owner);
  }
}
