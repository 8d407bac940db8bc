import { Button } from 'antd';
import { useId, useState } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { todayInShanghai } from '../lib/time.ts';
import { DayPicker } from '../ui/day-picker.tsx';
import { periodOf, type Preset } from './drill.ts';
import { statisticsMessages } from './messages.ts';

interface Period {
  readonly from: string;
  readonly to: string;
}

const PRESETS: readonly Preset[] = ['thisYear', 'lastYear', 'thisMonth'];

export function PeriodPicker({ from, to, onChange }: Period & { readonly onChange: (period: Period) => void }) {
  const m = useMessages(statisticsMessages);
  const id = useId();
  const [chosen, setChosen] = useState<{ readonly from: string | null; readonly to: string | null }>({ from, to });
  const wrong = chosen.from !== null && chosen.to !== null && chosen.from > chosen.to;
  const show = () => {
    if (chosen.from !== null && chosen.to !== null && !wrong) onChange({ from: chosen.from, to: chosen.to });
  };
  return (
    <fieldset className="oz-period">
      <legend className="oz-heard">{m.period}</legend>
      {(['from', 'to'] as const).map((end) => (
        <div key={end} className="oz-filter">
          <label htmlFor={`${id}-${end}`}>{m[end]}</label>
          <DayPicker
            id={`${id}-${end}`}
            value={chosen[end]}
            onChange={(day) => setChosen((before) => ({ ...before, [end]: day }))}
          />
        </div>
      ))}
      <Button type="primary" disabled={chosen.from === null || chosen.to === null || wrong} onClick={show}>
        {m.show}
      </Button>
      <span className="oz-row">
        {PRESETS.map((preset) => (
          <Button key={preset} onClick={() => onChange(periodOf(preset, todayInShanghai()))}>
            {m[preset]}
          </Button>
        ))}
      </span>
      {wrong && (
        <p className="oz-wrong" role="alert">
          {m.wrongOrder}
        </p>
      )}
    </fieldset>
  );
}
