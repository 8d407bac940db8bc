import * as cheerio from 'cheerio';
import sanitizeHtml from 'sanitize-html';
import type { Text } from '../errors.ts';

/** What a document's body may consist of. Everything else is taken out, and named. */
const options: sanitizeHtml.IOptions = {
  allowedTags: [
    'h2',
    'h3',
    'h4',
    'h5',
    'p',
    'br',
    'hr',
    'strong',
    'b',
    'em',
    'i',
    'u',
    's',
    'sub',
    'sup',
    'blockquote',
    'ol',
    'ul',
    'li',
    'dl',
    'dt',
    'dd',
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
    'a',
    'figure',
    'figcaption',
    'img',
    'span',
    'div',
    'section',
    'time',
    'abbr',
    'code',
    'pre',
  ],
  allowedAttributes: {
    a: ['href', 'title', 'id'],
    li: ['id'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    ol: ['start', 'type', 'reversed'],
    time: ['datetime'],
    img: ['src', 'alt', 'width', 'height'],
    '*': ['class'],
  },
  // Alignment is the one thing of layout that carries meaning in an official document (signature, date, centred title).
  // The others are parts of an official document that stand in a way of their own (GB/T 9704), and footnotes.
  allowedClasses: {
    '*': [
      'align-left',
      'align-center',
      'align-right',
      'align-justify',
      'no-indent',
      'signature',
      'document-number',
      'signer',
      'addressee',
      'attachment-note',
      'footnotes',
      'footnote-ref',
      'footnote-back',
      'picture',
    ],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  // A picture is named by its content and lies with the files of the site; nothing is fetched from elsewhere.
  // Another document of the site is named by its code, whatever its address will be.
  allowedSchemesByTag: { img: ['picture'], a: ['http', 'https', 'mailto', 'tel', 'document'] },
  exclusiveFilter: (frame) => frame.tag === 'img' && frame.attribs['src'] === undefined,
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'template',
    'iframe',
    'object',
    'embed',
    'svg',
    'math',
  ],
  transformTags: {
    img: pictureOnly,
    a: footnoteId,
    li: footnoteId,
    h1: 'h2',
    h6: 'h5',
    center: sanitizeHtml.simpleTransform('div', { class: 'align-center' }),
    p: alignment,
    div: alignment,
    td: alignment,
    th: alignment,
    h2: alignment,
    h3: alignment,
    h4: alignment,
  },
};

const documentAddress = /^document:[0-9a-z]{10}$/;
const pictureAddress = /^picture:[0-9a-f]{64}$/;

/** No `alt` means that nobody has written one yet; an empty one that the picture is decoration. */
function pictureOnly(tagName: string, attributes: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const { src = '', alt, width = '', height = '' } = attributes;
  const pixels = (name: string, value: string): sanitizeHtml.Attributes =>
    /^[1-9]\d{0,4}$/.test(value) ? { [name]: value } : {};
  return {
    tagName,
    attribs: pictureAddress.test(src)
      ? {
          src,
          ...(alt === undefined ? {} : { alt: alt.replace(/\s+/g, ' ').trim().slice(0, 500) }),
          ...pixels('width', width),
          ...pixels('height', height),
        }
      : {},
  };
}

/** Names that may be jumped to are those of footnotes and of the places that refer to them. */
function footnoteId(tagName: string, attributes: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const { id = '', ...given } = attributes;
  const isUnknown = /^document:/i.test(given['href'] ?? '') && !documentAddress.test(given['href'] ?? '');
  const { href: _href, ...unlinked } = given;
  const rest = isUnknown ? unlinked : given;
  const wanted = tagName === 'a' ? /^fnref[1-9]\d{0,2}$/ : /^fn[1-9]\d{0,2}$/;
  return { tagName, attribs: wanted.test(id) ? { id, ...rest } : rest };
}

function alignment(tagName: string, attributes: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const { style = '', align = '', class: classes = '', ...rest } = attributes;
  const wanted =
    /text-align:\s*(left|center|right|justify)/i.exec(style)?.[1] ?? /^(left|center|right|justify)$/i.exec(align)?.[1];
  const all = [classes, wanted === undefined ? '' : `align-${wanted.toLowerCase()}`]
    .filter((part) => part !== '')
    .join(' ');
  return { tagName, attribs: all === '' ? rest : { ...rest, class: all } };
}

export interface SanitizedBody {
  readonly html: string;
  /** What was taken out, in words; empty when nothing was. */
  readonly warnings: readonly Text[];
}

const dangerous: readonly { readonly pattern: RegExp; readonly text: Text }[] = [
  { pattern: /<script\b/i, text: { zh: '正文中的脚本（script）已去除。', en: 'Scripts in the body were removed.' } },
  {
    pattern: /\son[a-z]+\s*=/i,
    text: { zh: '正文中的事件代码（如 onclick）已去除。', en: 'Event handlers in the body were removed.' },
  },
  {
    pattern: /javascript:/i,
    text: { zh: '正文中的 javascript: 链接已去除。', en: 'javascript: links in the body were removed.' },
  },
  {
    pattern: /<(iframe|object|embed)\b/i,
    text: { zh: '正文中嵌入的外部内容已去除，请改用附件。', en: 'Embedded content was removed; use an attachment.' },
  },
  {
    pattern: /<img\b(?![^>]*\ssrc="picture:[0-9a-f]{64}")/i,
    text: {
      zh: '正文中来自别处的图片已去除，请用编辑器的“图片”上传。',
      en: 'Pictures from elsewhere were removed from the body; upload them with the editor’s picture tool.',
    },
  },
  { pattern: /<form\b|<input\b/i, text: { zh: '正文中的表单已去除。', en: 'Forms in the body were removed.' } },
];

/** Makes a body safe to place in a page. Called when a version is written, so that what is hashed is what is shown. */
export function sanitizeBody(html: string): SanitizedBody {
  return {
    html: sanitizeHtml(html, options).trim(),
    warnings: dangerous.filter((rule) => rule.pattern.test(html)).map((rule) => rule.text),
  };
}

const blocks = 'p,div,li,tr,h1,h2,h3,h4,h5,h6,blockquote,caption,figcaption,dt,dd,section,table,pre,br,hr';

/** The words of a body, one line for each block; what search, comparison and hashing of text work on. */
export function htmlToText(html: string): string {
  const $ = cheerio.load(html, null, false);
  // A reference is told as 〔1〕, and its note begins with the same sign; the way back is no part of the words.
  $('.footnote-back').remove();
  $('sup.footnote-ref').each((_, element) => {
    $(element).text(`〔${$(element).text()}〕`);
  });
  $('.footnotes li[id]').each((_, element) => {
    $(element).prepend($('<span>').text(`〔${($(element).attr('id') ?? '').slice(2)}〕`));
  });
  // What a picture says to those who do not see it.
  $('img[alt]').each((_, element) => {
    const alt = $(element).attr('alt') ?? '';
    $(element).replaceWith($('<p>').text(alt));
  });
  $(blocks).each((_, element) => {
    $(element).before('\n').after('\n');
  });
  $('td,th').each((_, element) => {
    $(element).after('\t');
  });
  return $.root()
    .text()
    .replace(/[ \t\u00a0]+/g, (space) => (space.includes('\t') ? '\t' : ' '))
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

/** A picture in a body that `sanitizeBody` has written. */
export interface BodyPicture {
  readonly sha256: string;
  /** Null while nobody has written one; empty for decoration. */
  readonly alt: string | null;
}

const storedPicture = /<img\s[^>]*?src="picture:([0-9a-f]{64})"([^>]*)>/g;

/** The pictures of a stored body in their order. */
export function picturesOf(html: string): BodyPicture[] {
  return [...html.matchAll(storedPicture)].map(([, sha256 = '', rest = '']) => ({
    sha256,
    alt: /\salt="([^"]*)"/.exec(rest)?.[1] ?? null,
  }));
}

