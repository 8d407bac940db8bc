import type { Column } from '@openzone/contracts';
import { TreeSelect } from 'antd';
import { useMemo, type ReactElement } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { columnTree, type ColumnNode } from '../lib/column-tree.ts';

interface Option {
  readonly value: string;
  readonly title: string;
  readonly search: string;
  readonly disabled: boolean;
  readonly children: Option[];
}

interface Shared {
  /** Given by the form's item. */
  readonly id?: string;
  readonly columns: readonly Column[];
  readonly placeholder?: string;
  readonly label?: string;
  /** Columns that rest are not offered for new documents, but can be filtered by. */
  readonly withResting?: boolean;
  /** What an option's value is; documents name columns by id, imports by key. */
  readonly by?: 'id' | 'key';
  readonly except?: ReadonlySet<string>;
}

function useOptions({ columns, withResting = false, by = 'id', except }: Shared): Option[] {
  const { language } = useLanguage();
  return useMemo(() => {
    const option = ({ column, children }: ColumnNode): Option => ({
      value: by === 'id' ? column.id : column.key,
      title: language === 'zh' ? column.name : column.nameEn,
      search: `${column.name} ${column.nameEn} ${column.keywords}`.toLowerCase(),
      disabled: (!column.active && !withResting) || except?.has(column.id) === true,
      children: children.map(option),
    });
    return columnTree(columns).map(option);
  }, [columns, language, withResting, by, except]);
}

function found(typed: string, option: object): boolean {
  return 'search' in option && String(option.search).includes(typed.trim().toLowerCase());
}

/** The input says by this id which list belongs to it; the tree itself does not carry it. */
function named(id: string | undefined) {
  if (id === undefined) return {};
  return { id, popupRender: (tree: ReactElement) => <div id={`${id}_list`}>{tree}</div> };
}

export function ColumnSelect(
  props: Shared & { readonly value?: string | null; readonly onChange?: (id: string | null) => void },
) {
  const { id, placeholder, label, value, onChange } = props;
  return (
    <TreeSelect<string | null, Option>
      className="oz-wide"
      treeData={useOptions(props)}
      showSearch={{ filterTreeNode: found }}
      allowClear
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? null)}
      {...named(id)}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    />
  );
}

export function ColumnsSelect(
  props: Shared & { readonly value?: string[]; readonly onChange?: (ids: string[]) => void },
) {
  const { id, placeholder, value, onChange } = props;
  return (
    <TreeSelect<string[], Option>
      className="oz-wide"
      multiple
      treeData={useOptions(props)}
      showSearch={{ filterTreeNode: found }}
      allowClear
      value={value ?? []}
      onChange={(next) => onChange?.(next)}
      {...named(id)}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}
