import type { UnitsView, UnitView } from '@openzone/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Button, Checkbox, Tag } from 'antd';
import { useState } from 'react';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { Page } from '../ui/page.tsx';
import { capacityLabels, unitsMessages } from './messages.ts';
import { NewUnitDialog } from './new-unit.tsx';
import { unitsQuery } from './queries.ts';
import { nameIn, unitRows } from './tree.ts';
import { UnitDrawer } from './unit-drawer.tsx';
import { UnitTag } from './unit-tag.tsx';
import './units.css';

/** 机构: who is there, under whom, and how it came to be so. Everybody looks; an administrator keeps. */
export function UnitsPage() {
  const m = useMessages(unitsMessages);
  const { data } = useSuspenseQuery(unitsQuery);
  const [past, setPast] = useState(false);
  const [opened, setOpened] = useState<string>();
  const [adding, setAdding] = useState(false);
  const isPast = ({ state }: UnitView) => state === 'MERGED' || state === 'DISSOLVED';
  const units = data.units.filter((unit) => !isCalledOff(data, unit));
  const shown = unitRows(units.filter((unit) => past || !isPast(unit)));
  const unit = data.units.find(({ id }) => id === opened);
  return (
    <Page
      title={m.title}
      about={m.about}
      actions={
        data.mayManage && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {m.add}
          </Button>
        )
      }
    >
      {units.some(isPast) && (
        <Checkbox checked={past} onChange={(event) => setPast(event.target.checked)}>
          {m.showPast}
        </Checkbox>
      )}
      {shown.length === 0 && <p>{m.empty}</p>}
      <ul className="oz-units">
        {shown.map((row) => (
          <Row key={row.unit.id} unit={row.unit} depth={row.depth} view={data} onOpen={() => setOpened(row.unit.id)} />
        ))}
      </ul>
      {unit !== undefined && <UnitDrawer key={unit.id} unit={unit} view={data} onClose={() => setOpened(undefined)} />}
      {adding && <NewUnitDialog view={data} onClose={() => setAdding(false)} />}
    </Page>
  );
}

/** Planned, and called off before its day: it never was. */
function isCalledOff(view: UnitsView, unit: UnitView): boolean {
  return view.acts.some((act) => act.unitId === unit.id && act.kind === 'CREATED' && act.revokedAt !== null);
}

interface RowProps {
  readonly unit: UnitView;
  readonly depth: number;
  readonly view: UnitsView;
  readonly onOpen: () => void;
}

function Row({ unit, depth, view, onOpen }: RowProps) {
  const m = useMessages(unitsMessages);
  const c = useMessages(common);
  const { pick, language } = useLanguage();
  const toCome = view.acts.some(
    (act) => act.unitId === unit.id && act.settledAt === null && act.revokedAt === null && act.kind !== 'CREATED',
  );
  const name = nameIn(language, unit);
  return (
    <li style={{ paddingInlineStart: `${Math.min(depth, 4) * 20}px` }}>
      <div>
        <strong>{name}</strong> <UnitTag unit={unit} view={view} /> {toCome && <Tag color="blue">{m.toCome}</Tag>}
        <div className="oz-quiet">
          {unit.code}
          {unit.state === 'ACTIVE' && `${c.list}${pick(capacityLabels[unit.disclosureCapacity])}`}
        </div>
      </div>
      <Button size="small" aria-label={m.open(name)} onClick={onOpen}>
        {m.see}
      </Button>
    </li>
  );
}
