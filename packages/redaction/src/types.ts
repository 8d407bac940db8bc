/** The places of a file in which something can lie that its reader does not see. Names are stable; the texts may change. */
export type HiddenKind =
  // Office files
  | 'comment'
  | 'tracked-change'
  | 'hidden-text'
  | 'white-text'
  | 'tiny-text'
  | 'properties'
  | 'thumbnail'
  | 'embedded-object'
  | 'macro'
  | 'custom-xml'
  | 'alternate-content'
  | 'field-code'
  | 'glossary'
  | 'imported-part'
  | 'external-reference'
  | 'settings'
  | 'content-control'
  | 'alternative-text'
  | 'bookmark'
  | 'embedded-font'
  | 'unknown-part'
  | 'unknown-markup'
  | 'stray-text'
  | 'hidden-shape'
  | 'picture'
  | 'picture-metadata'
  | 'cropped-picture'
  | 'editor-names'
  // workbooks
  | 'hidden-sheet'
  | 'hidden-row'
  | 'hidden-column'
  | 'filtered-row'
  | 'hidden-format'
  | 'covered-cell'
  | 'pivot-cache'
  | 'external-link'
  | 'connection'
  | 'defined-name'
  | 'formula'
  | 'personal-view'
  | 'printer-settings'
  | 'validation-list'
  | 'scenario'
  | 'unused-string'
  | 'phonetic-text'
  | 'conditional-format'
  // PDF
  | 'covered-text'
  | 'invisible-text'
  | 'outside-page'
  | 'old-revision'
  | 'attachment'
  | 'form'
  | 'annotation'
  | 'script'
  | 'hidden-layer'
  | 'structure-text'
  | 'scanned-page'
  // pictures and any file
  | 'location'
  | 'camera-data'
  | 'trailing-data';

/** Something hidden that was found. */
export interface HiddenFinding {
  readonly kind: HiddenKind;
  /** Where: the part of the file, the sheet and cell, the page. */
  readonly place: string;
  /** The hidden words, at most 200 characters; empty where it is not text. */
  readonly text: string;
  /** How often it occurs at this place. */
  readonly count: number;
  /** `removed`: `redact` takes it out. `look`: a person has to look; no program can tell or take it out. */
  readonly action: 'removed' | 'look';
  readonly zh: string;
  readonly en: string;
}

/** What kind of file the bytes really are. */
export type FileFormat = 'docx' | 'xlsx' | 'pdf' | 'jpeg' | 'png' | 'gif' | 'webp' | 'tiff';

/** Answer of `inspect`. */
export interface Inspection {
  readonly format: FileFormat;
  readonly findings: readonly HiddenFinding[];
}

/** UTF-16 offsets into the text of `extractSpans`, as in `String.prototype.slice`. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  /** What stands there afterwards; without it an asterisk for each character. */
  readonly replacement?: string;
}

/** Words that go wherever they stand, also written with spaces between or in full-width characters. */
export interface Replacement {
  readonly text: string;
  readonly replacement?: string;
}

/** A stretch of the visible text and where in the file it stands. */
export interface TextPlace {
  readonly start: number;
  readonly end: number;
  /** The part of the file, the sheet and cell, or the page. */
  readonly place: string;
}

/** Answer of `extractSpans`. */
export interface VisibleText {
  readonly format: FileFormat;
  readonly text: string;
  readonly places: readonly TextPlace[];
}

/** What is to happen besides the cleaning. */
export interface RedactOptions {
  /**
   * Words found by a span go at every other place of the file as well (default). Set to false when the same words may stay
   * elsewhere; single characters and numbers of up to three digits only ever go where the span says.
   */
  readonly everywhere?: boolean;
  /** Hidden places that stay as they are. */
  readonly keep?: readonly HiddenKind[];
  readonly limits?: Partial<RedactLimits>;
}

/** Answer of `redact`. */
export interface Redacted {
  readonly format: FileFormat;
  readonly bytes: Uint8Array;
  /** What was hidden and has been taken out, and what a person has to look at. */
  readonly findings: readonly HiddenFinding[];
  /** The words that were removed and that another reader did not find any more. */
  readonly removed: readonly string[];
}

/** Bounds of the work on one file, counted while reading. */
export interface RedactLimits {
  /** Bytes of the file. */
  readonly maxBytes: number;
  /** Members of an Office container. */
  readonly maxParts: number;
  /** Unpacked bytes of one member. */
  readonly maxPartBytes: number;
  /** Unpacked bytes of all members. */
  readonly maxTotalBytes: number;
  /** Unpacked ÷ packed size of one member, judged above one mebibyte. */
  readonly maxRatio: number;
  /** Pages of a PDF. */
  readonly maxPages: number;
  /** How deep elements may be nested. */
  readonly maxDepth: number;
}
