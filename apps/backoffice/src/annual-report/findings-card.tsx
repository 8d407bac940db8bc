import type { ReportFinding } from '@openzone/contracts';
import { Card, Tag } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { reportMessages } from './messages.ts';

/** What does not hold among the figures, between them and the year before, and between words and tables. */
export function FindingsCard({ findings }: { readonly findings: readonly ReportFinding[] }) {
  const m = useMessages(reportMessages);
  const { pick } = useLanguage();
  return (
    <Card className="oz-card" size="small" title={<h2>{m.findings}</h2>}>
      {findings.length === 0 ? (
        <p className="oz-sure">{m.sound}</p>
      ) : (
        <ul className="oz-report-findings">
          {findings.map(({ rule, level, text }) => (
            <li key={`${rule}-${text.en}`}>
              <Tag color={level === 'error' ? 'error' : 'warning'}>
                {level === 'error' ? m.error : m.warning} {rule}
              </Tag>
              {pick(text)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
