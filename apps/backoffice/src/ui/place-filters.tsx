import type { Label } from '@openzone/contracts';
import { Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { ColumnSelect } from './column-select.tsx';
import { DayPicker } from './day-picker.tsx';
import { useReference } from './reference.ts';
import { useSmallScreen } from './small-screen.ts';
import { documentWords } from './vocabulary.ts';

interface FilterProps {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** A condition of a list with its name above it. */
export function Filter({ id, label, children }: FilterProps) {
  return (
    <div className="oz-filter">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly any: string;
  readonly labels: Readonly<Record<string, Label>>;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** One of a closed list of words, or any. */
export function ChoiceFilter({ label, any, labels, value, onChange }: ChoiceProps) {
  const { pick } = useLanguage();
  const small = useSmallScreen();
  const id = useId();
  return (
    <Filter id={id} label={label}>
      <Select
        id={id}
        className="oz-wide"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={small ? true : 300}
        placeholder={any}
        value={value ?? null}
        onChange={(next: string | null | undefined) => onChange(next ?? undefined)}
        options={Object.entries(labels).map(([key, one]) => ({ value: key, label: pick(one) }))}
      />
    </Filter>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

export function DayFilter({ label, value, onChange }: DayProps) {
  const id = useId();
  return (
    <Filter id={id} label={label}>
      <DayPicker id={id} value={value ?? null} onChange={(day) => onChange(day ?? undefined)} />
    </Filter>
  );
}

interface UnitProps {
  /** In place of 单位, where a unit has a part of its own. */
  readonly label?: string;
  readonly value: string | undefined;
  readonly onChange: (unitId: string | undefined) => void;
}

export function UnitFilter({ label, value, onChange }: UnitProps) {
  const w = useMessages(documentWords);
  const { reference, unitName } = useReference();
  const id = useId();
  return (
    <Filter id={id} label={label ?? w.unit}>
      <Select
        id={id}
        className="oz-wide"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={w.anyUnit}
        value={value ?? null}
        onChange={(unitId: string | null | undefined) => onChange(unitId ?? undefined)}
        options={reference.units.map((unit) => ({ value: unit.id, label: unitName(unit.id) }))}
      />
    </Filter>
  );
}

interface PlaceProps {
  readonly search: { readonly unitId?: string | undefined; readonly columnId?: string | undefined };
  readonly onChange: (part: { readonly unitId?: string | undefined; readonly columnId?: string | undefined }) => void;
}

/** Whose documents, and where they stand. */
export function PlaceFilters({ search, onChange }: PlaceProps) {
  const w = useMessages(documentWords);
  const { reference } = useReference();
  const id = useId();
  return (
    <>
      <UnitFilter value={search.unitId} onChange={(unitId) => onChange({ unitId })} />
      <Filter id={id} label={w.column}>
        <ColumnSelect
          id={id}
          columns={reference.columns}
          withResting
          placeholder={w.anyColumn}
          value={search.columnId ?? null}
          onChange={(columnId) => onChange({ columnId: columnId ?? undefined })}
        />
      </Filter>
    </>
  );
}

/** The conditions with a part of them changed: what is empty is none, and a place in the list is left behind. */
export function withPart<T extends object>(search: T, part: { readonly [K in keyof T]?: T[K] | undefined }): T {
  return Object.fromEntries(
    Object.entries({ ...search, ...part }).filter(
      ([key, value]) => value !== undefined && value !== '' && key !== 'page' && key !== 'after',
    ),
  ) as T;
}
