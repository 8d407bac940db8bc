import { judge } from './detect.ts';
import { openDocx } from './docx/index.ts';
import { incomplete } from './errors.ts';
import { cleanImage } from './image/index.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { writeOffice } from './office/open.ts';
import type { OpenOffice } from './office/open.ts';
import { openPdf, writePdf } from './pdf/index.ts';
import type { OpenPdf } from './pdf/index.ts';
import { makePlan } from './plan.ts';
import type { Plan } from './plan.ts';
import { Report } from './report.ts';
import type {
  FileFormat,
  Inspection,
  Redacted,
  RedactLimits,
  RedactOptions,
  Replacement,
  TextSpan,
  VisibleText,
} from './types.ts';
import { openXlsx } from './xlsx/index.ts';
import { verifyRedaction } from './verify/index.ts';
import { countOffice } from './verify/office.ts';
import { countPdf } from './verify/pdf.ts';

/**
 * Lists everything in a file that its reader does not see. Each finding says where, what words, and whether `redact` takes it
 * out (`removed`) or a person has to look (`look`).
 * Throws `RedactionError`: REDACTION_UNSUPPORTED, REDACTION_DAMAGED, REDACTION_ENCRYPTED, REDACTION_TOO_LARGE.
 */
export async function inspect(
  bytes: Uint8Array,
  mediaType?: string,
  options: Pick<RedactOptions, 'keep' | 'limits'> = {},
): Promise<Inspection> {
  const { format, report } = await open(bytes, mediaType, options);
  return { format, findings: report.findings };
}

/**
 * The text a reader sees, with the place in the file of every stretch. Offsets are UTF-16, and those `redact` takes, provided
 * both are given the same `keep`. Throws as `inspect`.
 */
export async function extractSpans(
  bytes: Uint8Array,
  mediaType?: string,
  options: Pick<RedactOptions, 'keep' | 'limits'> = {},
): Promise<VisibleText> {
  const { format, office, pdf } = await open(bytes, mediaType, options);
  const read = pdf ?? office?.model;
  return { format, text: read?.text ?? '', places: read?.places ?? [] };
}

/**
 * A new file without anything hidden, in which the given stretches of `extractSpans`' text and the given words are replaced. The
 * result is read by another reader before it is returned.
 * Throws as `inspect`, REDACTION_INCOMPLETE when a removed word can still be found, and RangeError for a span outside the text.
 */
export async function redact(
  bytes: Uint8Array,
  mediaType: string | undefined,
  what: readonly (TextSpan | Replacement | string)[] = [],
  options: RedactOptions = {},
): Promise<Redacted> {
  const opened = await open(bytes, mediaType, options);
  const { format, report } = opened;
  const plan = makePlan((opened.pdf ?? opened.office?.model)?.text ?? '', what, options.everywhere ?? true);
  const result = await write(opened, plan);
  await refuseLeftovers(bytes, mediaType, result, plan, options);
  return { format, bytes: result, findings: report.findings, removed: plan.words.map((word) => word.text) };
}

async function write({ office, pdf, image }: Opened, plan: Plan): Promise<Uint8Array> {
  if (office !== undefined) return writeOffice(office, plan);
  return pdf === undefined ? (image ?? new Uint8Array()) : writePdf(pdf, plan.edits);
}

interface Opened {
  readonly format: FileFormat;
  readonly report: Report;
  readonly office?: OpenOffice;
  readonly image?: Uint8Array;
  readonly pdf?: OpenPdf;
}

async function open(
  bytes: Uint8Array,
  mediaType: string | undefined,
  options: Pick<RedactOptions, 'keep' | 'limits'>,
): Promise<Opened> {
  const limits: RedactLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const format = judge(bytes, mediaType, limits);
  const report = new Report(options.keep);
  if (format === 'docx') return { format, report, office: openDocx(bytes, limits, report) };
  if (format === 'xlsx') return { format, report, office: openXlsx(bytes, limits, report) };
  if (format === 'pdf') return { format, report, pdf: await openPdf(bytes, limits, report) };
  report.look('picture', format);
  return { format, report, image: cleanImage(bytes, (kind, text) => void report.hidden(kind, format, text)) };
}

/** Words that had to go everywhere must not be found; those that had to go at one place must be fewer than before. */
async function refuseLeftovers(
  original: Uint8Array,
  mediaType: string | undefined,
  result: Uint8Array,
  plan: Plan,
  options: RedactOptions,
): Promise<void> {
  const everywhere = plan.words.filter((word) => word.everywhere).map((word) => word.text);
  const left = await verifyRedaction(result, everywhere);
  if (left.length > 0) throw incomplete(left.map(({ place }) => place));
  const somewhere = plan.words.filter((word) => !word.everywhere).map((word) => word.folded);
  if (somewhere.length === 0) return;
  // Against the cleaned file, not the original: hidden copies of the word would make the comparison easy.
  const opened = await open(original, mediaType, options);
  const count = opened.pdf === undefined ? countOffice : countPdf;
  const before = await count(await write(opened, { edits: [], words: [] }), somewhere);
  const after = await count(result, somewhere);
  for (const word of somewhere) {
    if ((after.get(word) ?? 0) >= (before.get(word) ?? 0)) throw incomplete(['text']);
  }
}
