/**
 * The general problem behind a stack: one variant for each slot, so that nothing conflicts, everything that is required is
 * there, and the total is as large as possible. It knows nothing of what the slots are about.
 *
 * total = sum of the values of the chosen variants
 *       + sum of the valued pairs of which both ends are chosen
 *       - sum over shareable components of the largest effort that any chosen use of it states (it is operated once)
 *       - sum over private components of the effort of every chosen use (each needs one for itself).
 */
export interface StackProblem {
  /** The variants of each slot, at least as many as one; a slot for which nothing fits is no part of the problem. */
  readonly slots: readonly (readonly StackVariant[])[];
  readonly components: readonly { readonly shareable: boolean }[];
  /** Never both in one stack. */
  readonly conflicts: readonly (readonly [Member, Member])[];
  readonly requirements: readonly Requirement[];
  readonly pairs: readonly ValuedPair[];
  /** The load that the stack may take; counted as effort is: the largest use of a shareable component, each of a private one. */
  readonly budget?: number | undefined;
}

export interface StackVariant {
  /** What it counts as among the next best stacks: variants of one option share it. */
  readonly option: string;
  readonly value: number;
  readonly uses: readonly Use[];
}

/** A variant rests on a component: what that takes away from the total, and what it takes of the budget; both 0 or more. */
export interface Use {
  readonly component: number;
  readonly effort: number;
  readonly load: number;
}

/** A variant by its slot and its place there, or a component, which is in the stack when anything chosen uses it. */
export type Member = VariantPlace | { readonly component: number };

export interface VariantPlace {
  readonly slot: number;
  readonly variant: number;
}

/**
 * While `of` is in the stack: one of the variants is chosen, or whatever uses `of` (or is it) uses the component of one of
 * `uses` as well. Each requirement in force may add one of its uses, also where it is met without.
 */
export interface Requirement {
  readonly of: Member;
  readonly variants: readonly VariantPlace[];
  readonly uses: readonly Use[];
}

/** Counts once for every two chosen variants of different slots of which one is, or uses, `a` and the other `b`. */
export interface ValuedPair {
  readonly a: Member;
  readonly b: Member;
  readonly value: number;
}

/** One stack: the place of the chosen variant in each slot, and what is used by whom, what a requirement added included. */
export interface StackSolution {
  readonly total: number;
  readonly variants: readonly number[];
  readonly uses: readonly (readonly Use[])[];
}

export interface StackResult {
  /** The best stack first; no two of them have the same options in all slots. Empty: no stack keeps all conditions. */
  readonly stacks: readonly StackSolution[];
  /** False only where the limit of nodes ended the search: then better stacks may exist. */
  readonly proved: boolean;
  readonly nodes: number;
}
