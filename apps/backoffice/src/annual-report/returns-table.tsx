import { reportReturnStateLabels } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { reportMessages } from './messages.ts';
import { returnsQuery } from './queries.ts';

/** The returns a person has to do with, of one year or all. */
export function ReturnsTable({ year }: { readonly year?: number }) {
  const m = useMessages(reportMessages);
  const { pick } = useLanguage();
  const { data, error, refetch } = useQuery(returnsQuery(year));
  if (error !== null) return <FailureAlert failure={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting rows={3} />;
  if (data.items.length === 0) return <p className="oz-quiet">{m.noReturns}</p>;
  return (
    <div className="oz-scroll" role="region" aria-label={m.returns} tabIndex={0}>
      <table className="oz-report-table">
        <caption>{m.returns}</caption>
        <thead>
          <tr>
            <th scope="col">{m.year}</th>
            <th scope="col">{m.unit}</th>
            <th scope="col">{m.state}</th>
            <th scope="col">{m.dueOn}</th>
            <th scope="col">{m.filledBy}</th>
            <th scope="col">{m.signedBy}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map(({ year: of, unitId, unitName, state, dueOn, late, filledBy, signedBy }) => (
            <tr key={`${of}-${unitId}`}>
              <td>{of}</td>
              <th scope="row">
                <Link to="/annual-report/returns/$year/$unitId" params={{ year: String(of), unitId }}>
                  {unitName}
                </Link>
              </th>
              <td>
                <Tag color={state === 'signed' ? 'success' : 'default'}>{pick(reportReturnStateLabels[state])}</Tag>
                {late && <Tag color="error">{m.late}</Tag>}
              </td>
              <td>{dueOn}</td>
              <td>{filledBy ?? '—'}</td>
              <td>{signedBy ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
