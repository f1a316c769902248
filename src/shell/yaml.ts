/** YAML behind one `import()`: a package in CommonJS has its names only where it is imported statically. */
export { parse, stringify } from "yaml";
