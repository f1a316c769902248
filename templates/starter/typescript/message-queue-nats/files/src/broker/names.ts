/** Every name in NATS that this queue uses. A stream has no dots in its name; a subject has. */
export const namesOf = (queue: string) => ({
  stream: queue,
  shard: (shard: number | "*") => `${queue}.shard.${shard}`,
  /** A bucket: the attempts at what is in hand, by shard. */
  attempts: `${queue}-attempts`,
  deadStream: `${queue}-dead`,
  dead: `${queue}.dead`,
  /** Consumers answer here, so that they can count each other. */
  members: `${queue}.members`,
});

export type Names = ReturnType<typeof namesOf>;
