import type { CategoryKnowledge, CommonKnowledge, KnowledgeBase } from "../model/knowledge.ts";
import type { Option } from "../model/option.ts";
import { emptyCategory, ownPart, withCommon } from "./common.ts";
import { withFollowing } from "./follows.ts";

/** Large parts of the base that most commands do without; each is a file of its own. */
const APART = ["pairings", "misconceptions", "decomposition"] as const;

/** What is read at every start: all but the large parts, and of the options of a category only their names. */
type Head = Omit<KnowledgeBase, (typeof APART)[number] | "categories"> & {
  categories: Omit<CategoryKnowledge, "options">[];
};

const HEAD = "knowledge.json";
const optionsFile = (category: string) => `options/${category}.json`;

/** The base as JSON files, by path: common declarations once, the options of each category apart. */
export function snapshotFiles(base: KnowledgeBase): Record<string, unknown> {
  const { pairings, misconceptions, decomposition, ...rest } = base;
  const own = base.categories.map((one) => ownPart(base.common, one));
  const categories = own.map(({ options, ...others }) => ({ ...others, names: namesIn(options) }));
  return {
    [HEAD]: { ...rest, categories } satisfies Head,
    ...Object.fromEntries(own.map(({ category, options }) => [optionsFile(category.id), options])),
    "pairings.json": pairings,
    "misconceptions.json": misconceptions,
    "decomposition.json": decomposition,
  };
}

function namesIn(options: readonly Option[]): string[] {
  const names = options.flatMap(({ id, component, kinds = [] }) =>
    component === undefined ? [id, ...kinds] : [id, component, ...kinds],
  );
  return [...new Set(names)];
}

/**
 * The base as it was before it was written. What is not asked for is not read: a decision about one category costs the same
 * however much is known of the others.
 *
 * @param read the content of a file by its path
 */
export function fromSnapshot(read: (file: string) => unknown): KnowledgeBase {
  const { categories, ...head } = read(HEAD) as Head;
  const base = { ...head, categories: categories.map((own) => lazyCategory(head.common, own, read)) };
  return withLazy(base, APART, (part) => read(`${part}.json`)) as KnowledgeBase;
}

const PARTS = ["attributes", "criteria", "rules", "questions", "options"] as const;
type Part = (typeof PARTS)[number];

/** Each part is joined with what is common by itself, when it is first read. */
function lazyCategory(
  common: CommonKnowledge,
  stored: Head["categories"][number],
  read: (file: string) => unknown,
): CategoryKnowledge {
  const { category, names } = stored;
  const nothing = emptyCategory(category);
  const make = (part: Part): unknown => {
    if (part === "options") {
      const options = read(optionsFile(category.id)) as Option[];
      return options.map((option) => withFollowing(option, lazy.attributes));
    }
    const shared = { ...nothing, [part]: common[part] };
    return withCommon(shared, { ...nothing, [part]: stored[part] })[part];
  };
  const lazy = withLazy({ category, names }, PARTS, make) as CategoryKnowledge;
  return lazy;
}

/** The object with further properties, each made when it is first read. */
function withLazy<T extends object, K extends string>(
  object: T,
  names: readonly K[],
  make: (name: K) => unknown,
): T & Record<K, unknown> {
  const made = new Map<K, unknown>();
  for (const name of names) {
    const get = () => {
      if (!made.has(name)) made.set(name, make(name));
      return made.get(name);
    };
    Object.defineProperty(object, name, { enumerable: true, get });
  }
  return object as T & Record<K, unknown>;
}
