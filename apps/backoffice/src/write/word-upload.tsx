import { FileWordOutlined } from '@ant-design/icons';
import type { TextLoss, WordText } from '@openzone/contracts';
import { App, Button, Form, type FormInstance } from 'antd';
import { useRef, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { upload } from '../api/upload.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { isEmptyBody } from '../rich-text/editor-html.ts';
import { settleEditors } from '../rich-text/settle.ts';
import { writeMessages } from './messages.ts';
import type { DraftValues } from './values.ts';

interface Props {
  readonly onTaken: () => void;
  readonly onLosses: (source: string, losses: readonly TextLoss[]) => void;
}

/** A Word document becomes the text; where there is one already, its writer says whether it is replaced. */
export function WordUpload({ onTaken, onLosses }: Props) {
  const m = useMessages(writeMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const { message, modal } = App.useApp();
  const form = Form.useFormInstance<DraftValues>();
  const chooser = useRef<HTMLInputElement>(null);
  const [running, setRunning] = useState(false);

  const take = async (file: File): Promise<void> => {
    setRunning(true);
    try {
      const data = new FormData();
      data.append('file', file, file.name);
      const text = await upload<WordText>('/word-text', data, () => undefined);
      settleEditors();
      if (!isEmptyBody(form.getFieldValue('bodyHtml') as string)) {
        const sure = await modal.confirm({
          title: m.wordReplace,
          content: m.wordReplaceAbout,
          okText: m.wordReplaceOk,
          cancelText: c.cancel,
        });
        if (!sure) return;
      }
      fill(form, text);
      onTaken();
      void message.success(m.wordTaken(text.pictures));
      if (text.losses.length > 0) onLosses(file.name, text.losses);
    } catch (error) {
      void message.error(pick(asFailure(error).text), 10);
    } finally {
      setRunning(false);
    }
  };
  return (
    <>
      <Button
        size="small"
        icon={<FileWordOutlined aria-hidden />}
        loading={running}
        onClick={() => chooser.current?.click()}
      >
        {m.wordUpload}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".docx"
        className="oz-file-picker"
        tabIndex={-1}
        aria-label={m.wordUpload}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void take(file);
          event.target.value = '';
        }}
      />
    </>
  );
}

/** The title is the document's where none was typed. */
function fill(form: FormInstance<DraftValues>, { title, bodyHtml }: WordText): void {
  const typed = form.getFieldValue('title') as string;
  form.setFieldsValue({ bodyHtml, ...(typed.trim() === '' && title !== '' ? { title } : {}) });
}
