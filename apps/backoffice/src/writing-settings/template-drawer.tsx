import type { DocumentTemplate, DocumentTemplateInput, TemplateList } from '@openzone/contracts';
import { Button, Drawer, Form, Input, Select, Switch } from 'antd';
import { request } from '../api/client.ts';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { isEmptyBody } from '../rich-text/editor-html.ts';
import { BodyEditor } from '../rich-text/editor.tsx';
import { settleEditors } from '../rich-text/settle.ts';
import { ColumnSelect } from '../ui/column-select.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useRules } from '../ui/rules.ts';
import { useReference } from '../ui/reference.ts';
import { useTermOptions } from '../ui/term-options.ts';
import { useSending } from '../ui/use-sending.ts';
import { writingSettingsMessages } from './messages.ts';

type Values = Omit<DocumentTemplateInput, 'position' | 'subjectCategory'>;
const names = ['name', 'genre', 'description', 'title', 'bodyHtml', 'columnId', 'active'] as const;

interface Props {
  /** Null for a new one. */
  readonly template: DocumentTemplate | null;
  readonly onSaved: (list: TemplateList) => void;
  readonly onClose: () => void;
}

export function TemplateDrawer({ template, onSaved, onClose }: Props) {
  const m = useMessages(writingSettingsMessages);
  const c = useMessages(common);
  const r = useRules();
  const genres = useTermOptions('genre');
  const { reference } = useReference();
  const [form] = Form.useForm<Values>();
  const { running, failure, send } = useSending(form, [...names], async (values: Values) => {
    const rest = { position: template?.position ?? 0, subjectCategory: template?.subjectCategory ?? null };
    const body = { ...rest, ...values, columnId: values.columnId ?? null, genre: values.genre ?? null };
    onSaved(
      template === null
        ? await request<TemplateList>('/document-templates', { method: 'POST', body })
        : await request<TemplateList>(`/document-templates/${template.id}`, {
            method: 'PUT',
            body: { ...body, revision: template.revision },
          }),
    );
  });
  return (
    <Drawer
      open
      size={880}
      title={template === null ? m.add : m.edit(template.name)}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          loading={running}
          onClick={() => {
            settleEditors();
            form.submit();
          }}
        >
          {c.save}
        </Button>
      }
    >
      <Form<Values>
        name="document-template"
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        initialValues={valuesOf(template)}
        onFinish={(values) => void send(values)}
      >
        {failure !== null && <FailureAlert failure={failure} />}
        <Form.Item name="name" label={m.name} rules={[r.needed(m.name), r.most(m.name, 60)]}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="genre" label={m.genre}>
          <Select allowClear options={genres} />
        </Form.Item>
        <Form.Item name="columnId" label={m.column}>
          <ColumnSelect columns={reference.columns} />
        </Form.Item>
        <Form.Item name="description" label={m.description} rules={[r.most(m.description, 300)]}>
          <Input />
        </Form.Item>
        <Form.Item name="title" label={m.docTitle} rules={[r.most(m.docTitle, 500)]}>
          <Input placeholder="关于召开【填写：会议名称】的通知" />
        </Form.Item>
        <Form.Item
          name="bodyHtml"
          label={m.body}
          extra={m.templatesAbout}
          rules={[
            {
              validator: (_, html: unknown) =>
                typeof html === 'string' && !isEmptyBody(html)
                  ? Promise.resolve()
                  : Promise.reject(new Error(m.bodyMissing)),
            },
          ]}
        >
          <BodyEditor />
        </Form.Item>
        <Form.Item name="active" label={m.active} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Drawer>
  );
}

function valuesOf(template: DocumentTemplate | null): Values {
  const { name = '', genre = null, description = '', title = '', bodyHtml = '', columnId = null } = template ?? {};
  return { name, genre, description, title, bodyHtml, columnId, active: template?.active ?? true };
}
