import { ArrowDownOutlined, ArrowUpOutlined, EditOutlined, EllipsisOutlined, PlusOutlined } from '@ant-design/icons';
import type { Column } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useState, type DragEvent } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { daysBehind, type ColumnNode } from '../lib/column-tree.ts';
import { formatDay } from '../lib/time.ts';
import { useReference } from '../ui/reference.ts';
import { useSmallScreen } from '../ui/small-screen.ts';
import { Badge } from '../ui/tags.tsx';
import { WideTable } from '../ui/wide-table.tsx';
import { dropAt, type Drop } from './column-moves.ts';
import { columnsMessages } from './messages.ts';

/** What is done with a column in a dialog of its own. */
export type ColumnDialog = 'move' | 'merge' | 'history';

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
  readonly onDrop: (dragged: Column, over: Column, drop: Drop) => void;
  readonly onDialog: (column: Column, dialog: ColumnDialog) => void;
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
  const drag = useDrag(acts.mayEdit && acts.ordered && !acts.moving && !small, acts.onDrop);
  return (
    <WideTable<Row>
      label={m.tree}
      least={small ? 700 : 900}
      key={acts.ordered ? 'tree' : 'overdue'}
      size="small"
      rowKey="key"
      onRow={({ column }) => drag.rowProps(column)}
      rowClassName={({ column }) => drag.classOf(column)}
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
          width: acts.mayEdit ? 204 : 60,
          render: (_, row) => <Acts row={row} {...acts} />,
        },
      ]}
    />
  );
}

function Rule({ column, today }: { readonly column: Column; readonly today: string }) {
  const m = useMessages(columnsMessages);
  const behind = daysBehind(column, today);
  const rule =
    column.updateEveryDays === null
      ? column.updateMonthDay === null
        ? m.onChange
        : m.by(column.updateMonthDay)
      : m.every(column.updateEveryDays);
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
  onDialog,
}: { readonly row: Row } & Omit<Props, 'tree' | 'today' | 'onDrop'>) {
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
      <Dropdown
        trigger={['click']}
        menu={{
          items: (['move', 'merge', 'history'] as const).map((key) => ({ key, label: m[key] })),
          onClick: ({ key }) => onDialog(column, key === 'move' || key === 'merge' ? key : 'history'),
        }}
      >
        <Button
          type="text"
          size="small"
          icon={<EllipsisOutlined aria-hidden />}
          aria-label={m.more(column.name)}
          title={m.more(column.name)}
        />
      </Dropdown>
    </span>
  );
}

/** Dragging of rows; everything it does the buttons do as well. */
function useDrag(enabled: boolean, onDrop: Props['onDrop']) {
  const [dragged, setDragged] = useState<Column | null>(null);
  const [over, setOver] = useState<{ readonly id: string; readonly drop: Drop } | null>(null);
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  const dropOf = (event: DragEvent<HTMLElement>): Drop => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return dropAt(event.clientY - top, height);
  };
  const rowProps = (column: Column) =>
    enabled
      ? {
          draggable: true,
          onDragStart: () => setDragged(column),
          onDragEnd: end,
          onDragOver: (event: DragEvent<HTMLElement>) => {
            if (dragged === null || dragged.id === column.id) return;
            event.preventDefault();
            const drop = dropOf(event);
            if (over?.id !== column.id || over.drop !== drop) setOver({ id: column.id, drop });
          },
          onDrop: (event: DragEvent<HTMLElement>) => {
            event.preventDefault();
            if (dragged !== null) onDrop(dragged, column, dropOf(event));
            end();
          },
        }
      : {};
  return { rowProps, classOf: ({ id }: Column) => (over?.id === id ? `oz-drop-${over.drop}` : '') };
}
