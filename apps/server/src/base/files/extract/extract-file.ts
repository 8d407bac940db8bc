import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../../../platform/errors.ts';
import { findSeparator, parseSeparated } from './csv.ts';
import { detect, extensionLies, extensionOf } from './detect.ts';
import type { Detected } from './detect.ts';
import { imageDimensions } from './image.ts';
import { DEFAULT_LIMITS, startDeadline } from './limits.ts';
import type { Deadline, ExtractLimits } from './limits.ts';
import { plainTextToHtml } from './plain-text.ts';
import { damaged, emptyFile, tooLarge, tooMuchContent } from './problems.ts';
import type { ExtractedFile, ExtractInput, ExtractPathInput } from './types.ts';
import { extensionMismatch, noTextInImage } from './warnings.ts';
import { sheetsToHtml, trimGrid } from './sheets.ts';

/** What a reader of one kind contributes; the rest is the same for all. */
type Content = Pick<ExtractedFile, 'kind' | 'text'> & Partial<ExtractedFile>;

/**
 * Reads one file of any supported kind, found by content, within limits.
 *
 * Every failure is an AppError with `field: 'file'`: FILE_EMPTY, FILE_TOO_LARGE, FILE_TYPE_UNSUPPORTED, FILE_ENCRYPTED,
 * FILE_DAMAGED, FILE_TOO_MANY_PAGES, FILE_TOO_MUCH_CONTENT, ARCHIVE_TOO_MANY_FILES, ARCHIVE_TOO_LARGE, ARCHIVE_BOMB,
 * ARCHIVE_UNSAFE_NAME, EXTRACT_TIMEOUT. The deadline is checked between steps; only the isolated service can stop a step.
 */
export async function extractFile(input: ExtractInput, limits: ExtractLimits = DEFAULT_LIMITS): Promise<ExtractedFile> {
  const { name, bytes } = input;
  if (bytes.length > limits.maxBytes) throw tooLarge(bytes.length, limits.maxBytes);
  if (bytes.length === 0) throw emptyFile();
  const deadline = startDeadline(limits);
  try {
    const detected = await detect(bytes, limits, deadline);
    deadline.check();
    const content = await readDetected(detected, input, limits, deadline);
    deadline.check();
    if (content.text.length > limits.maxTextChars)
      throw tooMuchContent({ zh: '文字', en: 'characters' }, limits.maxTextChars);
    return complete(input, detected.mediaType, content);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw damaged({ zh: `文件“${name.slice(0, 200)}”`, en: `The file "${name.slice(0, 200)}"` }, error);
  }
}

/** The same for a file on disk: its size is checked before it is read, so that a huge file costs nothing. */
export async function extractPath(
  input: ExtractPathInput,
  limits: ExtractLimits = DEFAULT_LIMITS,
): Promise<ExtractedFile> {
  const { size } = await stat(input.path);
  if (size > limits.maxBytes) throw tooLarge(size, limits.maxBytes);
  const { path, ...rest } = input;
  return extractFile({ ...rest, bytes: await readFile(path) }, limits);
}

function complete(input: ExtractInput, mediaType: string, content: Content): ExtractedFile {
  const lies = extensionLies(input.name, content.kind);
  return {
    mediaType,
    meta: {},
    links: [],
    dropped: [],
    ...content,
    name: input.name,
    bytes: input.bytes.length,
    sha256: createHash('sha256').update(input.bytes).digest('hex'),
    warnings: [
      ...(lies ? [extensionMismatch(extensionOf(input.name), content.kind)] : []),
      ...(content.warnings ?? []),
    ],
  };
}

/** The readers are loaded when first needed: each brings a library that a server at rest should not carry. */
async function readDetected(
  detected: Detected,
  input: ExtractInput,
  limits: ExtractLimits,
  deadline: Deadline,
): Promise<Content> {
  switch (detected.kind) {
    case 'html': {
      const { decoded } = detected;
      const { readPage } = await import('./page.ts');
      const page = readPage(decoded.text);
      return { kind: 'html', encoding: decoded.encoding, ...page, warnings: [...decoded.warnings, ...page.warnings] };
    }
    case 'text':
      return readText(detected.decoded, input);
    case 'doc': {
      const { readDoc } = await import('./doc.ts');
      return { kind: 'doc', ...(await readDoc(detected.ole)) };
    }
    case 'docx': {
      if (input.forWriting === true) {
        const { readDocxDraft } = await import('./docx-draft.ts');
        return { kind: 'docx', text: '', draft: await readDocxDraft(input.bytes, detected.zip) };
      }
      const { readDocx } = await import('./docx.ts');
      return { kind: 'docx', ...(await readDocx(input.bytes, detected.zip)) };
    }
    case 'xlsx': {
      const { readXlsx } = await import('./xlsx.ts');
      return { kind: 'xlsx', ...(await readXlsx(input.bytes, detected.zip, limits)) };
    }
    case 'pdf': {
      const { readPdf } = await import('./pdf.ts');
      return { kind: 'pdf', ...(await readPdf(input.bytes, limits, deadline)) };
    }
    case 'zip': {
      const entries = detected.zip.members.map((m) => ({ name: m.name, bytes: m.bytes }));
      return { kind: 'zip', text: entries.map((e) => e.name).join('\n'), entries };
    }
    case 'image': {
      const dimensions = imageDimensions(input.bytes, detected.mediaType);
      if (dimensions === undefined) throw damaged({ zh: '图片', en: 'The image' });
      return { kind: 'image', text: '', dimensions, warnings: [noTextInImage()] };
    }
  }
}

/** Plain text, or separated values: the two cannot be told apart by content alone, so the name or declared type decides. */
function readText(
  decoded: { readonly text: string; readonly encoding: string; readonly warnings: ExtractedFile['warnings'] },
  input: ExtractInput,
): Content {
  const { text, encoding, warnings } = decoded;
  const claimed =
    ['csv', 'tsv'].includes(extensionOf(input.name)) ||
    /^text\/(?:csv|tab-separated-values)/iu.test(input.declaredType ?? '');
  const separator = claimed ? findSeparator(text) : undefined;
  if (separator === undefined) return { kind: 'text', text, html: plainTextToHtml(text), encoding, warnings };
  const rows = trimGrid(parseSeparated(text, separator).map((r) => r.map((c) => c.trim())));
  return { kind: 'csv', mediaType: 'text/csv', encoding, warnings, ...sheetsToHtml([{ name: '', rows }]) };
}
