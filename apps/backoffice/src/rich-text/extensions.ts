import { Table, TableKit, TableHeader } from '@tiptap/extension-table';
import { TextAlign } from '@tiptap/extension-text-align';
import { Extension, Mark, mergeAttributes, Node, type Extensions } from '@tiptap/react';
import { officialClasses } from './official.ts';
import { MarkedRanges } from './marked-ranges.ts';
import { Picture } from './picture-node.ts';
import { StarterKit } from '@tiptap/starter-kit';

/** 20m², CO₂: raised and lowered figures carry meaning in figures and formulas. */
function raised(name: 'sup' | 'sub') {
  return Mark.create({
    name,
    excludes: name === 'sup' ? 'sub' : 'sup',
    parseHTML: () => [{ tag: name }],
    renderHTML: ({ HTMLAttributes }) => [name, mergeAttributes(HTMLAttributes), 0],
  });
}

/** Classes of layout that a stored body may carry and that must survive editing. */
const KeptClasses = Extension.create({
  name: 'keptClasses',
  addGlobalAttributes() {
    return [
      {
        types: ['paragraph', 'heading'],
        attributes: {
          class: {
            default: null,
            parseHTML: (element) =>
              ['no-indent', ...officialClasses].filter((name) => element.classList.contains(name)).join(' ') || null,
            renderHTML: ({ class: classes }) => (typeof classes === 'string' ? { class: classes } : {}),
          },
        },
      },
    ];
  },
});

const HeaderWithScope = TableHeader.extend({
  addAttributes() {
    return { ...this.parent?.(), scope: { default: null } };
  },
});

/** A caption is the table's name: it is changed by its own dialog and stands outside the cells. */
const TableWithCaption = Table.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      caption: {
        default: null,
        parseHTML: (element: HTMLElement) => element.getAttribute('data-caption'),
        renderHTML: ({ caption }: Record<string, unknown>) =>
          typeof caption === 'string' && caption !== '' ? { 'data-caption': caption } : {},
      },
    };
  },
  renderHTML({ node, HTMLAttributes }) {
    const caption: unknown = node.attrs['caption'];
    const named =
      typeof caption === 'string' && caption !== ''
        ? [['caption', { contenteditable: 'false' }, caption] as const]
        : [];
    return ['table', mergeAttributes(HTMLAttributes), ...named, ['tbody', 0]];
  },
});

/** A note at its place in the text; its number follows from its place. */
const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    words: {
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute('data-footnote') ?? '',
      renderHTML: ({ words }: Record<string, unknown>) => ({ 'data-footnote': String(words), title: String(words) }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-footnote]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes({ class: 'oz-footnote' }, HTMLAttributes)],
  renderText: ({ node }) => `〔${String(node.attrs['words'])}〕`,
});

/** What a body may consist of; the same set as the server keeps. */
export function bodyExtensions(): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3, 4, 5] },
      link: {
        openOnClick: false,
        autolink: false,
        linkOnPaste: true,
        defaultProtocol: 'https',
        protocols: ['mailto', 'tel', 'document'],
        HTMLAttributes: { target: null, rel: null },
      },
      trailingNode: false,
    }),
    raised('sup'),
    raised('sub'),
    TextAlign.configure({ types: ['heading', 'paragraph'] }),
    KeptClasses,
    TableKit.configure({ table: false, tableHeader: false }),
    TableWithCaption.configure({ resizable: false, View: null }),
    Footnote,
    Picture,
    MarkedRanges,
    HeaderWithScope,
  ];
}
