import { z } from "zod";

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "Expected small letters, digits and hyphens");
/** Of npm, Maven (`7.7.0.RELEASE`) and Go (without the leading v). */
const exactVersion = z.string().regex(/^\d+(\.\d+)*([-.+][\w.+-]+)?$/, "Expected an exact version");
const versions = z.record(z.string(), exactVersion);

/** The slot's answer that a part turns into code: an option used in one mode. */
export const Selection = z.strictObject({ category: id, option: id, mode: id });
export type Selection = z.infer<typeof Selection>;

/** A container image; `source` is the page in which its tag was read. */
const image = z.strictObject({ name: z.string(), tag: z.string(), source: z.url() });

const healthCheck = z.strictObject({
  test: z.array(z.string()).min(2),
  interval: z.string(),
  timeout: z.string(),
  retries: z.number().int().positive(),
});

const service = z.strictObject({
  name: id,
  image,
  hostname: id.optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string()),
  volumes: z.array(z.string()),
  healthCheck,
});

const variable = z.strictObject({
  name: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  example: z.string(),
  /** The value between containers, where it differs. */
  inCompose: z.string().optional(),
  description: z.string(),
  /** True for what compose reads and the program does not. */
  composeOnly: z.boolean().default(false),
});

/** How a part can be checked, and what has to run for it. */
const check = z.strictObject({ id, command: z.string(), needs: z.enum(["nothing", "broker"]) });

/** A program and its arguments, started in the project's folder without a shell. */
const command = z.array(z.string()).min(1);

/** How a generated project is run and tested; the same names in every language (templates/starter/GUIDELINES.md). */
const Commands = z.strictObject({
  prepare: command,
  build: command,
  test: command,
  contract: command,
  orders: command,
  fulfilment: command,
  effects: command,
  "dead-letters": command,
});
export type Commands = z.infer<typeof Commands>;

/** What a part says of itself: templates/starter/<language>/<part>/manifest.yaml. */
export const Manifest = z.strictObject({
  id,
  title: z.string(),
  language: id,
  provides: z.union([z.literal("base"), Selection]),
  package: z
    .strictObject({ engines: z.record(z.string(), z.string()), scripts: z.record(z.string(), z.string()) })
    .optional(),
  /** Said by the base. */
  commands: Commands.optional(),
  dependencies: versions,
  devDependencies: versions,
  images: z.array(image.extend({ usedIn: z.string() })).default([]),
  services: z.array(service).default([]),
  environment: z.array(variable),
  checks: z.array(check),
});
export type Manifest = z.infer<typeof Manifest>;

/** How far an artefact was proved, best first. */
export const ProofLevel = z.enum(["ran", "built", "validated", "rendered"]);
export type ProofLevel = z.infer<typeof ProofLevel>;

/** What was shown of a part, on which day, on which versions, and for which files (part id -> hash). */
export const Proof = z.strictObject({
  level: ProofLevel,
  date: z.iso.date(),
  ranOn: z.array(z.strictObject({ name: z.string(), version: z.string() })),
  checks: z.array(z.string()),
  hashes: z.record(id, z.string()),
});
export type Proof = z.infer<typeof Proof>;

/** A file of a generated project. */
export interface TreeFile {
  readonly path: string;
  readonly content: string;
  readonly executable?: boolean;
}

/** A file of a part: text as it is, or a template that the build compiled. */
export type PartFile = TreeFile | { readonly path: string; readonly template: unknown };

/** A validated part as the build stores it. */
export interface StarterPart {
  readonly manifest: Manifest;
  readonly files: readonly PartFile[];
  /** The npm lock of base and this part, as JSON. */
  readonly lock?: unknown;
}

/** One line of the index that the build writes: what there is, without its files. */
export const StarterEntry = z.strictObject({
  id,
  title: z.string(),
  language: id,
  provides: Manifest.shape.provides,
  /** The module that holds the part, relative to the index. */
  file: z.string(),
  hash: z.string(),
  proof: Proof.optional(),
  /** Image tag of the part's own service in compose.yaml: what users run, and a proof may not have run on. */
  composeTag: z.string().optional(),
});
export type StarterEntry = z.infer<typeof StarterEntry>;
