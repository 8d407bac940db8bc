import { ClockCircleOutlined } from '@ant-design/icons';
import { workKindLabels, type WorkItem } from '@openzone/contracts';
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { useMarkRead } from '../notices/queries.ts';
import { PathLink } from '../ui/path-link.tsx';
import { documentWords } from '../ui/vocabulary.ts';
import { workMessages } from './messages.ts';

/** One thing to do: what, of which kind, until when and by which rule, and the way to it. */
export function WorkItemView({ item }: { readonly item: WorkItem }) {
  const w = useMessages(documentWords);
  const { pick } = useLanguage();
  const { path, group, left } = item;
  const title = item.title === '' ? w.untitled : item.title;
  const urgent = group === 'LATE' ? ' oz-item-late' : left !== null && left <= 5 ? ' oz-item-soon' : '';
  return (
    <li className={`oz-item${urgent}`} data-row>
      <div>
        <h3>{path === null ? title : <PathLink path={path}>{title}</PathLink>}</h3>
        <div className="oz-item-meta">
          <span className="oz-work-kind">{pick(workKindLabels[item.kind])}</span>
          <strong>{pick(item.asked)}</strong>
          {item.facts.map((fact) => (
            <span key={fact.zh}>{pick(fact)}</span>
          ))}
        </div>
        <WorkClock item={item} />
      </div>
      {item.kind === 'NOTICE' && <MarkRead id={item.id} />}
    </li>
  );
}

/** The clock: working days, the day, the rule it rests on; how it was counted behind a click. */
function WorkClock({ item }: { readonly item: WorkItem }) {
  const m = useMessages(workMessages);
  const c = useMessages(common);
  const { language, pick } = useLanguage();
  const { due, left, rule, explanation, group } = item;
  if (due === null) return null;
  const tone = group === 'LATE' ? 'late' : left !== null && left <= 5 ? 'soon' : 'calm';
  const words =
    left === null ? null : left < 0 ? m.lateBy(-left) : group === 'TODAY' || left === 0 ? m.today : m.left(left);
  const day = formatDay(due, language);
  return (
    <div className="oz-work-clock">
      <span className={`oz-due-mark oz-due-${tone}`}>
        <ClockCircleOutlined aria-hidden /> {words ?? m.due(day)}
        {words !== null && <span className="oz-due-day">{c.inBrackets(day)}</span>}
      </span>
      {rule !== null && <span className="oz-due-why">{pick(rule)}</span>}
      {explanation !== null && (
        <details>
          <summary>{m.why}</summary>
          <p>{pick(explanation)}</p>
        </details>
      )}
    </div>
  );
}

function MarkRead({ id }: { readonly id: string }) {
  const m = useMessages(workMessages);
  const client = useQueryClient();
  const marking = useMarkRead();
  return (
    <div className="oz-item-acts">
      <Button
        loading={marking.isPending}
        onClick={() => marking.mutate([id], { onSuccess: () => void client.invalidateQueries({ queryKey: ['work'] }) })}
      >
        {m.markRead}
      </Button>
    </div>
  );
}
