import type { TimeLimits } from '@openzone/contracts';
import { Card } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FigureButton } from './figure-button.tsx';
import { timeLimitsMessages } from './messages.ts';
import type { Opened } from './records-drawer.tsx';

interface Props {
  readonly limits: TimeLimits;
  readonly onOpen: (opened: Opened) => void;
}

/** Requests and cases that are open, about to be late, late. */
export function CasesCard({ limits, onOpen }: Props) {
  const m = useMessages(timeLimitsMessages);
  const { pick } = useLanguage();
  return (
    <Card className="oz-card" size="small" title={<h2>{m.cases}</h2>}>
      {limits.cases.length === 0 ? (
        <p className="oz-quiet">{m.noCases}</p>
      ) : (
        <div className="oz-scroll" role="region" aria-label={m.cases} tabIndex={0}>
          <table className="oz-limits-table" aria-label={m.cases}>
            <thead>
              <tr>
                {[m.procedure, m.unit, m.open, m.soon(limits.soonUntil), m.caseLate].map((heading) => (
                  <th key={heading} scope="col" className={heading === m.unit ? 'oz-limits-unit' : undefined}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {limits.cases.map(({ procedure, label, unit, open, soon, late }) => {
                const name = `${pick(label)}，${unit?.name ?? m.noUnit}`;
                const figure = (key: 'caseSoon' | 'caseLate', words: string, value: number) => (
                  <FigureButton
                    label={m.openFigure(name, words, value)}
                    value={value}
                    onOpen={() =>
                      onOpen({
                        title: `${name}，${words}：${value}`,
                        asked: { figure: key, procedure, ...(unit === null ? {} : { unitId: unit.id }) },
                      })
                    }
                  />
                );
                return (
                  <tr key={`${procedure}-${unit?.id ?? ''}`}>
                    <th scope="row">{pick(label)}</th>
                    <td className="oz-limits-unit">{unit?.name ?? m.noUnit}</td>
                    <td>{open}</td>
                    <td>{figure('caseSoon', m.soon(limits.soonUntil), soon)}</td>
                    <td className={late > 0 ? 'oz-limits-late' : undefined}>{figure('caseLate', m.caseLate, late)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
