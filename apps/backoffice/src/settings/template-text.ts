/** The selection of a text area, as offsets into its text. */
export interface Selected {
  readonly start: number;
  readonly end: number;
}

/** Puts words in place of what is selected; `caret` is where typing goes on, just behind them. */
export function insertAt(text: string, { start, end }: Selected, words: string): { text: string; caret: number } {
  return { text: `${text.slice(0, start)}${words}${text.slice(end)}`, caret: start + words.length };
}

/** Placeholders whose name or label, in either language, has these letters. */
export function matching<
  P extends { readonly name: string; readonly label: { readonly zh: string; readonly en: string } },
>(placeholders: readonly P[], typed: string): readonly P[] {
  const sought = typed.trim().toLowerCase();
  return placeholders.filter(({ name, label }) =>
    [name, label.zh, label.en].some((words) => words.toLowerCase().includes(sought)),
  );
}
