import type { RegisterRemark } from '@openzone/contracts';
import { Card, Table, type TableColumnsType } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { requestImportMessages } from './messages.ts';

interface Props {
  readonly title: string;
  readonly remarks: readonly RegisterRemark[];
}

/** What is to be looked at, by row and column as the sheet has them. */
export function Remarks({ title, remarks }: Props) {
  const m = useMessages(requestImportMessages);
  const { pick } = useLanguage();
  if (remarks.length === 0) return null;
  const columns: TableColumnsType<RegisterRemark> = [
    { key: 'row', title: m.row, dataIndex: 'row', width: 60 },
    { key: 'column', title: m.column, dataIndex: 'column', width: 110 },
    { key: 'what', title: m.what, render: (_, remark) => pick(remark.text) },
  ];
  return (
    <Card className="oz-card" size="small" title={<h2>{title}</h2>}>
      <Table<RegisterRemark>
        size="small"
        rowKey={(remark) => `${remark.row} ${remark.column} ${remark.text.en}`}
        columns={columns}
        dataSource={[...remarks]}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      />
    </Card>
  );
}
