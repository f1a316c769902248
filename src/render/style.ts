/** How a view marks its text. Colour only ever repeats what the words say. */
export interface Style {
  title(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
  quiet(text: string): string;
  accent(text: string): string;
}

export interface Page {
  readonly columns: number;
  readonly style: Style;
}
