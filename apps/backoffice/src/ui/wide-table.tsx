import { Table, type TableProps } from 'antd';

type Props<Row> = Omit<TableProps<Row>, 'scroll' | 'pagination'> & {
  readonly label: string;
  /** Below this width in pixels the table scrolls sideways, by keyboard too. */
  readonly least: number;
};

export function WideTable<Row extends object>({ label, least, ...props }: Props<Row>) {
  return (
    <div className="oz-scroll" role="region" aria-label={label} tabIndex={0}>
      <Table<Row> {...props} pagination={false} style={{ minWidth: least }} />
    </div>
  );
}
