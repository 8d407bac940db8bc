import type { Editor } from '@tiptap/react';
import { Card, Form, Input } from 'antd';
import type { RefObject } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { isEmptyBody } from '../rich-text/editor-html.ts';
import { BodyEditor } from '../rich-text/editor.tsx';
import { FieldHelp } from '../ui/field-help.tsx';
import { useRules } from '../ui/rules.ts';
import { AttachmentsField, type AttachmentsHandle } from './attachments-field.tsx';
import { LossList, type Losses } from './losses.tsx';
import { writeMessages } from './messages.ts';
import { PagePreview } from './page-preview.tsx';
import { TemplatePicker } from './template-picker.tsx';
import { WordUpload } from './word-upload.tsx';
import type { Wording } from './wording.tsx';

interface Props {
  /** A text that is public is being changed: the public is told what and why. */
  readonly isRevision: boolean;
  /** Nothing of it is saved yet. */
  readonly isNew: boolean;
  readonly attachments: RefObject<AttachmentsHandle | null>;
  readonly onPending: (count: number) => void;
  readonly losses: Losses;
  readonly wording: Wording;
  readonly onEditor: (editor: Editor | null) => void;
  /** The text was filled in by other means than typing. */
  readonly onFilled: () => void;
}

/** Title, body, summary, attachments. */
export function ContentFields({
  isRevision,
  isNew,
  attachments,
  onPending,
  losses,
  wording,
  onEditor,
  onFilled,
}: Props) {
  const m = useMessages(writeMessages);
  const r = useRules();
  return (
    <div>
      <Card
        className="oz-card"
        size="small"
        title={<h2>{m.content}</h2>}
        extra={
          <span className="oz-row">
            {isNew && <TemplatePicker onTaken={onFilled} />}
            <PagePreview />
            <WordUpload onTaken={onFilled} onLosses={losses.add} />
          </span>
        }
      >
        <LossList losses={losses} />
        {isRevision && (
          <Form.Item
            name="changeNote"
            label={m.changeNote}
            extra={<FieldHelp of="changeNote" field={m.changeNote} hint={m.changeNoteHint} />}
            rules={[r.needed(m.changeNote), r.most(m.changeNote, 500)]}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} />
          </Form.Item>
        )}
        <Form.Item name="title" label={m.title} extra={m.titleHint} rules={[r.needed(m.title), r.most(m.title, 500)]}>
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 4 }}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </Form.Item>
        <BodyField attachments={attachments} losses={losses} wording={wording} onEditor={onEditor} />
        <Form.Item
          name="abstract"
          label={m.abstract}
          extra={<FieldHelp of="abstract" field={m.abstract} hint={m.abstractHint} />}
          rules={[r.most(m.abstract, 1000)]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Card>
      <Card className="oz-card" size="small" title={<h2>{m.attachments}</h2>}>
        <Form.Item name="attachments" label={m.attachments} className="oz-label-heard">
          <AttachmentsField handle={attachments} onPending={onPending} />
        </Form.Item>
      </Card>
    </div>
  );
}

/** A document has words or at least an attachment. */
function BodyField({
  attachments,
  losses,
  wording,
  onEditor,
}: Pick<Props, 'attachments' | 'losses' | 'wording' | 'onEditor'>) {
  const m = useMessages(writeMessages);
  return (
    <Form.Item
      name="bodyHtml"
      label={m.body}
      required
      dependencies={['attachments']}
      rules={[
        ({ getFieldValue }) => ({
          validator: async (_, html: unknown) => {
            const files: unknown = getFieldValue('attachments');
            const none = !Array.isArray(files) || files.length === 0;
            if (none && isEmptyBody(typeof html === 'string' ? html : '')) throw new Error(m.bodyMissing);
          },
        }),
      ]}
    >
      <BodyEditor
        onFiles={(files) => attachments.current?.add(files)}
        onLosses={(list) => losses.add(m.lossPasted, list)}
        finders={wording.finders}
        onEditor={onEditor}
      />
    </Form.Item>
  );
}
