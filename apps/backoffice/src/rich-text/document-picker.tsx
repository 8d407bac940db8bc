import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { documentsQuery } from '../api/queries.ts';
import { useMessages } from '../i18n/language.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { editorMessages } from './messages.ts';

export interface PickedDocument {
  readonly code: string;
  readonly title: string;
}

interface Props {
  readonly id?: string;
  readonly value?: PickedDocument;
  readonly onChange?: (picked: PickedDocument | undefined) => void;
}

/** Public documents of the site by title or number. */
export function DocumentPicker({ id, value, onChange }: Props) {
  const m = useMessages(editorMessages);
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const found = useQuery({
    ...documentsQuery({ q, pageSize: 30 }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  });
  const items = q.length > 1 ? (found.data?.items ?? []).filter(({ isPublic }) => isPublic) : [];
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      autoFocus
      value={value?.code ?? null}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={q.length > 1 && !found.isFetching ? m.linkDocumentNone : null}
      options={items.map((one) => ({
        value: one.code,
        label: [one.title, one.documentNumber].filter((part) => part !== null).join(' · '),
      }))}
      onChange={(code) => {
        const picked = items.find((one) => one.code === code);
        onChange?.(picked === undefined ? undefined : { code: picked.code, title: picked.title });
      }}
    />
  );
}