/** A stored body with its pictures at the addresses under which they are read. */
export function withPicturesAt(html: string, addressOf: (sha256: string) => string): string {
  if (!html.includes('"picture:')) return html;
  return html.replace(storedPicture, (tag, sha256: string, rest: string) => {
    const placed = tag.replace(`"picture:${sha256}"`, `"${addressOf(sha256)}"`);
    return / alt="/.test(rest) ? placed : placed.replace('<img ', '<img alt="" ');
  });
}

/** A body without its pictures, for what has no files of its own. */
export function withoutPictures(html: string): string {
  return html.replace(/<figure class="picture">\s*<img\s[^>]*>\s*<\/figure>/g, '').replace(/<img\s[^>]*>/g, '');
}

const storedReference = /<a href="document:([0-9a-z]{10})"([^>]*)>([\s\S]*?)<\/a>/g;

/** Codes of the documents that a stored body refers to, each once. */
export function referencesOf(html: string): string[] {
  return [...new Set([...html.matchAll(storedReference)].map(([, code = '']) => code))];
}

/** A stored body in which each reference to a document is written by `render`, which is given its words as HTML. */
export function withReferences(
  html: string,
  render: (code: string, words: string, attributes: string) => string,
): string {
  if (!html.includes('"document:')) return html;
  return html.replace(storedReference, (_, code: string, attributes: string, words: string) =>
    render(code, words, attributes),
  );
}
