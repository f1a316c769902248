/** The walls between the rooms. Each says why it stands; test/architecture/walls.test.ts shows that each one holds. */
const heavy = "node_modules/(@inquirer|ink|react|yaml|zod|handlebars)/";

/** Gone once the program runs: `import type` and `typeof import()`. */
const typesOnly = ["type-only", "type-import"];

/** Test programs and build code are not rooms of the product; these are. */
const inside = (room) => `^src/${room}/`;

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    rule(
      "no-cycle",
      "A cycle means that neither side can be tested or loaded without the other; types alone may name each other.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: typesOnly } },
    ),
    rule(
      "no-orphan",
      "A module that nobody imports is dead, or its importer forgot it.",
      { orphan: true, pathNot: ["\\.d\\.ts$", "^src/(shell|build)/main\\.ts$", "^bin/"] },
      {},
    ),
    rule(
      "no-unresolvable",
      "An import that resolves to nothing fails only once the line is reached.",
      { pathNot: "^bin/" },
      { couldNotResolve: true },
    ),
    rule(
      "bin-to-shell-only",
      "bin only hands over arguments, streams and the exit code; whatever it knew more could not be tested in process.",
      { path: "^bin/" },
      { pathNot: ["^dist/main\\.js$", "^node:", "^(fs|process)$"] },
    ),
    rule(
      "nobody-imports-bin-or-dist",
      "Source never depends on what is built from it.",
      { path: "^src/" },
      { path: "^(bin|dist)/" },
    ),
    rule(
      "nobody-imports-shell",
      "Only the entry knows the shell: a room that calls back into it cannot run without a terminal.",
      { path: "^src/", pathNot: ["^src/(shell|build)/"] },
      { path: inside("shell") },
    ),
    rule(
      "nobody-imports-build",
      "Build code is not shipped: what the program needs at run time must not come from there.",
      { path: "^src/", pathNot: "^src/build/" },
      { path: inside("build") },
    ),
    rule(
      "no-test-in-source",
      "Tests know the source, never the other way round: test code is not shipped.",
      { path: "^(src|bin)/" },
      { path: "^test/" },
    ),
    rule(
      "model-is-the-floor",
      "Every room names the same nouns; a model that imported a room would make all rooms depend on it.",
      { path: inside("model") },
      { pathNot: ["^src/model/", "node_modules/zod/"] },
    ),
    rule(
      "core-is-pure",
      "The same workload must give the same answer anywhere: core computes, it reads no file, clock or package.",
      { path: inside("core") },
      { pathNot: ["^src/(core|model)/"] },
    ),
    rule(
      "knowledge-reads-text",
      "knowledge turns text into a knowledge base; it neither finds files nor evaluates or prints.",
      { path: inside("knowledge") },
      {
        pathNot: [
          "^src/(knowledge|model)/",
          "node_modules/(zod|yaml|fastest-levenshtein)/",
          "^(node:)?crypto$",
        ],
      },
    ),
    rule(
      "render-only-renders",
      "A view is a function from a value to a string: what it needs it finds in the value.",
      { path: inside("render") },
      {
        pathNot: [
          "^src/(render|model)/",
          "node_modules/(handlebars|fast-string-width|fast-wrap-ansi|fast-string-truncated-width|@dagrejs)/",
        ],
      },
    ),
    rule(
      "scaffold-only-composes",
      "The starter is a tree in memory until the shell writes it: dry run and tests see what the disk would.",
      { path: inside("scaffold") },
      { pathNot: ["^src/(scaffold|model)/", "node_modules/handlebars/", "^(node:)?crypto$"] },
    ),
    rule(
      "model-as-types-only",
      "zod costs a third of the start-up time; what only computes or prints needs the types, not the validators.",
      { path: "^src/(core|render|scaffold)/" },
      { path: inside("model"), dependencyTypesNot: typesOnly },
    ),
    rule(
      "heavy-packages-lazily",
      "A package of the interview or of file reading is paid for by whoever uses it, not by every start (the build checks the whole way).",
      { path: "^src/shell/(main\\.ts$|commands/)" },
      { path: heavy, dynamic: false, dependencyTypesNot: typesOnly },
    ),
    rule(
      "ink-in-screens-only",
      "Results are printed without React; only a full-screen view is worth its 70 ms.",
      { path: "^src/", pathNot: "^src/shell/screens/" },
      { path: "node_modules/(ink|react)/", dependencyTypesNot: typesOnly },
    ),
    rule(
      "screens-and-knowledge-lazily",
      "Screens bring React, knowledge brings yaml and zod: what several commands share reaches them by import(). What unpacks the snapshot brings neither.",
      { path: "^src/shell/[^/]+$" },
      {
        path: "^src/(shell/screens|knowledge|model)/",
        pathNot: "^src/knowledge/snapshot\\.ts$",
        dynamic: false,
        dependencyTypesNot: typesOnly,
      },
    ),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^dist/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
