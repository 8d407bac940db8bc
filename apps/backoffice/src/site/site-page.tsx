import { useSuspenseQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { meQuery } from '../api/queries.ts';
import { useMessages } from '../i18n/language.tsx';
import { maySet } from '../settings/may-set.ts';
import { Page } from '../ui/page.tsx';
import { siteMessages } from './messages.ts';
import { NumberingCard } from './numbering-card.tsx';
import { TermsCard } from './terms-card.tsx';
import './site.css';

/** What the site keeps about itself: its lists of terms and how its numbers are formed. */
export function SitePage() {
  const m = useMessages(siteMessages);
  const { data: me } = useSuspenseQuery(meQuery);
  const mayEdit = maySet(me);
  return (
    <Page title={m.title} about={m.about}>
      {!mayEdit && <Alert className="oz-alert" type="info" showIcon title={m.readOnly} />}
      <TermsCard kind="topic" mayEdit={mayEdit} />
      <TermsCard kind="genre" mayEdit={mayEdit} />
      <NumberingCard mayEdit={mayEdit} />
    </Page>
  );
}
