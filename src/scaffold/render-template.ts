import Handlebars from "handlebars/runtime.js";

// The runtime is Handlebars without its compiler; its own types leave the functions out.
const engine = (Handlebars as unknown as typeof import("handlebars")).create();
// JSON is YAML, so values reach YAML files without a quoting rule of their own. An absent value is YAML's null.
engine.registerHelper("json", (value: unknown) => JSON.stringify(value ?? null));
// Maven names a library by two words that manifests write as one: `{{segment name ":" 0}}`.
engine.registerHelper("segment", (text: string, separator: string, at: number) => text.split(separator)[at]);

/**
 * Renders a template that the build compiled.
 *
 * @throws when the template names something that the values don't have
 */
export function renderTemplate(template: unknown, values: object): string {
  return engine.template(template as TemplateSpecification)(values);
}
