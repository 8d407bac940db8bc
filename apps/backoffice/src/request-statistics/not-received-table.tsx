import type { RequestStatistics } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import { Card } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { notReceivedLine } from './drill.ts';
import { statisticsMessages } from './messages.ts';

/** What stands beside the balance: requests that have no day of receipt, or whose parts have it. */
export function NotReceivedTable({ statistics }: { readonly statistics: RequestStatistics }) {
  const m = useMessages(statisticsMessages);
  const { pick } = useLanguage();
  return (
    <Card className="oz-card" size="small" title={<h2>{m.notReceived}</h2>}>
      <p className="oz-quiet">{m.notReceivedAbout}</p>
      <table className="oz-breakdown" aria-label={m.notReceived}>
        <thead>
          <tr>
            <th scope="col">{m.item}</th>
            <th scope="col">{m.count}</th>
          </tr>
        </thead>
        <tbody>
          {statistics.notReceived.map(({ key, label, count }) => {
            const search = notReceivedLine(key, statistics);
            return (
              <tr key={key}>
                <th scope="row">{pick(label)}</th>
                <td>
                  {search === null ? (
                    count
                  ) : (
                    <Link to="/requests" search={search} aria-label={m.open(pick(label), count)}>
                      {count}
                    </Link>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}
