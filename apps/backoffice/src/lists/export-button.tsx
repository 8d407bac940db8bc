import { DownloadOutlined } from '@ant-design/icons';
import type { SavedFilterScreen } from '@openzone/contracts';
import { Button } from 'antd';
import { API, queryOf } from '../api/client.ts';
import { useMessages } from '../i18n/language.tsx';
import { listMessages } from './messages.ts';

interface Props {
  readonly list: SavedFilterScreen | 'people' | 'columns' | 'imports';
  /** The conditions of the moment, where the list has any. */
  readonly query?: Readonly<Record<string, string>>;
}

/** All rows of a list as a workbook. */
export function ExportButton({ list, query = {} }: Props) {
  const m = useMessages(listMessages);
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      href={`${API}/${list}/export.xlsx${queryOf(query)}`}
      title={m.exportTitle}
    >
      {m.export}
    </Button>
  );
}
