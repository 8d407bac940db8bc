import type { DocumentTemplate } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Form, Select } from 'antd';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { isEmptyBody } from '../rich-text/editor-html.ts';
import { settleEditors } from '../rich-text/settle.ts';
import { documentTemplatesQuery } from '../writing-settings/queries.ts';
import { writeMessages } from './messages.ts';
import type { DraftValues } from './values.ts';

/** Begins a new document from one of the site's templates; what was typed already is not lost without asking. */
export function TemplatePicker({ onTaken }: { readonly onTaken: () => void }) {
  const m = useMessages(writeMessages);
  const c = useMessages(common);
  const { modal } = App.useApp();
  const form = Form.useFormInstance<DraftValues>();
  const { data } = useQuery(documentTemplatesQuery);
  const offered = (data?.templates ?? []).filter(({ active }) => active);
  if (offered.length === 0) return null;

  const take = async ({ title, bodyHtml, genre, columnId, subjectCategory }: DocumentTemplate): Promise<void> => {
    settleEditors();
    const now = form.getFieldsValue(true) as DraftValues;
    if (now.title.trim() !== '' || !isEmptyBody(now.bodyHtml)) {
      const sure = await modal.confirm({
        title: m.templateReplace,
        content: m.templateReplaceAbout,
        okText: m.wordReplaceOk,
        cancelText: c.cancel,
      });
      if (!sure) return;
    }
    form.setFieldsValue({
      title,
      bodyHtml,
      genre: genre ?? now.genre,
      columnId: columnId ?? now.columnId,
      subjectCategory: subjectCategory ?? now.subjectCategory,
    });
    onTaken();
  };
  const genres = [...new Set(offered.map(({ genre }) => genre ?? m.templateOther))];
  return (
    <Select
      size="small"
      className="oz-template-picker"
      aria-label={m.templateBegin}
      placeholder={m.templateBegin}
      value={null}
      popupMatchSelectWidth={false}
      options={genres.map((genre) => ({
        label: genre,
        options: offered
          .filter((one) => (one.genre ?? m.templateOther) === genre)
          .map((one) => ({ value: one.id, label: one.name, title: one.description })),
      }))}
      onChange={(id: string | null) => {
        const template = offered.find((one) => one.id === id);
        if (template !== undefined) void take(template);
      }}
    />
  );
}
