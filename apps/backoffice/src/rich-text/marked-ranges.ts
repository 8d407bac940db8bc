import { Extension, type Editor } from '@tiptap/react';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A stretch of the text that is pointed out; positions of the editor. */
export interface MarkedRange {
  readonly from: number;
  readonly to: number;
  readonly className: string;
  /** Read when the pointer rests on it. */
  readonly title: string;
}

/** Stretches of one paragraph's words, by offset. */
export type Finder = (words: string) => readonly {
  readonly start: number;
  readonly end: number;
  readonly className: string;
  readonly title: string;
}[];

interface Found {
  readonly ranges: readonly MarkedRange[];
  readonly shown: DecorationSet;
}

const key = new PluginKey<Found>('marked-ranges');

/** Points out what finders find; nothing of it is part of the text. New finders are given by `findWith`. */
export const MarkedRanges = Extension.create<object, { finders: readonly Finder[] }>({
  name: 'markedRanges',
  addStorage: () => ({ finders: [] }),
  addProseMirrorPlugins() {
    const { storage } = this;
    return [
      new Plugin<Found>({
        key,
        state: {
          init: (_, state) => found(state, storage.finders),
          apply: (tr, last, _old, state) =>
            tr.docChanged || tr.getMeta(key) === true ? found(state, storage.finders) : last,
        },
        props: { decorations: (state) => key.getState(state)?.shown },
      }),
    ];
  },
});

function found(state: EditorState, finders: readonly Finder[]): Found {
  const ranges: MarkedRange[] = [];
  state.doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    // One character for each step of the position, so that offsets are positions.
    const words = node.textBetween(0, node.content.size, undefined, '\ufffc');
    for (const find of finders) {
      for (const { start, end, ...rest } of find(words))
        ranges.push({ from: position + 1 + start, to: position + 1 + end, ...rest });
    }
    return false;
  });
  const marks = ranges.map(({ from, to, className, title }) =>
    Decoration.inline(from, to, { class: className, title }),
  );
  return { ranges, shown: DecorationSet.create(state.doc, marks) };
}

export function rangesOf(editor: Editor): readonly MarkedRange[] {
  return key.getState(editor.state)?.ranges ?? [];
}

export function findWith(editor: Editor, finders: readonly Finder[]): void {
  const storage: unknown = Reflect.get(editor.storage, 'markedRanges');
  Reflect.set(storage as object, 'finders', finders);
  editor.view.dispatch(editor.state.tr.setMeta(key, true).setMeta('addToHistory', false));
}
