import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import QRCode from 'qrcode';
import { formatDay } from '../i18n/index.ts';
import { mapTexts, printable, visibleText } from './clean.ts';
import { loadFonts, type Fonts } from './fonts.ts';
import type { OfficialDocument } from './model.ts';
import { TYPST_TEMPLATE } from './typst-template.ts';

/** What one document became. */
export interface Typeset {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Characters that no font has; they stand in the print as 〔U+…〕. */
  readonly missingGlyphs: readonly string[];
}

export interface Typesetter {
  /** Throws what the compiler says; `today` (`YYYY-MM-DD`) is the file's date where the document has none. */
  readonly typeset: (document: OfficialDocument, today: string) => Promise<Typeset>;
  /** The pages as SVG, for looking at them. */
  readonly svg: (document: OfficialDocument, today: string) => Promise<string>;
}

/** PDF/A-2a: kept for ever (archiving) and tagged for screen readers. A glyph that is missing makes it fail. */
const STANDARD = 'a-2a';
/** Points off the space between lines, tried one after another (GB/T 9704-2012, 7.3.5.5). */
const TIGHTER = [1.5, 3, 4.5];
/** Texts of more pages are not tried: it would cost time and save little. */
const MOST_TIGHTENED = 3;
/** Results that other documents have not used this many times are let go, so that no document stays in memory. */
const CACHE_AGE = 2;

/** A compiler with the fonts loaded; slow to make (0.1 s), quick to use. Calls block the thread. */
export function createTypesetter(fontFiles: readonly string[] = []): Typesetter {
  const fonts = loadFonts(fontFiles);
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...fonts.blobs] }] });
  const compile = (data: object, tight: number) => {
    const args = { mainFileContent: TYPST_TEMPLATE, inputs: { document: JSON.stringify({ ...data, tight }) } };
    const done = compiler.compile(args);
    if (done.result === null) {
      const why = done.takeDiagnostics()?.shortDiagnostics;
      throw new Error(`Typst: ${JSON.stringify(why)}`);
    }
    return done.result;
  };
  const compiled = async (document: OfficialDocument, today: string) => {
    const { data, missing } = await typesetData(document, fonts, today);
    const loose = compile(data, 0);
    // A page that holds little but the signature is saved where lines somewhat closer make room for it; longer texts stay as they are.
    const fewer =
      loose.numOfPages > 1 && loose.numOfPages <= MOST_TIGHTENED ? tightened(data, loose.numOfPages) : undefined;
    return { result: fewer ?? loose, missing };
  };
  const tightened = (data: object, pages: number) => {
    for (const tight of TIGHTER) {
      const result = compile(data, tight);
      if (result.numOfPages < pages) return result;
    }
    return undefined;
  };
  return {
    typeset: async (document, today) => {
      try {
        const { result, missing } = await compiled(document, today);
        const pdf = compiler.pdf(result, { pdfStandard: STANDARD });
        return { pdf: new Uint8Array(pdf), pages: result.numOfPages, missingGlyphs: missing };
      } finally {
        compiler.evictCache(CACHE_AGE);
      }
    },
    svg: async (document, today) => compiler.plainSvg((await compiled(document, today)).result),
  };
}

/** The document as the template reads it. */
async function typesetData(document: OfficialDocument, fonts: Fonts, today: string) {
  const missing = new Set<string>();
  const clean = mapTexts(document, (text) => {
    const done = printable(text, fonts.covers);
    for (const char of done.missing) missing.add(char);
    return done.text;
  });
  const { signature, verification } = clean;
  const day = (signature?.date ?? today).split('-').map(Number);
  const data = {
    ...clean,
    plain: clean.plain ?? false,
    families: fonts.families,
    day,
    number: clean.number ?? null,
    addressee: clean.addressee ?? null,
    footnote: clean.footnote ?? null,
    slip: clean.slip ?? null,
    signature: signature === undefined ? null : signatureData(signature),
    verification: verification === undefined ? null : await verificationData(verification, fonts),
  };
  return { data, missing: [...missing] };
}

function signatureData(signature: NonNullable<OfficialDocument['signature']>) {
  const { agency, date, seal } = signature;
  const said = { agency, date: formatDay(date, 'zh-hans') };
  return typeof seal === 'string' ? { ...said, seal } : { ...said, seal: 'image', png: [...seal.png] };
}

async function verificationData({ url, caption }: NonNullable<OfficialDocument['verification']>, fonts: Fonts) {
  const svg = await QRCode.toString(url, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
  // The alternative text goes into the file as it is; what is printed beside the code has to have its glyphs.
  return { url: visibleText(url), shown: printable(url, fonts.covers).text, caption, svg };
}
