export const subscription = "fulfilment";

/** Every topic of this queue, as paths below a persistent namespace. */
export const topicsOf = (queue: string) => ({
  partitioned: `persistent/public/default/${queue}`,
  shard: (shard: number) => `persistent/public/default/${queue}-partition-${shard}`,
  /** The attempts at what is in hand; the last message holds. */
  attempts: (shard: number) => `persistent/public/default/${queue}-attempts-${shard}`,
  dead: `persistent/public/default/${queue}-dead`,
  /** Nothing is sent here: consumers subscribe, so that they can count each other. */
  members: `persistent/public/default/${queue}-members`,
});

export type Topics = ReturnType<typeof topicsOf>;
