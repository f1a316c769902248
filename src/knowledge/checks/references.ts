/** A place where a knowledge file names a field or an attribute, with the comparison or function around it. */
export interface Reference {
  key: string;
  name: string;
  path: string[];
  /** The object that holds the key. */
  holder: Record<string, unknown>;
}

/** Every place below `data` where one of the keys holds a name; examples are made up, so they are passed by. */
export function referencesIn(data: unknown, keys: readonly string[], path: string[] = []): Reference[] {
  if (typeof data !== "object" || data === null) return [];
  const holder = data as Record<string, unknown>;
  return Object.entries(holder).flatMap(([key, value]) => {
    if (key === "examples") return [];
    if (!keys.includes(key)) return referencesIn(value, keys, [...path, key]);
    const names = [value].flat().filter((name) => typeof name === "string");
    return names.map((name) => ({ key, name, path: [...path, key], holder }));
  });
}
