import tseslint from "typescript-eslint";

const noDefaultExport = [
  {
    selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
    message: "Name what you export: a default export gets a different name in every importer.",
  },
];

/** What would make the same input give another output, or reach outside. The shell passes it in instead. */
const impureSyntax = [
  {
    selector: "NewExpression[callee.name='Date'], CallExpression[callee.name='Date']",
    message:
      "The result must not depend on the day or the time zone of the machine: take `today` as an argument.",
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "The result must not depend on the clock: take `today` as an argument.",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "The same workload must give the same bytes: take a seeded stream as an argument.",
  },
];

const impureGlobals = ["process", "fetch", "setTimeout", "setInterval", "performance", "navigator"].map(
  (name) => ({
    name,
    message: "Pure rooms know nothing of the machine they run on: let src/shell read it and pass it in.",
  }),
);

const nodeModules = {
  regex: "^(node:(?!crypto$)|fs$|fs/|path$|os$|child_process$|process$)",
  message:
    "Pure rooms touch no file, process or network: let src/shell do it (node:crypto hashes, so it is pure).",
};

const pureRooms = ["core", "model", "render", "scaffold", "knowledge"].map((room) => `src/${room}/**`);

export default tseslint.config(
  { ignores: ["dist/", "docs/", "coverage/", ".cache/", "templates/", "test/live/.work/", "test/golden/"] },
  // A rule is right for all of the code or for none of it, so a comment cannot switch one off.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx,js,cjs}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", "*.cjs", ".*.cjs", "bin/*.js"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      // Objects here are records of functions without state: each may be passed on alone.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-expect-error": true, "ts-ignore": true, "ts-nocheck": true },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A type parameter that is used once can still say what a reader casts to.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "no-console": "error",
      "no-restricted-syntax": ["error", ...noDefaultExport],
      eqeqeq: "error",
      complexity: ["error", { max: 15, variant: "modified" }],
      "max-depth": ["error", 3],
      "max-params": ["error", 5],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["src/**"],
    rules: { "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: pureRooms,
    rules: {
      "no-restricted-syntax": ["error", ...noDefaultExport, ...impureSyntax],
      "no-restricted-globals": ["error", ...impureGlobals],
      "@typescript-eslint/no-restricted-imports": ["error", { patterns: [nodeModules] }],
    },
  },
  {
    // Loops over typed arrays know their bounds; asking again on every element costs time and says nothing.
    files: ["src/core/**", "test/**"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  {
    files: ["**/*.js", "**/*.cjs", "*.config.ts"],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { "no-restricted-syntax": "off", "@typescript-eslint/no-require-imports": "off" },
  },
);
