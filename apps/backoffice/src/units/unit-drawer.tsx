import type { UnitActView, UnitsView, UnitView } from '@openzone/contracts';
import { Button, Drawer, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay, todayInShanghai } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { ChangeDialog, type ChangeKind } from './change-dialog.tsx';
import { capacityLabels, unitActLabels, unitsMessages } from './messages.ts';
import { useUnitAct } from './queries.ts';
import { nameIn } from './tree.ts';
import { UnitTag } from './unit-tag.tsx';

interface Props {
  readonly unit: UnitView;
  readonly view: UnitsView;
  readonly onClose: () => void;
}

/** One unit: what it is today, what may be done to it, and how it came to be so. */
export function UnitDrawer({ unit, view, onClose }: Props) {
  const m = useMessages(unitsMessages);
  const { pick, language } = useLanguage();
  const [changing, setChanging] = useState<ChangeKind>();
  const parent = view.units.find(({ id }) => id === unit.parentId);
  const hasEnded = unit.state === 'MERGED' || unit.state === 'DISSOLVED';
  const mayChange = view.mayManage && !hasEnded;
  const acts: readonly (readonly [ChangeKind, string])[] = [
    ['RENAMED', m.rename],
    ['MOVED', m.move],
    ['CAPACITY', m.changeCapacity],
    ['MERGED', m.merge],
    ['DISSOLVED', m.dissolve],
  ];
  return (
    <Drawer open title={nameIn(language, unit)} onClose={onClose} size="min(560px, 100vw)">
      <section className="oz-unit-section">
        <h2>{m.current}</h2>
        <p>
          <UnitTag unit={unit} view={view} /> {!hasEnded && pick(capacityLabels[unit.disclosureCapacity])}
        </p>
        <p className="oz-quiet">
          {m.code} {unit.code}
          {parent !== undefined && ` · ${m.parent} ${nameIn(language, parent)}`}
        </p>
        {mayChange && (
          <div className="oz-unit-acts">
            {acts.map(([kind, label]) => (
              <Button key={kind} danger={kind === 'MERGED' || kind === 'DISSOLVED'} onClick={() => setChanging(kind)}>
                {label}
              </Button>
            ))}
          </div>
        )}
      </section>
      <History unit={unit} view={view} />
      {changing !== undefined && (
        <ChangeDialog kind={changing} unit={unit} view={view} onClose={() => setChanging(undefined)} />
      )}
    </Drawer>
  );
}

function History({ unit, view }: Omit<Props, 'onClose'>) {
  const m = useMessages(unitsMessages);
  const callOff = useUnitAct();
  const acts = view.acts.filter(({ unitId }) => unitId === unit.id).toReversed();
  return (
    <section className="oz-unit-section">
      <h2>{m.history}</h2>
      {callOff.error !== null && <FailureAlert failure={callOff.error} />}
      <ul className="oz-unit-history">
        {acts.map((act) => (
          <Act
            key={act.id}
            act={act}
            view={view}
            {...(view.mayManage && act.settledAt === null && act.revokedAt === null
              ? { onCallOff: () => callOff.mutate({ path: `/unit-changes/${act.id}`, method: 'DELETE' }) }
              : {})}
          />
        ))}
      </ul>
    </section>
  );
}

interface ActProps {
  readonly act: UnitActView;
  readonly view: UnitsView;
  readonly onCallOff?: () => void;
}

function Act({ act, view, onCallOff }: ActProps) {
  const m = useMessages(unitsMessages);
  const c = useMessages(common);
  const { pick, language } = useLanguage();
  const isOpen = act.revokedAt === null && act.settledAt === null;
  const isLate = isOpen && act.effectiveOn !== null && act.effectiveOn <= todayInShanghai();
  const nameOf = (id: string | null) => {
    const found = view.units.find((one) => one.id === id);
    return found === undefined ? undefined : nameIn(language, found);
  };
  const what =
    act.kind === 'MOVED'
      ? (nameOf(act.parentId) ?? m.top)
      : act.kind === 'CAPACITY' && act.disclosureCapacity !== null
        ? pick(capacityLabels[act.disclosureCapacity])
        : (act.name ?? nameOf(act.successorId) ?? '');
  return (
    <li>
      <div>
        <strong>{pick(unitActLabels[act.kind])}</strong> {what} {act.revokedAt !== null && <Tag>{m.calledOff}</Tag>}
        {isOpen && <Tag color={isLate ? 'red' : 'blue'}>{isLate ? m.failed : m.pending}</Tag>}
      </div>
      {isLate && <p>{m.failedHint}</p>}
      <div className="oz-quiet">
        {act.effectiveOn === null ? m.sinceEver : formatDay(act.effectiveOn, language)}
        {act.ground !== '' && `${c.list}${act.ground}`}
        {act.byName !== null && `${c.list}${m.by(act.byName)}`}
      </div>
      {act.moved !== null && <div className="oz-quiet">{m.moved(act.moved)}</div>}
      {onCallOff !== undefined && (
        <Popconfirm title={m.callOffSure} okText={m.callOff} cancelText={c.cancel} onConfirm={onCallOff}>
          <Button size="small">{m.callOff}</Button>
        </Popconfirm>
      )}
    </li>
  );
}
