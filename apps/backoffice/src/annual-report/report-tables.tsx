import type { ReportFigure, ReportSheet, ReportTable } from '@openzone/contracts';
import { Button, Card } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { reportMessages } from './messages.ts';

interface Props {
  readonly sheet: ReportSheet;
  readonly onOpen: (figure: ReportFigure) => void;
}

/** The official tables with their merged headings; every figure can be opened. */
export function ReportTables({ sheet, onOpen }: Props) {
  return sheet.tables.map((table) => (
    <Card
      key={table.part}
      className="oz-card"
      size="small"
      title={<h2>{table.part === '' ? table.title : `${table.part}、${table.title}`}</h2>}
    >
      <div className="oz-scroll" role="region" aria-label={table.title} tabIndex={0}>
        <OneTable table={table} onOpen={onOpen} />
      </div>
    </Card>
  ));
}

function OneTable({ table, onOpen }: { readonly table: ReportTable; readonly onOpen: Props['onOpen'] }) {
  const isStatistics = table.part === '';
  return (
    <table className="oz-report-table" lang="zh-CN">
      <caption>{table.title}</caption>
      {table.head.length > 0 && (
        <thead>
          {table.head.map((line, row) => (
            <tr key={`head-${row}`}>
              {line.map((cell, index) => (
                <Heading key={`${index}-${cell.text}`} cell={cell} axis="col" />
              ))}
            </tr>
          ))}
        </thead>
      )}
      <tbody>
        {table.rows.map(({ heads, figures }, row) => (
          <tr key={`row-${row}`}>
            {heads.map((cell, index) =>
              isStatistics && index > 0 ? (
                <td key={`${index}-${cell.text}`}>{cell.text}</td>
              ) : (
                <Heading
                  key={`${index}-${cell.text}`}
                  cell={cell}
                  axis={figures.length === 0 && !isStatistics ? 'col' : 'row'}
                />
              ),
            )}
            {figures.map((figure) => (
              <td key={figure.id} colSpan={figure.columns} className="oz-report-figure">
                <FigureButton figure={figure} onOpen={onOpen} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading({ cell, axis }: { readonly cell: ReportTable['head'][number][number]; readonly axis: 'col' | 'row' }) {
  const isGroup = axis === 'col' ? cell.columns > 1 : cell.rows > 1;
  return (
    <th scope={isGroup ? `${axis}group` : axis} colSpan={cell.columns} rowSpan={cell.rows}>
      {cell.text}
    </th>
  );
}

function FigureButton({ figure, onOpen }: { readonly figure: ReportFigure; readonly onOpen: Props['onOpen'] }) {
  const m = useMessages(reportMessages);
  return (
    <Button
      type="link"
      size="small"
      className="oz-report-open"
      aria-label={m.openFigure(figure.label, figure.value)}
      onClick={() => onOpen(figure)}
    >
      {figure.value}
    </Button>
  );
}
