import type Handlebars from "handlebars";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { recordTemplates } from "../../src/build/record-templates.ts";
import { temporaryTree } from "../support/temporary-tree.ts";

type TemplateSpecification = Parameters<typeof Handlebars.template>[0];

/** The package declares no types for its runtime, which is a part of the whole. */
const runtime = (await import("handlebars/runtime.js")) as unknown as { default: typeof Handlebars };

async function compiled(text: string) {
  const dir = temporaryTree({ "templates/record/madr.hbs": text });
  expect(recordTemplates(dir, join(dir, "dist"))).toEqual(["madr"]);
  const file = pathToFileURL(join(dir, "dist/record/madr.js")).href;
  const { template } = (await import(file)) as { template: TemplateSpecification };
  return runtime.default.template(template);
}

test("a precompiled template renders with the runtime alone, unescaped", async () => {
  const render = await compiled("# {{title}}\n{{#each options}}* {{this}}\n{{/each}}");
  expect(render({ title: "A < B", options: ["C & D"] })).toBe("# A < B\n* C & D\n");
});

test("a name that the record does not have is an error", async () => {
  const render = await compiled("# {{titel}}");
  expect(() => render({ title: "A" })).toThrow(/titel/);
});
