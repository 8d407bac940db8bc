import { useSuspenseQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { Page } from '../ui/page.tsx';
import { writingSettingsMessages } from './messages.ts';
import { documentTemplatesQuery } from './queries.ts';
import { DocumentTemplatesCard } from './templates-card.tsx';
import { WordingCard } from './wording-card.tsx';

/** What the site gives its writers: templates to begin from, and words to avoid. */
export function WritingSettingsPage() {
  const m = useMessages(writingSettingsMessages);
  const { data } = useSuspenseQuery(documentTemplatesQuery);
  return (
    <Page title={m.title} about={m.about}>
      {!data.mayEdit && <Alert className="oz-alert" type="info" showIcon title={m.readOnly} />}
      <DocumentTemplatesCard />
      <WordingCard />
    </Page>
  );
}
