import { Readable } from 'node:stream';
import WordOleExtractor from 'word-extractor/lib/word-ole-extractor.js';
import { normaliseControls } from './decode.ts';
import type { OleFile } from './ole.ts';
import { plainTextToHtml } from './plain-text.ts';
import { damaged, encrypted, unsupportedType } from './problems.ts';
import type { Dropped, Warning } from './types.ts';
import { layoutLost } from './warnings.ts';

/** Text of a Word 97–2003 document (also WPS .wps, which is the same format). */
export interface DocContent {
  readonly html: string;
  readonly text: string;
  readonly dropped: readonly Dropped[];
  readonly warnings: readonly Warning[];
}

const WHAT = { zh: 'Word 文档（.doc）', en: 'The Word document (.doc)' };
const WORD_97 = 0x00c1;
const FLAG_ENCRYPTED = 0x0100;
/** Keep the curly quotes and dashes of Chinese text, which the library would turn into ASCII. */
const AS_WRITTEN = { filterUnicode: false } as const;

/**
 * The library turns an optional hyphen (U+001F) into the word "undefined" and leaves the non-breaking hyphen (U+001E) as a
 * control character; both are put right before it joins the pieces. Replacements keep the length, on which it relies.
 */
class Extractor extends WordOleExtractor {
  override buildDocument(): ReturnType<WordOleExtractor['buildDocument']> {
    for (const piece of this._pieces) piece.text = piece.text.replaceAll('\u001f', '\u0000').replaceAll('\u001e', '-');
    return super.buildDocument();
  }
}

/** Reads the text. Throws FILE_ENCRYPTED, FILE_TYPE_UNSUPPORTED (Word 6/95), FILE_DAMAGED. */
export async function readDoc(ole: OleFile): Promise<DocContent> {
  const main = ole.read('WordDocument');
  if (main === undefined || main.length < 0x200) throw damaged(WHAT);
  checkHeader(main);
  const container = { stream: (name: string) => Readable.from([ole.read(name) ?? Buffer.alloc(0)]) };
  const word = await new Extractor().extractWordDocument(container, main).catch((error: unknown) => {
    throw damaged(WHAT, error);
  });
  const parts = [
    word.getBody(AS_WRITTEN),
    word.getTextboxes(AS_WRITTEN),
    word.getFootnotes(AS_WRITTEN),
    word.getEndnotes(AS_WRITTEN),
  ];
  const text = normaliseControls(parts.filter((p) => p.trim() !== '').join('\n')).text;
  const headers = normaliseControls(word.getHeaders({ ...AS_WRITTEN, includeFooters: true })).text.trim();
  return {
    html: plainTextToHtml(text, { tables: true }),
    text: lines(text),
    dropped: headers === '' ? [] : [{ text: headers, why: { zh: '页眉页脚', en: 'page header or footer' } }],
    warnings: [layoutLost()],
  };
}

/** File information block, MS-DOC 2.5.2: magic, version, and the bit that says the rest is encrypted or obfuscated. */
function checkHeader(main: Buffer): void {
  const magic = main.readUInt16LE(0);
  const version = main.readUInt16LE(2);
  if (magic === 0xa5dc || (magic === 0xa5ec && version < WORD_97)) {
    throw unsupportedType(
      { zh: 'Word 95 及更早的文档', en: 'a document of Word 95 or earlier' },
      { zh: '请用新版 Word 或 WPS 打开并另存为 DOCX', en: 'Open it in a current Word or WPS and save it as DOCX' },
    );
  }
  if (magic !== 0xa5ec) throw damaged(WHAT);
  if ((main.readUInt16LE(10) & FLAG_ENCRYPTED) !== 0)
    throw encrypted({ zh: 'Word 文档（.doc）', en: 'The Word document (.doc)' });
}

function lines(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/[ \u3000\u00a0]+$/u, '')
        .replace(/^[ \u3000\u00a0]+/u, '')
        .replace(/\t+$/u, ''),
    )
    .filter((line) => line.trim() !== '')
    .join('\n');
}
