import './side-diff.css';
import { useMemo } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { say, type Catalogue } from '../i18n/messages.ts';
import { diffText } from '../lib/diff.ts';
import { pairParagraphs, type ParagraphPair } from '../lib/paragraph-diff.ts';

const messages = {
  same: say('没有不同。', 'No difference.'),
  skipped: (count: number) => say(`其间 ${count} 段相同`, `${count} paragraphs the same`),
  removed: say('删去：', 'removed: '),
  added: say('增加：', 'added: '),
  nothing: say('（没有这一段）', '(no such paragraph)'),
} satisfies Catalogue;

/** How many unchanged paragraphs are shown around a change. */
const AROUND = 1;

interface Props {
  readonly before: string;
  readonly after: string;
  /** What stands above each column, for example 第 1 版. */
  readonly names: readonly [string, string];
}

/** Two texts beside one another, paragraph by paragraph, changed words marked; one below the other on a phone. */
export function SideDiff({ before, after, names }: Props) {
  const m = useMessages(messages);
  const pairs = useMemo(() => pairParagraphs(before, after), [before, after]);
  if (pairs.every((pair) => pair.same)) return <p className="oz-quiet">{m.same}</p>;
  return (
    <div className="oz-diff oz-side" role="group" tabIndex={0} aria-label={names.join(' / ')}>
      <p className="oz-side-name">{names[0]}</p>
      <p className="oz-side-name">{names[1]}</p>
      {shortened(pairs).map((one, index) =>
        typeof one === 'number' ? (
          <p key={index} className="oz-side-gap">
            {m.skipped(one)}
          </p>
        ) : (
          <Pair key={index} pair={one} names={names} />
        ),
      )}
    </div>
  );
}

function Pair({ pair, names }: { readonly pair: ParagraphPair; readonly names: Props['names'] }) {
  const m = useMessages(messages);
  if (pair.same) return <p className="oz-side-same">{pair.after}</p>;
  const pieces = diffText(pair.before ?? '', pair.after ?? '');
  const side = (drop: 'added' | 'removed', text: string | null) =>
    text === null ? (
      <span className="oz-quiet">{m.nothing}</span>
    ) : (
      pieces
        .filter((piece) => piece.side !== drop)
        .map((piece, index) => {
          if (piece.side === 'same') return <span key={index}>{piece.text}</span>;
          const Mark = piece.side === 'removed' ? 'del' : 'ins';
          return (
            <Mark key={index}>
              <span className="oz-heard">{piece.side === 'removed' ? m.removed : m.added}</span>
              {piece.text}
            </Mark>
          );
        })
    );
  return (
    <>
      <p className="oz-side-cell oz-side-before" data-name={names[0]}>
        {side('added', pair.before)}
      </p>
      <p className="oz-side-cell" data-name={names[1]}>
        {side('removed', pair.after)}
      </p>
    </>
  );
}

/** Long unchanged stretches as the number of their paragraphs. */
function shortened(pairs: readonly ParagraphPair[]): (ParagraphPair | number)[] {
  const near = pairs.map((_, at) => pairs.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((one) => !one.same));
  const shown: (ParagraphPair | number)[] = [];
  for (const [at, pair] of pairs.entries()) {
    const last = shown.at(-1);
    if (near[at] === true) shown.push(pair);
    else if (typeof last === 'number') shown[shown.length - 1] = last + 1;
    else shown.push(1);
  }
  return shown;
}
