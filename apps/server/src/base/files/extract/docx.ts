import mammoth from 'mammoth';
import { cleanHtml } from './clean-html.ts';
import { parsePage } from './dom-page.ts';
import { numberingLabels } from './docx-numbering.ts';
import { checkXmlParts, readCoreProperties, readPart } from './office-xml.ts';
import { damaged } from './problems.ts';
import { withHeadings } from './promote-headings.ts';
import type { FileLink, Warning } from './types.ts';
import { imagesDropped, macrosIgnored } from './warnings.ts';
import type { ZipReader } from './zip.ts';

/** A Word document as HTML. */
export interface DocxContent {
  readonly title?: string;
  readonly html: string;
  readonly text: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly links: readonly FileLink[];
  readonly droppedImages: number;
  readonly warnings: readonly Warning[];
}

/** The model mammoth hands to `transformDocument`: a tree of elements of which only these fields matter here. */
interface WordElement {
  readonly type: string;
  readonly children?: readonly WordElement[];
  readonly numbering?: { readonly isOrdered?: boolean } | null;
  readonly [field: string]: unknown;
}

/** Converts DOCX. Throws FILE_DAMAGED and what reading the container throws. */
export async function readDocx(bytes: Buffer, zip: ZipReader): Promise<DocxContent> {
  await checkXmlParts(zip);
  const labels = await labelsOf(zip);
  let images = 0;
  const converted = await mammoth
    .convertToHtml(
      { buffer: bytes },
      {
        convertImage: mammoth.images.imgElement(() => {
          images += 1;
          return Promise.resolve({ src: '' });
        }),
        transformDocument: (document: WordElement) => withLabels(document, labels),
      },
    )
    .catch((error: unknown) => {
      throw damaged({ zh: 'Word 文档（DOCX）', en: 'The Word document (DOCX)' }, error);
    });
  const clean = cleanHtml(parsePage(converted.value)('body').contents().toArray());
  const { html, text } = withHeadings(clean.html);
  const meta = await readCoreProperties(zip);
  const macros = zip.members.some((m) => /vbaProject\.bin$/iu.test(m.name));
  return {
    ...(meta['title'] === undefined ? {} : { title: meta['title'] }),
    html,
    text,
    meta,
    links: clean.links,
    droppedImages: images,
    warnings: [...(images > 0 ? [imagesDropped(images)] : []), ...(macros ? [macrosIgnored()] : [])],
  };
}

async function labelsOf(zip: ZipReader): Promise<readonly (string | undefined)[]> {
  const numbering = await readPart(zip, 'word/numbering.xml');
  const document = await readPart(zip, 'word/document.xml');
  return numbering === undefined || document === undefined ? [] : numberingLabels(document, numbering);
}

/**
 * Puts the computed number in front of each numbered paragraph, which then is an ordinary paragraph; bullets stay lists.
 * If the two counts of numbered paragraphs differ, nothing is changed: a list without its numbers beats a wrong number.
 */
function withLabels(document: WordElement, labels: readonly (string | undefined)[]): WordElement {
  if (countNumbered(document) !== labels.length) return document;
  let index = 0;
  const visit = (element: WordElement): WordElement => {
    const label = isNumbered(element) ? labels[index++] : undefined;
    const children = element.children?.map(visit);
    if (label === undefined) return children === undefined ? element : { ...element, children };
    const run: WordElement = { type: 'run', children: [{ type: 'text', value: label }], isBold: false };
    return { ...element, numbering: null, children: [run, ...(children ?? [])] };
  };
  return visit(document);
}

function isNumbered(element: WordElement): boolean {
  return element.type === 'paragraph' && element.numbering !== null && element.numbering !== undefined;
}

function countNumbered(element: WordElement): number {
  return (element.children ?? []).reduce((n, c) => n + countNumbered(c), isNumbered(element) ? 1 : 0);
}
