import { useMemo } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { say, type Catalogue } from '../i18n/messages.ts';
import { diffText } from '../lib/diff.ts';

const messages = {
  same: say('没有不同。', 'No difference.'),
  differences: say('两段文字的差别', 'Differences of the two texts'),
  removed: say('删去：', 'removed: '),
  added: say('增加：', 'added: '),
} satisfies Catalogue;

/** Two texts in one: struck out what went, underlined what came. Told by words too, for those who do not see lines and colours. */
export function TextDiff({ before, after }: { readonly before: string; readonly after: string }) {
  const m = useMessages(messages);
  const pieces = useMemo(() => diffText(before, after), [before, after]);
  if (pieces.every((piece) => piece.side === 'same')) return <p className="oz-quiet">{m.same}</p>;
  return (
    <div className="oz-diff" role="group" tabIndex={0} aria-label={m.differences}>
      {pieces.map((piece, index) => {
        if (piece.side === 'same') return <span key={index}>{piece.text}</span>;
        const Mark = piece.side === 'removed' ? 'del' : 'ins';
        return (
          <Mark key={index}>
            <span className="oz-heard">{piece.side === 'removed' ? m.removed : m.added}</span>
            {piece.text}
          </Mark>
        );
      })}
    </div>
  );
}
