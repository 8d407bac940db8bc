import { DeleteOutlined, FilterOutlined } from '@ant-design/icons';
import type { SavedFilter, SavedFilterScreen } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Modal, Popover, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { useRules } from '../ui/rules.ts';
import { ExportButton } from './export-button.tsx';
import { listMessages } from './messages.ts';
import { savedFiltersQuery, useDeleteFilter, useSaveFilter } from './queries.ts';
import type { Sorting } from './sorting.ts';
import './lists.css';

type Search = Readonly<Record<string, string | number | boolean | undefined>>;

interface Props<Sort extends string> {
  readonly screen: SavedFilterScreen;
  /** The conditions of the moment, as the address has them. */
  readonly search: Search;
  readonly onChoose: (search: SavedFilter['search']) => void;
  readonly columns?: {
    readonly all: readonly ColumnChoice[];
    readonly hidden: readonly string[];
    readonly onChange: (hidden: string[]) => void;
  };
  readonly sorts?: Sorts<Sort>;
}

/** Where a list has no heads to press: the same orders, in words. */
interface Sorts<Sort extends string> extends Sorting<Sort> {
  readonly all: readonly Sort[];
  /** What each key is called. */
  readonly label: Readonly<Record<string, string>>;
}

interface ColumnChoice {
  readonly key: string;
  readonly label: string;
}

/** A page is where one was, not what one looked for. */
const places = new Set(['page', 'pageSize', 'after']);

function conditionsOf(search: Search): SavedFilter['search'] {
  return Object.fromEntries(
    Object.entries(search).flatMap(([key, value]) => (value === undefined || places.has(key) ? [] : [[key, value]])),
  );
}

/** Within the page's content, and after the button for whoever goes on with Tab. */
function besideButton(button: HTMLElement): HTMLElement {
  return button.parentElement ?? document.body;
}

/** Above a list: filters kept under a name, the columns to show, and all rows as a workbook. */
export function ListTools<Sort extends string>({ screen, search, onChoose, columns, sorts }: Props<Sort>) {
  const m = useMessages(listMessages);
  const conditions = conditionsOf(search);
  const query = Object.fromEntries(Object.entries(conditions).map(([key, value]) => [key, String(value)]));
  return (
    <div className="oz-list-tools" role="group" aria-label={m.tools}>
      <SavedFilters screen={screen} conditions={conditions} onChoose={onChoose} />
      {columns !== undefined && (
        <Popover
          trigger="click"
          placement="bottomRight"
          getPopupContainer={besideButton}
          content={
            <Checkbox.Group
              className="oz-list-columns"
              options={columns.all.map(({ key, label }) => ({ value: key, label }))}
              value={columns.all.map(({ key }) => key).filter((key) => !columns.hidden.includes(key))}
              onChange={(shown) =>
                columns.onChange(columns.all.map(({ key }) => key).filter((key) => !shown.includes(key)))
              }
            />
          }
        >
          <Button>{m.columns}</Button>
        </Popover>
      )}
      {sorts !== undefined && <SortSelect {...sorts} />}
      <ExportButton list={screen} query={query} />
    </div>
  );
}

function SortSelect<Sort extends string>({ sort, onSort, all, label }: Sorts<Sort>) {
  const m = useMessages(listMessages);
  return (
    <Select<Sort>
      aria-label={m.sort}
      className="oz-list-sort"
      popupMatchSelectWidth={false}
      value={sort}
      onChange={onSort}
      options={all.map((value) => {
        const name = label[value.replace('-', '')] ?? value;
        return { value, label: value.startsWith('-') ? m.descending(name) : m.ascending(name) };
      })}
    />
  );
}

interface SavedProps {
  readonly screen: SavedFilterScreen;
  readonly conditions: SavedFilter['search'];
  readonly onChoose: (search: SavedFilter['search']) => void;
}

