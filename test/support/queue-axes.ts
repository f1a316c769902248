/** Answers under which no absurd recommendation of a queue may appear. */
export const anything = {
  operations: [undefined, "none", "minimal", "dedicated"],
  platform: [undefined, "kubernetes", "vm", "single-box"],
  cloud: [undefined, "own", "aws"],
  operated: [undefined, ["postgresql"], ["redis"], ["kafka"]],
};

export const kinds = ["work-once", "fact-for-many"];
