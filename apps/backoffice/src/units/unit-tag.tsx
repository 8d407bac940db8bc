import type { UnitsView, UnitView } from '@openzone/contracts';
import { Tag } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { unitsMessages } from './messages.ts';
import { nameIn } from './tree.ts';

/** Whether the unit is still to come, or what became of it; nothing of one that is simply there. */
export function UnitTag({ unit, view }: { readonly unit: UnitView; readonly view: UnitsView }) {
  const m = useMessages(unitsMessages);
  const { language } = useLanguage();
  const nameOf = (id: string | null) => {
    const found = view.units.find((one) => one.id === id);
    return found === undefined ? '' : nameIn(language, found);
  };
  if (unit.state === 'ACTIVE') return null;
  if (unit.state === 'PLANNED') {
    const first = view.acts.find((act) => act.unitId === unit.id && act.kind === 'CREATED');
    return <Tag color="blue">{m.planned(formatDay(first?.effectiveOn ?? '', language))}</Tag>;
  }
  const day = formatDay(unit.endedOn ?? '', language);
  return <Tag>{unit.state === 'MERGED' ? m.merged(day, nameOf(unit.successorId)) : m.dissolved(day)}</Tag>;
}