function SavedFilters({ screen, conditions, onChoose }: SavedProps) {
  const m = useMessages(listMessages);
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  const { data = [] } = useQuery(savedFiltersQuery(screen));
  const removing = useDeleteFilter(screen);
  const restoring = useSaveFilter();
  const [removed, setRemoved] = useState<SavedFilter | null>(null);
  // What was pressed is gone from the list.
  useEffect(() => {
    if (open) keepFocus();
  }, [open, removed]);
  const choose = (filter: SavedFilter) => {
    setOpen(false);
    onChoose(filter.search);
  };
  return (
    <>
      <Popover
        trigger="click"
        placement="bottomLeft"
        getPopupContainer={besideButton}
        open={open}
        onOpenChange={(isOpen) => {
          setOpen(isOpen);
          setRemoved(null);
        }}
        title={m.saved}
        content={
          <div className="oz-saved">
            <p role="status" className="oz-saved-removed">
              {removed !== null && (
                <>
                  {m.removed(removed.name)}{' '}
                  <Button
                    size="small"
                    autoFocus
                    loading={restoring.isPending}
                    onClick={() => {
                      const { name, search, shared } = removed;
                      restoring.mutate({ screen, name, search, shared }, { onSuccess: () => setRemoved(null) });
                    }}
                  >
                    {m.undo}
                  </Button>
                </>
              )}
            </p>
            {data.length === 0 && removed === null && <p className="oz-quiet">{m.noSaved}</p>}
            <ul className="oz-plain">
              {data.map((filter) => (
                <li key={filter.id}>
                  <Button type="link" onClick={() => choose(filter)}>
                    {filter.name}
                  </Button>
                  {(filter.shared || !filter.own) && (
                    <span className="oz-quiet">{filter.own ? m.sharedMark : m.ofOther(filter.owner)}</span>
                  )}
                  {filter.own && (
                    <Button
                      type="text"
                      aria-label={m.removeOne(filter.name)}
                      icon={<DeleteOutlined aria-hidden />}
                      onClick={() => removing.mutate(filter.id, { onSuccess: () => setRemoved(filter) })}
                    />
                  )}
                </li>
              ))}
            </ul>
            <Button
              disabled={Object.keys(conditions).length === 0}
              onClick={() => {
                setOpen(false);
                setNaming(true);
              }}
            >
              {m.save}
            </Button>
          </div>
        }
      >
        <Button icon={<FilterOutlined aria-hidden />}>
          {m.saved}
          {data.length > 0 && ` ${data.length}`}
        </Button>
      </Popover>
      {naming && <SaveDialog screen={screen} conditions={conditions} onClose={() => setNaming(false)} />}
    </>
  );
}

interface Naming {
  readonly name: string;
  readonly shared?: boolean;
}

function SaveDialog({ screen, conditions, onClose }: Omit<SavedProps, 'onChoose'> & { readonly onClose: () => void }) {
  const m = useMessages(listMessages);
  const c = useMessages(common);
  const r = useRules();
  const { message } = App.useApp();
  const formId = useId();
  const saving = useSaveFilter();
  const finish = ({ name, shared = false }: Naming) =>
    saving.mutate(
      { screen, name: name.trim(), search: conditions, shared },
      {
        onSuccess: () => {
          void message.success(m.kept);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={m.save}
      okText={c.save}
      cancelText={c.cancel}
      onCancel={onClose}
      confirmLoading={saving.isPending}
      okButtonProps={{ htmlType: 'submit', form: formId }}
    >
      <Form<Naming> id={formId} name={formId} layout="vertical" requiredMark={false} onFinish={finish}>
        <p>{m.saveAbout}</p>
        {saving.error !== null && <FailureAlert failure={saving.error} />}
        <Form.Item name="name" label={m.name} rules={[r.needed(m.name), r.most(m.name, 60)]}>
          <Input autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item name="shared" valuePropName="checked">
          <Checkbox>{m.shared}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
