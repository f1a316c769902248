import type { Fields } from "../model/workload.ts";

/** A computation over fields that depends only on some of them. */
export type Memo<K extends { id: string }, V> = (key: K, fields: Fields) => V;

/** Remembers results by the answers that they depend on. */
export function memoized<K extends { id: string }, V>(
  compute: Memo<K, V>,
  reads: (key: K) => string[],
): Memo<K, V> {
  const readsOf = new Map<string, string[]>();
  const results = new Map<string, V>();
  return (key, fields) => {
    let names = readsOf.get(key.id);
    if (names === undefined) readsOf.set(key.id, (names = reads(key)));
    const id = `${key.id} ${JSON.stringify(names.map((name) => fields[name]?.value))}`;
    let result = results.get(id);
    if (result === undefined) results.set(id, (result = compute(key, fields)));
    return result;
  };
}
