import { ArrowDownOutlined, ArrowUpOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import type { Column } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { daysBehind, type ColumnNode } from '../lib/column-tree.ts';
import { formatDay } from '../lib/time.ts';
import { useReference } from '../ui/reference.ts';
import { useSmallScreen } from '../ui/small-screen.ts';
import { Badge } from '../ui/tags.tsx';
import { WideTable } from '../ui/wide-table.tsx';
import { columnsMessages } from './messages.ts';

interface Props {
  readonly tree: readonly ColumnNode[];
  readonly today: string;
  readonly mayEdit: boolean;
  readonly moving: boolean;
  /** Whether the rows stand in their own order, so that they can be moved. */
  readonly ordered: boolean;
  readonly onEdit: (column: Column) => void;
  readonly onAddUnder: (column: Column) => void;
  readonly onMove: (column: Column, step: -1 | 1) => void;
}

interface Row {
  readonly key: string;
  readonly column: Column;
  readonly first: boolean;
  readonly last: boolean;
  readonly children?: Row[];
}

function rowsOf(nodes: readonly ColumnNode[]): Row[] {
  return nodes.map(({ column, children }, index) => ({
    key: column.id,
    column,
    first: index === 0,
    last: index === nodes.length - 1,
    ...(children.length === 0 ? {} : { children: rowsOf(children) }),
  }));
}

export function ColumnTable({ tree, today, ...acts }: Props) {
  const m = useMessages(columnsMessages);
  const { language } = useLanguage();
  const { unitShort } = useReference();
  const small = useSmallScreen();
  return (
    <WideTable<Row>
      label={m.tree}
      least={small ? 700 : 900}
      key={acts.ordered ? 'tree' : 'overdue'}
      size="small"
      rowKey="key"
      dataSource={rowsOf(tree)}
      expandable={{ defaultExpandAllRows: true, indentSize: 22 }}
      columns={[
        {
          key: 'name',
          title: m.name,
          render: (_, { column }) => (
            <span className="oz-column-name">
              <Link to="/documents" search={{ columnId: column.id }} title={m.documents(column.name)}>
                {language === 'zh' ? column.name : column.nameEn}
              </Link>{' '}
              {!column.active && <Badge tone="grey">{m.inactive}</Badge>}
              <small>{column.key}</small>
            </span>
          ),
        },
        { key: 'count', title: m.count, width: 90, align: 'right', render: (_, { column }) => column.publicCount },
        {
          key: 'newest',
          title: m.newest,
          width: 130,
          render: (_, { column }) => (column.newestOn === null ? '—' : formatDay(column.newestOn, language)),
        },
        { key: 'rule', title: m.rule, width: 170, render: (_, { column }) => <Rule column={column} today={today} /> },
        ...(small
          ? []
          : [
              {
                key: 'unit',
                title: m.unit,
                width: 160,
                render: (_: unknown, { column }: Row) => unitShort(column.responsibleUnitId),
              },
            ]),
        {
          key: 'acts',
          title: m.actions,
          width: acts.mayEdit ? 172 : 60,
          render: (_, row) => <Acts row={row} {...acts} />,
        },
      ]}
    />
  );
}

function Rule({ column, today }: { readonly column: Column; readonly today: string }) {
  const m = useMessages(columnsMessages);
  const behind = daysBehind(column, today);
  const rule = column.updateEveryDays === null ? m.onChange : m.every(column.updateEveryDays);
  return (
    <span className="oz-tags" title={column.updateBasis}>
      <span>{rule}</span>
      {behind !== null && behind > 0 && (
        <Badge tone="red">{Number.isFinite(behind) ? m.behind(behind) : m.neverFilled}</Badge>
      )}
      {behind === 0 && <Badge tone="green">{m.inTime}</Badge>}
    </span>
  );
}

function Acts({
  row,
  mayEdit,
  moving,
  ordered,
  onEdit,
  onAddUnder,
  onMove,
}: { readonly row: Row } & Omit<Props, 'tree' | 'today'>) {
  const m = useMessages(columnsMessages);
  const { column } = row;
  if (!mayEdit) return null;
  return (
    <span className="oz-acts">
      <Button
        type="text"
        size="small"
        icon={<EditOutlined aria-hidden />}
        aria-label={m.edit(column.name)}
        title={m.edit(column.name)}
        onClick={() => onEdit(column)}
      />
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined aria-hidden />}
        aria-label={m.addUnder(column.name)}
        title={m.addUnder(column.name)}
        onClick={() => onAddUnder(column)}
      />
      {ordered && (
        <>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined aria-hidden />}
            aria-label={m.up(column.name)}
            disabled={row.first || moving}
            onClick={() => onMove(column, -1)}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined aria-hidden />}
            aria-label={m.down(column.name)}
            disabled={row.last || moving}
            onClick={() => onMove(column, 1)}
          />
        </>
      )}
    </span>
  );
}
