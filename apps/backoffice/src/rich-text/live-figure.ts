import { Plugin } from '@tiptap/pm/state';
import { Node } from '@tiptap/react';
import { liveFigure, writtenFigures } from './live-words.ts';

export interface LiveField {
  readonly value: string;
  readonly label: string;
}

/**
 * A figure within the words that is always the table's: it can be put in, moved and taken out, and never typed over. Written out or pasted
 * as `{{…}}` it becomes one as well.
 */
export function liveFigures(fields: ReadonlyMap<string, LiveField>) {
  return Node.create({
    name: liveFigure,
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    draggable: true,
    addAttributes: () => ({
      key: {
        default: '',
        parseHTML: (element: HTMLElement) => element.getAttribute('data-figure') ?? '',
        renderHTML: ({ key }: Record<string, unknown>) => ({ 'data-figure': String(key) }),
      },
    }),
    parseHTML: () => [{ tag: 'span[data-figure]' }],
    renderHTML: ({ node, HTMLAttributes }) => {
      const key = String(node.attrs['key']);
      const field = fields.get(key);
      return [
        'span',
        { ...HTMLAttributes, class: 'oz-live-figure', title: field?.label ?? key },
        field?.value ?? `{{${key}}}`,
      ];
    },
    renderText: ({ node }) => `{{${String(node.attrs['key'])}}}`,
    addProseMirrorPlugins() {
      const { type } = this;
      return [
        new Plugin({
          appendTransaction: (transactions, _before, state) => {
            if (!transactions.some(({ docChanged }) => docChanged)) return null;
            const found: { readonly from: number; readonly to: number; readonly key: string }[] = [];
            state.doc.descendants((node, position) => {
              for (const { from, to, key } of writtenFigures(node.text ?? '', fields))
                found.push({ from: position + from, to: position + to, key });
            });
            if (found.length === 0) return null;
            const { tr } = state;
            // From the end, so that places before stay what they are.
            for (const { from, to, key } of found.toReversed()) tr.replaceWith(from, to, type.create({ key }));
            return tr;
          },
        }),
      ];
    },
  });
}
