import { TableKit, TableHeader } from '@tiptap/extension-table';
import { TextAlign } from '@tiptap/extension-text-align';
import { Extension, Mark, mergeAttributes, type Extensions } from '@tiptap/react';
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
              ['no-indent', 'signature'].filter((name) => element.classList.contains(name)).join(' ') || null,
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

/** What a body may consist of; the same set as the server keeps, without pictures. */
export function bodyExtensions(): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3, 4, 5] },
      link: {
        openOnClick: false,
        autolink: false,
        linkOnPaste: true,
        defaultProtocol: 'https',
        protocols: ['mailto', 'tel'],
        HTMLAttributes: { target: null, rel: null },
      },
      trailingNode: false,
    }),
    raised('sup'),
    raised('sub'),
    TextAlign.configure({ types: ['heading', 'paragraph'] }),
    KeptClasses,
    TableKit.configure({ table: { resizable: false }, tableHeader: false }),
    HeaderWithScope,
  ];
}
