export const group = "fulfilment";

/** Every name in Redis that this queue uses. */
export const keysOf = (name: string) => ({
  stream: (shard: number) => `${name}:${shard}`,
  lease: (shard: number) => `${name}:${shard}:lease`,
  members: `${name}:members`,
  attempts: `${name}:attempts`,
  dead: `${name}:dead`,
});

export type Keys = ReturnType<typeof keysOf>;
