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
    ],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
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

/** Names that may be jumped to are those of footnotes and of the places that refer to them. */
function footnoteId(tagName: string, attributes: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const { id = '', ...rest } = attributes;
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
    pattern: /<img\b/i,
    text: {
      zh: '正文中的图片已去除，请作为附件上传。',
      en: 'Images in the body were removed; upload them as attachments.',
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
