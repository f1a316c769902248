import type { Field, Fields, FieldValue } from "../model/workload.ts";

/**
 * The answers that conditions read, as small numbers: one index for each field, one code for each value it has been given.
 * A condition asks each comparison once for each code (condition-code.ts), however many workloads are evaluated.
 */
export class Codebook {
  private readonly indices = new Map<string, number>();
  readonly names: string[] = [];
  private readonly codes: Map<string | number | boolean, number>[] = [];

  /** The index of a field; it gets one when a condition first names it. */
  indexOf(name: string): number {
    let index = this.indices.get(name);
    if (index === undefined) {
      index = this.names.push(name) - 1;
      this.indices.set(name, index);
      this.codes.push(new Map());
    }
    return index;
  }

  /** The code of a value, from 1; 0 stands for no answer. */
  codeOf(index: number, value: FieldValue | undefined): number {
    const known = this.codes[index];
    if (value === undefined || known === undefined) return 0;
    const key = typeof value === "object" ? `\u0000${JSON.stringify(value)}` : value;
    let code = known.get(key);
    if (code === undefined) known.set(key, (code = known.size + 1));
    return code;
  }

  /** Whether a condition reads a field of this name. */
  reads(name: string): boolean {
    return this.indices.has(name);
  }
}

/** The fields of one workload with their codes; derived fields are added to it. */
export class Answers {
  readonly fields: Record<string, Field>;
  /** By index of the book: the code of the answer, and whether the field may screen. */
  readonly codes: number[] = [];
  readonly screens: boolean[] = [];
  readonly book: Codebook;

  constructor(book: Codebook, fields: Fields) {
    this.book = book;
    this.fields = { ...fields };
    for (let i = 0; i < book.names.length; i++) this.note(i, fields[book.names[i] ?? ""]);
  }

  /** Adds or replaces a field. */
  set(name: string, field: Field): void {
    this.fields[name] = field;
    if (this.book.reads(name)) this.note(this.book.indexOf(name), field);
  }

  /** Gives a code to what follows from the answers and conditions read like one of them. */
  follow(index: number, code: number): void {
    this.codes[index] = code;
  }

  private note(index: number, field: Field | undefined): void {
    this.codes[index] = this.book.codeOf(index, field?.value);
    this.screens[index] = mayScreen(field);
  }
}

/** Only a must that was stated, or derived from stated fields alone, screens. */
export function mayScreen(field: Field | undefined): boolean {
  if (field === undefined || field.strength === "prefer") return false;
  return field.origin === "stated" || (field.origin === "derived" && field.restsOnStated === true);
}
