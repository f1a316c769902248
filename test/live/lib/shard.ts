/**
 * The shard of an ordering key, as templates/starter/GUIDELINES.md promises it for every language: FNV-1a of 32 bits
 * (Fowler, Noll, Vo) over the key's UTF-16 code units, modulo the number of shards. Written again here, so that a starter
 * that shards in another way is seen.
 */
export function promisedShard(key: string, shards: number): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 16_777_619);
  return (hash >>> 0) % shards;
}
