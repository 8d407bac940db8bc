import { channelLabels, type PublishingCalendarEntry } from '@openzone/contracts';
import { Modal } from 'antd';
import { PlanForm } from '../document/plan-form.tsx';
import { planMessages } from '../document/plan-messages.ts';
import { ScheduleForm } from '../document/schedule-form.tsx';
import { useAct } from '../document/use-act.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, formatTime } from '../lib/time.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { useReference } from '../ui/reference.ts';
import { StageTag } from '../ui/tags.tsx';
import { publishingMessages } from './messages.ts';

interface Props {
  readonly entry: PublishingCalendarEntry;
  readonly onClose: () => void;
}

/** All about one entry, and its time to be changed without a mouse. */
export function EntryDialog({ entry, onClose }: Props) {
  const m = useMessages(publishingMessages);
  const p = useMessages(planMessages);
  const c = useMessages(common);
  const { language, pick } = useLanguage();
  const { columnName } = useReference();
  const perform = useAct({ id: entry.documentId, revision: entry.revision });
  const facts: readonly (readonly [string, string])[] = [
    [m.time, entry.at === null ? formatDay(entry.day, language) : formatTime(entry.at, language)],
    [entry.kind === 'PUBLISHED' ? m.publishedBy : m.setBy, entry.setBy],
    [m.unit, entry.unitName],
    [m.column, columnName(entry.columnId)],
    [m.channels, entry.channels.map((channel) => pick(channelLabels[channel])).join(c.list)],
    [m.wishedOn, entry.wishedOn === null ? '' : formatDay(entry.wishedOn, language)],
    [m.notBefore, entry.notBefore === null ? '' : formatTime(entry.notBefore, language)],
    [m.reason, entry.reason],
  ];
  return (
    <Modal open title={entry.title} footer={null} onCancel={onClose}>
      <p>
        <StageTag stage={entry.stage} /> {entry.forced && m.forced}
      </p>
      <dl className="oz-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name} className="oz-fact">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {entry.kind === 'SCHEDULED' && entry.actions.includes('schedule') && (
        <ScheduleForm at={entry.at} perform={perform} onDone={onClose} />
      )}
      {entry.kind !== 'PUBLISHED' && entry.kind !== 'SCHEDULED' && entry.actions.includes('plan') && (
        <section aria-label={p.title} className="oz-entry-plan">
          <PlanForm plan={entry} perform={perform} onDone={onClose} />
        </section>
      )}
      <div className="oz-row oz-entry-open">
        <LinkButton to="/documents/$documentId" params={{ documentId: entry.documentId }} label={m.open} />
      </div>
    </Modal>
  );
}
