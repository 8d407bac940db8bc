/**
 * Templates as a site edits them: one line is one paragraph.
 *
 * - `{{name}}` puts in a fact. A name that is not on the list of placeholders is a problem.
 * - `{{?name}}` at the beginning of a line keeps the line only if the fact is there, `{{!name}}` only if it is not.
 * - `# ` begins a heading, `- ` an item of a list, `| label | value |` a row of a table.
 * - `--- title` begins the slip to be sent back; in it `[ ] ` begins a box to tick.
 *
 * The marks are read before the facts are put in, so a fact that looks like a mark stays text.
 */
export interface TemplateLine {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'row' | 'choice' | 'slip';
  readonly parts: readonly Part[];
  /** The label of a `row`. */
  readonly label: readonly Part[];
  readonly when: { readonly name: string; readonly present: boolean } | undefined;
  /** True for lines after the slip has begun. */
  readonly inSlip: boolean;
}

export type Part = { readonly text: string } | { readonly name: string };

const CONDITION = /^\{\{([?!])\s*([^{}]*?)\s*\}\}/u;
const ROW = /^\|([^|]*)\|(.*)\|$/u;
const MARKS: readonly (readonly [mark: string, kind: TemplateLine['kind']])[] = [
  ['--- ', 'slip'],
  ['# ', 'heading'],
  ['- ', 'item'],
  ['[ ] ', 'choice'],
];

export function parseTemplate(template: string): TemplateLine[] {
  let inSlip = false;
  return template
    .replace(/\r\n?/gu, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const condition = CONDITION.exec(line);
      const when = condition === null ? undefined : { name: condition[2] ?? '', present: condition[1] === '?' };
      const parsed = parseLine(condition === null ? line : line.slice(condition[0].length).trim());
      inSlip ||= parsed.kind === 'slip';
      return { ...parsed, when, inSlip };
    });
}

function parseLine(line: string): Pick<TemplateLine, 'kind' | 'parts' | 'label'> {
  const row = ROW.exec(line);
  if (row !== null) return { kind: 'row', label: parts((row[1] ?? '').trim()), parts: parts((row[2] ?? '').trim()) };
  const mark = MARKS.find(([begin]) => line.startsWith(begin));
  if (mark === undefined) return { kind: 'paragraph', label: [], parts: parts(line) };
  return { kind: mark[1], label: [], parts: parts(line.slice(mark[0].length).trim()) };
}

function parts(text: string): Part[] {
  return text
    .split(/(\{\{[^{}]*\}\})/u)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{{') ? { name: part.slice(2, -2).trim() } : { text: part }));
}

/** Every name a template uses, conditions included. */
export function namesIn(lines: readonly TemplateLine[]): { readonly put: Set<string>; readonly asked: Set<string> } {
  const all = lines.flatMap((line) => [...line.label, ...line.parts]);
  return {
    put: new Set(all.flatMap((part) => ('name' in part ? [part.name] : []))),
    asked: new Set(lines.flatMap((line) => (line.when === undefined ? [] : [line.when.name]))),
  };
}

/** The template's own words, without what is put in. */
export function wordsIn(lines: readonly TemplateLine[]): string {
  return lines
    .map((line) => [...line.label, ...line.parts].map((part) => ('text' in part ? part.text : '')).join(''))
    .join('\n');
}
