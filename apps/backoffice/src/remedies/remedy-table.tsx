import { remedyKindLabels, remedyResultLabels, type RemedyStatistics } from '@openzone/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { remedyMessages } from './messages.ts';
import { remedyStatisticsQuery } from './queries.ts';
import './remedies.css';

const figures = ['upheld', 'corrected', 'other', 'pending', 'total'] as const;
type Counts = Readonly<Record<(typeof figures)[number], number>>;

interface Props {
  readonly from: string;
  readonly to: string;
}

/** Table 四 of the annual report for a period. */
export function RemedyTable({ from, to }: Props) {
  const m = useMessages(remedyMessages);
  const statistics = useQuery({ ...remedyStatisticsQuery(from, to), placeholderData: keepPreviousData });
  return (
    <Card className="oz-card" size="small" title={<h2>{m.table}</h2>}>
      <p className="oz-quiet">{m.tableAbout}</p>
      {statistics.error !== null && (
        <FailureAlert failure={statistics.error} onRetry={() => void statistics.refetch()} />
      )}
      {statistics.isPending && <Waiting rows={3} />}
      {statistics.data !== undefined && <Groups groups={statistics.data.groups} />}
    </Card>
  );
}

function Groups({ groups }: Pick<RemedyStatistics, 'groups'>) {
  const m = useMessages(remedyMessages);
  const { pick } = useLanguage();
  const heads = [
    pick(remedyResultLabels.UPHELD),
    pick(remedyResultLabels.CORRECTED),
    pick(remedyResultLabels.OTHER),
    pick(remedyResultLabels.PENDING),
    m.total,
  ];
  const sum = (figure: keyof Counts) => groups.reduce((total, group) => total + group[figure], 0);
  return (
    <div className="oz-scroll" role="region" aria-label={m.table} tabIndex={0}>
      <table className="oz-breakdown oz-table-four">
        <thead>
          <tr>
            <th scope="col">{m.kind}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.kind}>
              <th scope="row">{pick(remedyKindLabels[group.kind])}</th>
              {figures.map((figure) => (
                <td key={figure}>{group[figure]}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{m.sum}</th>
            {figures.map((figure) => (
              <td key={figure}>{sum(figure)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
