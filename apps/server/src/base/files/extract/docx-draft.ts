import mammoth from 'mammoth';
import yazl from 'yazl';
import type { Text } from '../../../platform/errors.ts';
import { parseXml } from './dom.ts';
import { parsePage } from './dom-page.ts';
import { numberingLabels } from './docx-numbering.ts';
import { lossesOf, type WordLoss } from './docx-losses.ts';
import { checkXmlParts, readCoreProperties, readPart } from './office-xml.ts';
import { damaged } from './problems.ts';
import type { ZipReader } from './zip.ts';

/** A Word document as the text of a draft. */
export interface WordDraft {
  /** The paragraph in the style of a title, or the title among the document's properties. */
  readonly title: string;
  /** Pictures are `<img src="word-picture:1">`, counted from 1 in `pictures`. */
  readonly html: string;
  readonly pictures: readonly { readonly bytes: Buffer; readonly mediaType: string }[];
  /** What of the document is not in the text, or not as it was. */
  readonly losses: readonly WordLoss[];
}

/** The model mammoth hands to `transformDocument`: a tree of elements of which only these fields matter here. */
interface WordElement {
  readonly type: string;
  readonly children?: readonly WordElement[];
  readonly styleName?: string | null;
  readonly alignment?: string | null;
  readonly numbering?: { readonly level?: string; readonly isOrdered?: boolean } | null;
  readonly value?: string;
  readonly [field: string]: unknown;
}

/**
 * Reads what a writer wants to go on with: headings, nested lists, tables with merged cells, pictures, footnotes, alignment. Comments,
 * deleted and hidden words stay behind, and are counted. Throws FILE_DAMAGED and what reading the container throws.
 */
export async function readDocxDraft(bytes: Buffer, zip: ZipReader): Promise<WordDraft> {
  await checkXmlParts(zip);
  const document = (await readPart(zip, 'word/document.xml')) ?? '';
  const numbering = await readPart(zip, 'word/numbering.xml');
  const labels = numbering === undefined ? [] : numberingLabels(document, numbering);
  const hidden = withoutHidden(document);
  const shaping = { labels, title: '', contents: 0 };
  const pictures: { bytes: Buffer; mediaType: string }[] = [];
  const converted = await mammoth
    .convertToHtml(
      { buffer: hidden.count === 0 ? bytes : await repacked(zip, 'word/document.xml', hidden.xml) },
      {
        styleMap,
        convertImage: mammoth.images.imgElement(async (image) => {
          pictures.push({ bytes: await image.readAsBuffer(), mediaType: image.contentType });
          return { src: `word-picture:${pictures.length}` };
        }),
        transformDocument: (root: WordElement) => shaped(root, shaping),
      },
    )
    .catch((error: unknown) => {
      throw damaged({ zh: 'Word 文档（DOCX）', en: 'The Word document (DOCX)' }, error);
    });
  return {
    title: shaping.title === '' ? ((await readCoreProperties(zip))['title'] ?? '') : shaping.title,
    html: withFootnotes(converted.value),
    pictures,
    losses: [
      ...(await lossesOf(zip, document)),
      ...(hidden.count === 0 ? [] : [hiddenLoss(hidden.count)]),
      ...(shaping.contents === 0 ? [] : [contentsLoss()]),
    ],
  };
}

const alignments = ['center', 'right', 'justify'] as const;

/** Styles under names of our own, which `shaped` gives to paragraphs. */
const styleMap = ['h2', 'h3', 'h4', 'h5', 'p'].flatMap((tag) => [
  ...alignments.map((one) => `p[style-name='oz-${tag}-${one}'] => ${tag}.align-${one}:fresh`),
  `p[style-name='oz-${tag}'] => ${tag}:fresh`,
]);

interface Shaping {
  readonly labels: readonly (string | undefined)[];
  title: string;
  /** Lines of a table of contents, which the page makes by itself. */
  contents: number;
}

function shaped(root: WordElement, shaping: Shaping): WordElement {
  const all = paragraphsOf(root);
  // If the two counts differ, nothing is numbered by us: a list without its numbers beats a wrong number.
  const isCounted = all.filter(isNumbered).length === shaping.labels.length;
  const shift = all.some((one) => headingOf(one) === 1) ? 1 : 0;
  const lists: number[] = [];
  let index = 0;
  const paragraph = (element: WordElement): WordElement | null => {
    const label = isNumbered(element) ? shaping.labels[index++] : undefined;
    const words = textOf(element).trim();
    if (/^toc \d/iu.test(element.styleName ?? '')) {
      shaping.contents += 1;
      return null;
    }
    if (/^(title|标题)$/iu.test(element.styleName ?? '') && shaping.title === '' && words !== '') {
      shaping.title = words;
      return null;
    }
    if (isNumbered(element) && (!isCounted || label === undefined || isPlainNumber(label)))
      return inList(element, lists);
    lists.length = 0;
    const heading = headingOf(element);
    const tag = heading === undefined ? 'p' : `h${Math.min(5, Math.max(2, heading + shift))}`;
    const align = alignmentOf(element);
    const run: WordElement = { type: 'run', children: [{ type: 'text', value: label ?? '' }] };
    return {
      ...element,
      numbering: null,
      styleId: null,
      styleName: align === undefined ? `oz-${tag}` : `oz-${tag}-${align}`,
      children: [...(label === undefined ? [] : [run]), ...(element.children ?? [])],
    };
  };
  const visit = (element: WordElement): WordElement | null => {
    if (element.type === 'paragraph') return paragraph(element);
    if (element.type === 'table') lists.length = 0;
    const { children } = element;
    if (children === undefined) return element;
    return { ...element, children: children.map(visit).filter((child) => child !== null) };
  };
  return visit(root) ?? root;
}

