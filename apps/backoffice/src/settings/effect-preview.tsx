import type { ClockChangePreview } from '@openzone/contracts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { clockRuleMessages } from './clock-rules.ts';

/** What counting otherwise would do to live requests: numbers only, so that whoever keeps the settings need know no request. */
export function EffectPreview({ effect }: { readonly effect: ClockChangePreview }) {
  const m = useMessages(clockRuleMessages);
  const { looked, later, earlier, found, lost, nowLate, moves } = effect;
  const { language } = useLanguage();
  const moved = later + earlier + found + lost;
  return (
    <section aria-label={m.effect} aria-live="polite">
      <h3>{m.effect}</h3>
      {moved === 0 ? (
        <p>{m.none(looked)}</p>
      ) : (
        <>
          <p>{m.moved(moved, looked)}</p>
          <ul className="oz-tight">
            {later > 0 && <li>{m.later(later)}</li>}
            {earlier > 0 && <li>{m.earlier(earlier)}</li>}
            {found > 0 && <li>{m.found(found)}</li>}
            {lost > 0 && <li>{m.lost(lost)}</li>}
          </ul>
        </>
      )}
      {moves.length > 0 && (
        <details open={moves.length <= 5}>
          <summary>{m.moves}</summary>
          <ul className="oz-tight">
            {moves.map(({ from, to, count }) => (
              <li key={`${from} ${to}`}>{m.move(formatDay(from, language), formatDay(to, language), count)}</li>
            ))}
          </ul>
        </details>
      )}
      {nowLate > 0 && <p className="oz-wrong">{m.nowLate(nowLate)}</p>}
    </section>
  );
}
