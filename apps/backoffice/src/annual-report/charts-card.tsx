import type { ReportChart } from '@openzone/contracts';
import { Card } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { reportMessages } from './messages.ts';

/** The charts of a report, each with its figures as a table. */
export function ChartsCard({ charts, about }: { readonly charts: readonly ReportChart[]; readonly about: string }) {
  const m = useMessages(reportMessages);
  return (
    <Card className="oz-card" size="small" title={<h2>{m.charts}</h2>}>
      <p className="oz-quiet">{about}</p>
      {charts.map((chart) => (
        <OneChart key={chart.key} chart={chart} />
      ))}
    </Card>
  );
}

function OneChart({ chart: { title, description, unit, head, rows, svg } }: { readonly chart: ReportChart }) {
  const m = useMessages(reportMessages);
  return (
    <section className="oz-report-chart" lang="zh-CN">
      <h3>{title}</h3>
      <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={`${title}。${description}`} />
      <details>
        <summary>{m.chartData}</summary>
        <table className="oz-report-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              {head.map((one, index) => (
                <th key={one} scope="col">
                  {index === 0 ? one : `${one}（${unit}）`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, values }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {values.map((value, index) => (
                  <td key={head[index + 1] ?? index} className="oz-report-figure">
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
