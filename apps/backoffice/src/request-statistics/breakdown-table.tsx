import type { RequestStatistics } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import { Card } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { closedIn, lineOf, receivedIn, sumOf, type Breakdown } from './drill.ts';
import { statisticsMessages } from './messages.ts';

interface Props {
  readonly breakdown: Breakdown;
  /** What the lines must add up to. */
  readonly whole: number;
  readonly statistics: RequestStatistics;
}

export function BreakdownTable({ breakdown, whole, statistics }: Props) {
  const m = useMessages(statisticsMessages);
  const { pick } = useLanguage();
  const figures = statistics[breakdown];
  const sum = sumOf(figures);
  const all = breakdown === 'byOutcome' ? closedIn(statistics) : receivedIn(statistics);
  return (
    <Card className="oz-card" size="small" title={<h2>{m[breakdown]}</h2>}>
      {figures.length === 0 ? (
        <p className="oz-quiet">{m.nothing}</p>
      ) : (
        <table className="oz-breakdown" aria-label={m[breakdown]}>
          <thead>
            <tr>
              <th scope="col">{m.item}</th>
              <th scope="col">{m.count}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ key, label, count }) => {
              const search = lineOf(breakdown, key, statistics);
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
          <tfoot>
            <tr>
              <th scope="row">{m.total}</th>
              <td>
                <Link to="/requests" search={all} aria-label={m.open(m.total, sum)}>
                  {sum}
                </Link>
              </td>
            </tr>
          </tfoot>
        </table>
      )}
      {sum !== whole && <p className="oz-wrong">{m.totalDiffers(sum, whole)}</p>}
    </Card>
  );
}
