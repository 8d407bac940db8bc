/**
 * A structured official document: what it says, not how it looks. Every string is plain text; nothing in it is ever read
 * as markup by a printer. A line break inside a text starts a new paragraph (in a table cell: a new line).
 */
export interface OfficialDocument {
  /** 发文机关标志, the agency's name at the head of the first page. */
  readonly heading: string;
  /** A report and its like: the agency is named as the author only, without the red head of a letter. */
  readonly plain?: true | undefined;
  readonly title: string;
  /** 发文字号, for example `×开公复〔2026〕12号`; internal forms have none. */
  readonly number?: string | undefined;
  /** 主送, without the colon. */
  readonly addressee?: string | undefined;
  readonly body: readonly Block[];
  readonly signature?: Signature | undefined;
  /** 附注 below the signature, small. */
  readonly footnote?: string | undefined;
  /** 回执 to be cut off and sent back, on a page of its own. */
  readonly slip?: Slip | undefined;
  readonly verification?: Verification | undefined;
}

/** One piece of the text. The items of a list are numbered `1.` `2.`; a single one is not. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'fields'; readonly rows: readonly Field[] }
  | { readonly kind: 'grid'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | PrintTable
  | Drawing;

/** A picture in SVG with words for those who do not see it. Word files leave it out: older readers show no SVG. */
export interface Drawing {
  readonly kind: 'drawing';
  readonly caption: string;
  readonly words: string;
  readonly svg: string;
}

/** A table as an official form has it, with cells that reach over columns and rows; its head is repeated on each page. */
export interface PrintTable {
  readonly kind: 'table';
  readonly caption: string;
  /** One for each column: how wide it is beside the others. */
  readonly widths: readonly number[];
  readonly head: readonly (readonly PrintCell[])[];
  readonly rows: readonly (readonly PrintCell[])[];
}

export interface PrintCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
  readonly align: 'left' | 'center';
}

/** One row of a table of labels and values; an empty value leaves room to write. */
export interface Field {
  readonly label: string;
  readonly value: string;
}

/** 署名, 成文日期 (`YYYY-MM-DD`) and 印章. */
export interface Signature {
  readonly agency: string;
  readonly date: string;
  /** A PNG of the agency's seal, a ring that says it is only the place of one, or nothing at all. */
  readonly seal: 'placeholder' | 'none' | { readonly png: Uint8Array };
}

export interface Slip {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Boxes to tick. */
  readonly choices: readonly string[];
  readonly rows: readonly Field[];
}

/** Printed as a QR code with its caption; the address opens the page where the document can be checked. */
export interface Verification {
  readonly url: string;
  readonly caption: string;
}

/** Every text of a document in reading order, for checks that hold for all of it. */
export function textsOf(document: OfficialDocument): string[] {
  const { heading, title, number, addressee, body, signature, footnote, slip, verification } = document;
  return [
    heading,
    title,
    number,
    addressee,
    ...body.flatMap(textsOfBlock),
    signature?.agency,
    footnote,
    ...(slip === undefined ? [] : [slip.title, ...slip.paragraphs, ...slip.choices, ...slip.rows.flatMap(both)]),
    verification?.caption,
  ].filter((text) => text !== undefined && text !== '') as string[];
}

function textsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [block.text];
    case 'list':
      return block.items;
    case 'fields':
      return block.rows.flatMap(both);
    case 'grid':
      return [...block.head, ...block.rows.flat()];
    case 'drawing':
      return [block.caption, block.words];
    case 'table':
      return [block.caption, ...[...block.head, ...block.rows].flat().map(({ text }) => text)];
  }
}

const both = ({ label, value }: Field): string[] => [label, value];
