import type { TimeLimits, TimeLimitsFigure, TimingLine } from '@openzone/contracts';
import { Card } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { FigureButton } from './figure-button.tsx';
import { timeLimitsMessages } from './messages.ts';
import type { Asked } from './queries.ts';
import type { Opened } from './records-drawer.tsx';

type Scope = Pick<Asked, 'unitId' | 'columnId'>;
type Measured = TimeLimits['whole'];

interface Props {
  readonly title: string;
  readonly lines: readonly TimingLine[];
  readonly whole: Measured;
  readonly scopeOf: (id: string) => Scope;
  readonly wholeScope: Scope;
  readonly onOpen: (opened: Opened) => void;
}

/** One line for each unit or column, the latest first. */
export function TimingTable({ title, lines, whole, scopeOf, wholeScope, onOpen }: Props) {
  const m = useMessages(timeLimitsMessages);
  return (
    <Card className="oz-card" size="small" title={<h2>{title}</h2>}>
      {lines.length === 0 ? (
        <p className="oz-quiet">{m.none}</p>
      ) : (
        <div className="oz-scroll" role="region" aria-label={title} tabIndex={0}>
          <table className="oz-limits-table" aria-label={title}>
            <thead>
              <tr>
                {[
                  m.name,
                  m.published,
                  m.late,
                  m.waiting,
                  m.waitingLate,
                  m.unknown,
                  m.median,
                  m.ninth,
                  m.december,
                  m.z,
                  m.bunching,
                ].map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row">{line.name}</th>
                  <Cells name={line.name} measured={line} scope={scopeOf(line.id)} onOpen={onOpen} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{m.total}</th>
                <Cells name={m.total} measured={whole} scope={wholeScope} onOpen={onOpen} />
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </Card>
  );
}

interface CellsProps {
  readonly name: string;
  readonly measured: Measured;
  readonly scope: Scope;
  readonly onOpen: (opened: Opened) => void;
}

function Cells({ name, measured: { timing, bunching }, scope, onOpen }: CellsProps) {
  const m = useMessages(timeLimitsMessages);
  const figure = (key: Exclude<TimeLimitsFigure, 'caseSoon' | 'caseLate'>, value: number) => (
    <td className={value > 0 && (key === 'late' || key === 'waitingLate') ? 'oz-limits-late' : undefined}>
      <FigureButton
        label={m.openFigure(name, m[key], value)}
        value={value}
        onOpen={() => onOpen({ title: `${name}，${m[key]}：${value}`, asked: { figure: key, ...scope } })}
      />
    </td>
  );
  return (
    <>
      {figure('published', timing.published)}
      {figure('late', timing.late)}
      {figure('waiting', timing.waiting)}
      {figure('waitingLate', timing.waitingLate)}
      {figure('unknown', timing.unknown)}
      <td>{timing.median ?? '—'}</td>
      <td>{timing.ninth ?? '—'}</td>
      {figure('december', bunching.december)}
      <td>{bunching.z === null ? '—' : bunching.z.toFixed(2)}</td>
      <td className={bunching.verdict === 'bunched' ? 'oz-limits-late' : undefined}>{m.verdict(bunching.verdict)}</td>
    </>
  );
}
