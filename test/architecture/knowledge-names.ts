import ts from "typescript";

/** What the knowledge base declares, by what it is: "options" to their ids, and so on. */
export type Vocabulary = ReadonlyMap<string, ReadonlySet<string>>;

/** A name of the knowledge base that a source file spells out. */
export interface Naming {
  line: number;
  kind: string;
  id: string;
}

const camel = (id: string) => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** An id of one plain lower-case word, which the program may need as a word of its own. */
const isPlainWord = (id: string) => /^[a-z0-9]+$/.test(id);

/** `const { show } = await import("./show.ts")` names what a module exports, not a property of data. */
function isImported(element: ts.BindingElement): boolean {
  let node: ts.Node = element;
  while (ts.isBindingElement(node) || ts.isBindingName(node)) node = node.parent;
  return ts.isVariableDeclaration(node) && /\bimport\(/.test(node.initializer?.getText() ?? "");
}

const isKey = ({ parent }: ts.Identifier) =>
  ts.isPropertyAccessExpression(parent) ||
  ts.isPropertyAssignment(parent) ||
  ts.isShorthandPropertyAssignment(parent) ||
  ts.isPropertySignature(parent) ||
  (ts.isBindingElement(parent) && !isImported(parent));

const isModulePath = ({ parent }: ts.Node) =>
  ts.isImportDeclaration(parent) ||
  ts.isExportDeclaration(parent) ||
  (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword);

interface Spelled {
  text: string;
  line: number;
  /** Text is prose or a value; a key reads or writes a property; a name is any other identifier. */
  as: "text" | "key" | "name";
}

/** Everything that a source file spells out in code; comments and module paths are not code. */
function spelled(path: string, source: string): Spelled[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: Spelled[] = [];
  const add = (node: ts.Node, text: string, as: Spelled["as"]) =>
    found.push({ text, as, line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) add(node, node.text, isKey(node) ? "key" : "name");
    else if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) {
      if (!isModulePath(node)) add(node, node.text, "text");
    } else if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      add(node, node.text, "text");
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Property names and string values that files declare: the words that the program itself has for its own things. */
export function wordsOf(files: ReadonlyMap<string, string>): Set<string> {
  const all = [...files].flatMap(([path, source]) => spelled(path, source));
  return new Set(all.filter(({ as }) => as !== "name").map(({ text }) => text));
}

function matches(kind: string, id: string, { text, as }: Spelled): boolean {
  const plain = isPlainWord(id);
  if (as === "text") {
    // A product is meant wherever its name stands; another plain word only where it is the whole value.
    const anywhere = kind === "options" || !plain;
    return text === id || (anywhere && new RegExp(`(?<![\\w-])${id}(?![\\w-])`, "i").test(text));
  }
  return (as === "key" || !plain || kind === "options") && text === camel(id);
}

/**
 * Finds where a source file names an option, attribute, criterion, field ... of the knowledge base. A plain word that the
 * program declares as one of its own (`own`) means the program's thing.
 */
export function namings(
  path: string,
  source: string,
  vocabulary: Vocabulary,
  own: ReadonlySet<string>,
): Naming[] {
  const code = spelled(path, source);
  return [...vocabulary].flatMap(([kind, ids]) =>
    [...ids]
      .filter((id) => !(isPlainWord(id) && own.has(id)))
      .flatMap((id) => code.filter((one) => matches(kind, id, one)).map(({ line }) => ({ line, kind, id }))),
  );
}
