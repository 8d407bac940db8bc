/** The part of word-extractor that is used: reading the text of a Word 97–2003 stream, without its own container reader. */
declare module 'word-extractor/lib/word-ole-extractor.js' {
  import type { Readable } from 'node:stream';

  interface TextOptions {
    readonly filterUnicode?: boolean;
    readonly includeFooters?: boolean;
  }

  interface WordText {
    getBody(options?: TextOptions): string;
    getFootnotes(options?: TextOptions): string;
    getEndnotes(options?: TextOptions): string;
    getHeaders(options?: TextOptions): string;
    getTextboxes(options?: TextOptions): string;
  }

  export default class WordOleExtractor {
    protected _pieces: { text: string }[];
    buildDocument(): WordText;
    extractWordDocument(container: { stream(name: string): Readable }, wordDocument: Buffer): Promise<WordText>;
  }
}
