import type { DocumentTemplate } from '@openzone/contracts';
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { BodyView } from '../document/content-tab.tsx';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { writingSettingsMessages } from './messages.ts';
import { templateHistoryQuery } from './queries.ts';

interface Props {
  readonly template: DocumentTemplate;
  readonly onClose: () => void;
}

/** Who changed a template when, and what it said. */
export function TemplateHistory({ template, onClose }: Props) {
  const m = useMessages(writingSettingsMessages);
  const { language } = useLanguage();
  const { data, error } = useQuery(templateHistoryQuery(template.id));
  return (
    <Drawer open size="large" title={m.historyOf(template.name)} onClose={onClose}>
      {error !== null && <FailureAlert failure={error} />}
      {data === undefined && error === null && <Waiting />}
      {data?.map((one) => (
        <details key={one.revision} className="oz-details">
          <summary>{m.historyLine(one.revision, one.by, formatTime(one.at, language))}</summary>
          <p>
            <strong>{one.title}</strong>
          </p>
          <BodyView html={one.bodyHtml} />
        </details>
      ))}
    </Drawer>
  );
}
