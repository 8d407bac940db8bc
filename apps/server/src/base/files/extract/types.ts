import type { Text } from '../../../platform/errors.ts';
import type { WordDraft } from './docx-draft.ts';

/** What a file really is, by its content. `text` covers plain text; tables of separated values are `csv`. */
export type FileKind = 'html' | 'text' | 'doc' | 'docx' | 'pdf' | 'xlsx' | 'csv' | 'zip' | 'image';

/** Something a person should know although the file could be read. `id` is stable, the texts may change. */
export interface Warning extends Text {
  readonly id: string;
}

/** A piece of text that stood in the file and is not in `html`/`text`: navigation, scripts, page numbers, hidden spam. */
export interface Dropped {
  readonly text: string;
  readonly why: Text;
}

/** A link or an embedded file as written in the page: `href` is not resolved, because the page's address may be unknown. */
export interface FileLink {
  readonly href: string;
  readonly text: string;
}

/** A worksheet, or the one table of a CSV file. Every cell is text; dates are ISO 8601, numbers as JavaScript prints them. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** A member of an archive as listed, not yet read. */
export interface ArchiveEntryInfo {
  readonly name: string;
  readonly bytes: number;
}

/**
 * What could be read from one file.
 *
 * `html` is clean semantic body HTML (headings, paragraphs, lists, tables, links, images) but not yet passed through the
 * site's sanitiser. `text` is its text, one line per paragraph or table row, cells separated by a tab.
 */
export interface ExtractedFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly mediaType: string;
  /** Size of the original in bytes. */
  readonly bytes: number;
  /** SHA-256 of the original bytes, lower-case hexadecimal. */
  readonly sha256: string;
  readonly title?: string;
  readonly html?: string;
  readonly text: string;
  /** HTML `<meta name>` tags (ArticleTitle, PubDate, ContentSource, ColumnName, SiteName …) or document properties. */
  readonly meta: Readonly<Record<string, string>>;
  readonly links: readonly FileLink[];
  readonly dropped: readonly Dropped[];
  readonly sheets?: readonly Sheet[];
  readonly entries?: readonly ArchiveEntryInfo[];
  /** Number of pages, where the format has pages. */
  readonly pages?: number;
  /** Text of each page, for PDF. */
  readonly pageTexts?: readonly string[];
  /** Pixels. */
  readonly dimensions?: { readonly width: number; readonly height: number };
  /** Images inside a word-processor file, which are not carried over. */
  readonly droppedImages?: number;
  /** WHATWG name of the character encoding, for text formats. */
  readonly encoding?: string;
  /** Of a Word document that was asked for as the text of a draft. */
  readonly draft?: WordDraft;
  readonly warnings: readonly Warning[];
}

/** One file to read. `declaredType` is what the sender claimed; it is compared with the content, never trusted. */
export interface ExtractInput {
  readonly name: string;
  readonly bytes: Buffer;
  readonly declaredType?: string;
  /** A Word document is wanted as the text of a draft, with its pictures and the list of what does not come through. */
  readonly forWriting?: boolean;
}

/** The same for a file on disk; its size is checked before a byte is read. */
export interface ExtractPathInput {
  readonly name: string;
  readonly path: string;
  readonly declaredType?: string;
}
