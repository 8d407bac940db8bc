import type { Column, ColumnMove } from '@openzone/contracts';
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { meQuery, referenceQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { columnTree, daysBehind } from '../lib/column-tree.ts';
import { holds } from '../lib/roles.ts';
import { todayInShanghai } from '../lib/time.ts';
import { ExportButton } from '../lists/export-button.tsx';
import { Page } from '../ui/page.tsx';
import { ColumnDrawer, type Editing } from './column-drawer.tsx';
import { HistoryDrawer } from './column-history.tsx';
import { dropped, stepped } from './column-moves.ts';
import { ColumnTable, type ColumnDialog } from './column-table.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { columnsMessages } from './messages.ts';
import { MoveDialog } from './move-dialog.tsx';
import './columns.css';

const columnsQuery = queryOptions({
  queryKey: ['columns'],
  queryFn: ({ signal }) => request<Column[]>('/columns', { signal }),
});

export function ColumnsPage() {
  const m = useMessages(columnsMessages);
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: all } = useSuspenseQuery(columnsQuery);
  const columns = useMemo(() => all.filter((column) => column.mergedInto === null), [all]);
  const [dialog, setDialog] = useState<{ readonly column: Column; readonly dialog: ColumnDialog } | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [overdueOnly, setOverdueOnly] = useState(false);
  const [moving, setMoving] = useState(false);
  const today = todayInShanghai();
  const mayEdit = holds(me, 'ADMIN', 'DISCLOSURE_OFFICE');
  const overdue = columns.filter((column) => (daysBehind(column, today) ?? 0) > 0);
  const tree = useMemo(() => columnTree(columns), [columns]);

  const reload = async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: columnsQuery.queryKey }),
      client.invalidateQueries({ queryKey: referenceQuery.queryKey }),
    ]);
  };
  const move = async (column: Column, place: Omit<ColumnMove, 'revision'> | null) => {
    if (place === null) return;
    setMoving(true);
    try {
      const body: ColumnMove = { ...place, revision: column.revision };
      await request<Column[]>(`/columns/${column.id}/move`, { method: 'POST', body });
      void message.success(m.moved);
    } catch (error) {
      void message.error(pick(asFailure(error).text));
    } finally {
      await reload();
      setMoving(false);
    }
  };
  const close = () => setDialog(null);

  return (
    <Page
      title={m.title}
      about={mayEdit ? m.about : `${m.about}${m.readOnly}`}
      actions={
        <>
          <ExportButton list="columns" />
          {mayEdit && (
            <Button type="primary" onClick={() => setEditing({ column: null, parentId: null })}>
              {m.add}
            </Button>
          )}
        </>
      }
    >
      {overdue.length > 0 && (
        <Alert
          className="oz-alert"
          type="warning"
          showIcon
          title={m.overdueTop(overdue.length)}
          action={
            <Button size="small" onClick={() => setOverdueOnly(!overdueOnly)}>
              {overdueOnly ? m.showAll : m.showOverdue}
            </Button>
          }
        />
      )}
      {mayEdit && <p className="oz-quiet oz-drag-help">{m.dragHelp}</p>}
      <ColumnTable
        tree={overdueOnly ? overdue.map((column) => ({ column, depth: 0, children: [] })) : tree}
        today={today}
        mayEdit={mayEdit}
        moving={moving}
        ordered={!overdueOnly}
        onEdit={(column) => setEditing({ column, parentId: column.parentId })}
        onAddUnder={(column) => setEditing({ column: null, parentId: column.id })}
        onMove={(column, step) => void move(column, stepped(columns, column, step))}
        onDrop={(dragged, over, drop) => void move(dragged, dropped(columns, dragged, over, drop))}
        onDialog={(column, which) => setDialog({ column, dialog: which })}
      />
      {editing !== null && (
        <ColumnDrawer
          key={editing.column?.id ?? `new-${editing.parentId ?? ''}`}
          editing={editing}
          columns={columns}
          onClose={() => setEditing(null)}
          onSaved={reload}
        />
      )}
      {dialog?.dialog === 'move' && (
        <MoveDialog column={dialog.column} columns={columns} onClose={close} onDone={reload} />
      )}
      {dialog?.dialog === 'merge' && (
        <MergeDialog column={dialog.column} columns={columns} onClose={close} onDone={reload} />
      )}
      {dialog?.dialog === 'history' && <HistoryDrawer column={dialog.column} onClose={close} />}
    </Page>
  );
}