/** The level counts from the lists that are open, so that no list begins in the midst. */
function inList(element: WordElement, open: number[]): WordElement {
  const level = Number(element.numbering?.level ?? 0);
  while ((open.at(-1) ?? -1) >= level) open.pop();
  open.push(level);
  return {
    ...element,
    styleId: null,
    styleName: null,
    numbering: { ...element.numbering, level: String(open.length - 1) },
  };
}

/** `1.`, `a)`, `iv.`: an ordered list numbers so by itself. 一、（一）第一条 are cited by their number and stay words. */
function isPlainNumber(label: string): boolean {
  return /^(\d{1,3}|[a-z]|[ivxlc]+)[.．)）]?$/iu.test(label.trim());
}

function paragraphsOf(element: WordElement): WordElement[] {
  return element.type === 'paragraph' ? [element] : (element.children ?? []).flatMap(paragraphsOf);
}

function isNumbered(element: WordElement): boolean {
  return element.numbering !== null && element.numbering !== undefined;
}

function headingOf({ styleName }: WordElement): number | undefined {
  const level = /^(?:heading|标题) ?([1-6])$/iu.exec(styleName ?? '')?.[1];
  return level === undefined ? undefined : Number(level);
}

/** Left is what a paragraph has anyway; `both` is what Word gives every paragraph. */
function alignmentOf({ alignment }: WordElement): (typeof alignments)[number] | undefined {
  if (alignment === 'center') return 'center';
  return alignment === 'right' || alignment === 'end' ? 'right' : undefined;
}

function textOf(element: WordElement): string {
  return element.type === 'text' ? (element.value ?? '') : (element.children ?? []).map(textOf).join('');
}

/** Notes as a body stores them: a raised reference, and the notes in a section at its end, linked both ways. */
function withFootnotes(html: string): string {
  const $ = parsePage(`<body>${html}</body>`);
  const notes: string[] = [];
  $('sup > a[href^="#footnote-"], sup > a[href^="#endnote-"]').each((_, link) => {
    const target = ($(link).attr('href') ?? '').slice(1);
    const item = $(`li[id="${target.replace(/[^\w-]/gu, '')}"]`);
    item.find('a[href^="#footnote-ref-"], a[href^="#endnote-ref-"]').remove();
    notes.push(item.text().replace(/\s+/gu, ' ').trim());
    const at = notes.length;
    const reference = $('<a></a>')
      .attr({ id: `fnref${at}`, href: `#fn${at}` })
      .text(String(at));
    $(link).parent().attr('class', 'footnote-ref').empty().append(reference);
  });
  $('li[id^="footnote-"], li[id^="endnote-"]').closest('ol').remove();
  if (notes.length > 0) {
    const list = $('<ol></ol>');
    for (const [index, note] of notes.entries()) {
      const back = $('<a class="footnote-back">↑</a>').attr('href', `#fnref${index + 1}`);
      list.append(
        $('<li></li>')
          .attr('id', `fn${index + 1}`)
          .text(`${note} `)
          .append(back),
      );
    }
    $('body').append($('<section class="footnotes"></section>').append(list));
  }
  return $('body').html() ?? '';
}

/** The document without runs that Word does not show. */
function withoutHidden(xml: string): { readonly xml: string; readonly count: number } {
  if (!xml.includes('<w:vanish')) return { xml, count: 0 };
  const $ = parseXml(xml);
  const runs = $('w\\:r').filter((_, run) => {
    const vanish = $(run).children('w\\:rPr').children('w\\:vanish');
    return vanish.length > 0 && !/^(0|false|off)$/u.test(vanish.attr('w:val') ?? '');
  });
  const count = runs.length;
  runs.remove();
  return { xml: $.xml(), count };
}

/** The same container with one part in another wording. */
async function repacked(zip: ZipReader, name: string, words: string): Promise<Buffer> {
  const out = new yazl.ZipFile();
  for (const member of zip.members) {
    if (member.name.endsWith('/')) continue;
    out.addBuffer(member.name === name ? Buffer.from(words, 'utf8') : await zip.read(member), member.name, {
      compress: false,
    });
  }
  out.end();
  const chunks: Buffer[] = [];
  for await (const chunk of out.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function loss(id: string, text: Text): WordLoss {
  return { id, ...text };
}

const hiddenLoss = (count: number): WordLoss =>
  loss('HIDDEN', {
    zh: `${count} 处隐藏文字没有带入。`,
    en: `Hidden words at ${count} place(s) were left out.`,
  });

const contentsLoss = (): WordLoss =>
  loss('CONTENTS', {
    zh: '目录没有带入；网页按标题自动生成目录。',
    en: 'The table of contents was left out; the page makes one of the headings.',
  });
