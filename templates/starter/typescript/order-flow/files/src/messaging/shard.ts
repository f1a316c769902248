/**
 * The shard of an ordering key: FNV-1a over its UTF-16 code units, modulo the number of shards. Every process of every
 * version has to agree on it, so it must never change while messages exist.
 */
export function shardOf(key: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % shards;
}
