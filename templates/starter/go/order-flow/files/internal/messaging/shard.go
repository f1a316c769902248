package messaging

import "unicode/utf16"

// ShardOf returns the shard of an ordering key: FNV-1a with 32 bits over its UTF-16 code units, modulo the number of shards.
// Every process of every version has to agree on it, so it must never change while messages exist.
func ShardOf(key string, shards int) int {
	hash := uint32(0x811c9dc5)
	for _, unit := range utf16.Encode([]rune(key)) {
		hash = (hash ^ uint32(unit)) * 0x01000193
	}
	return int(uint64(hash) % uint64(shards))
}
