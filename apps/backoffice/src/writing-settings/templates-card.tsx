import { openFields, type DocumentTemplate, type TemplateList } from '@openzone/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { App, Button, Card, Empty, Tag } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { WideTable } from '../ui/wide-table.tsx';
import { writingSettingsMessages } from './messages.ts';
import { documentTemplatesQuery } from './queries.ts';
import { TemplateDrawer } from './template-drawer.tsx';
import { TemplateHistory } from './template-history.tsx';

/** Documents to begin from, by type. */
export function DocumentTemplatesCard() {
  const m = useMessages(writingSettingsMessages);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data } = useSuspenseQuery(documentTemplatesQuery);
  const [editing, setEditing] = useState<DocumentTemplate | 'new' | null>(null);
  const [removing, setRemoving] = useState<DocumentTemplate | null>(null);
  const [past, setPast] = useState<DocumentTemplate | null>(null);
  const took = (list: TemplateList) => client.setQueryData(documentTemplatesQuery.queryKey, list);
  const fields = (one: DocumentTemplate) => openFields(one.title).length + openFields(one.bodyHtml).length;
  return (
    <Card
      className="oz-card"
      size="small"
      title={<h2>{m.templates}</h2>}
      extra={
        data.mayEdit && (
          <Button size="small" onClick={() => setEditing('new')}>
            {m.add}
          </Button>
        )
      }
    >
      <p className="oz-quiet">{m.templatesAbout}</p>
      {data.templates.length === 0 ? (
        <Empty description={m.templatesNone} />
      ) : (
        <WideTable<DocumentTemplate>
          label={m.templates}
          least={560}
          size="small"
          rowKey="id"
          dataSource={data.templates}
          columns={[
            {
              key: 'name',
              title: m.name,
              render: (_, one) => (
                <>
                  <strong>{one.name}</strong> {!one.active && <Tag>—</Tag>}
                  <div className="oz-quiet">{one.description}</div>
                </>
              ),
            },
            { key: 'genre', title: m.genre, width: 90, render: (_, one) => one.genre ?? '' },
            {
              key: 'fields',
              title: '',
              width: 110,
              render: (_, one) => (fields(one) > 0 ? m.fields(fields(one)) : ''),
            },
            {
              key: 'changed',
              title: m.changed,
              width: 190,
              render: (_, one) => `${one.updatedBy} ${formatTime(one.updatedAt, language)}`,
            },
            {
              key: 'acts',
              title: m.acts,
              width: 210,
              render: (_, one) =>
                data.mayEdit && (
                  <span className="oz-row">
                    <Button size="small" aria-label={m.edit(one.name)} onClick={() => setEditing(one)}>
                      {m.change}
                    </Button>
                    <Button size="small" aria-label={m.historyOf(one.name)} onClick={() => setPast(one)}>
                      {m.history}
                    </Button>
                    <Button size="small" danger aria-label={m.removeSure(one.name)} onClick={() => setRemoving(one)}>
                      {m.remove}
                    </Button>
                  </span>
                ),
            },
          ]}
        />
      )}
      {editing !== null && (
        <TemplateDrawer
          template={editing === 'new' ? null : editing}
          onSaved={(list) => {
            took(list);
            setEditing(null);
            void message.success(m.saved);
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {past !== null && <TemplateHistory template={past} onClose={() => setPast(null)} />}
      <AskDialog
        open={removing !== null}
        title={m.removeSure(removing?.name ?? '')}
        okText={m.remove}
        danger
        onClose={() => setRemoving(null)}
        onOk={async () => {
          if (removing === null) return;
          took(await request<TemplateList>(`/document-templates/${removing.id}`, { method: 'DELETE' }));
          void message.success(m.removed);
        }}
      >
        <p>{m.removeAbout}</p>
      </AskDialog>
    </Card>
  );
}
