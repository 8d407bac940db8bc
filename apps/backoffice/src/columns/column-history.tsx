import type { Column, SiteChange } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useReference } from '../ui/reference.ts';
import { Waiting } from '../ui/waiting.tsx';
import { changedFields } from './changed-fields.ts';
import { actLabels, columnsMessages, retentionLabels } from './messages.ts';

/** Everything that was changed of a column, by whom, with what stood before. */
export function HistoryDrawer({ column, onClose }: { readonly column: Column; readonly onClose: () => void }) {
  const m = useMessages(columnsMessages);
  const { language, pick } = useLanguage();
  const changes = useQuery({
    queryKey: ['columns', 'changes', column.id],
    queryFn: ({ signal }) => request<SiteChange[]>(`/columns/${column.id}/changes`, { signal }),
    staleTime: 0,
  });
  return (
    <Drawer open size={560} title={m.historyTitle(column.name)} onClose={onClose}>
      {changes.error !== null && <FailureAlert failure={changes.error} />}
      {changes.isPending && <Waiting />}
      {changes.data?.length === 0 && <p>{m.noHistory}</p>}
      <ul className="oz-changes">
        {changes.data?.map((change, index) => (
          <li key={`${change.at} ${index}`}>
            <strong>{pick(actLabels[change.act] ?? { zh: change.act, en: change.act })}</strong> {change.by}{' '}
            <span className="oz-quiet">{formatTime(change.at, language)}</span>
            {change.note !== '' && <p>{change.note}</p>}
            <Fields change={change} />
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

function Fields({ change }: { readonly change: SiteChange }) {
  const m = useMessages(columnsMessages);
  const { pick } = useLanguage();
  const { unitName, columnName } = useReference();
  if (change.before === null) return null;
  const labels: Readonly<Record<string, string>> = {
    key: m.key,
    parentId: m.parent,
    name: m.name,
    nameEn: m.nameEn,
    description: m.description,
    keywords: m.keywords,
    columnType: m.columnType,
    updateEveryDays: m.updateEveryDays,
    updateMonthDay: m.updateMonthDay,
    updateBasis: m.updateBasis,
    article: m.article,
    responsibleUnitId: m.unit,
    unitIds: m.units,
    reviewSequence: m.reviewSequence,
    defaultGenre: m.defaultGenre,
    defaultTopic: m.defaultTopic,
    retention: m.retention,
    active: m.active,
    mergedInto: m.mergeInto,
  };
  const said = (field: string, value: unknown): string => {
    if (typeof value === 'boolean') return value ? '✓' : '✗';
    if (Array.isArray(value)) return value.length === 0 ? m.everyUnit : value.map(unitName).join('、');
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string' || value === '') return field === 'parentId' ? m.topLevel : m.empty;
    if (field === 'parentId' || field === 'mergedInto') return columnName(value);
    if (field === 'responsibleUnitId') return unitName(value);
    return value === 'PERMANENT' || value === 'Y30' || value === 'Y10' ? pick(retentionLabels[value]) : value;
  };
  return (
    <dl>
      {changedFields(change)
        .filter(({ field }) => labels[field] !== undefined)
        .map(({ field, before, after }) => (
          <div key={field}>
            <dt>{labels[field]}</dt>
            <dd>{m.wasNow(said(field, before), said(field, after))}</dd>
          </div>
        ))}
    </dl>
  );
}
