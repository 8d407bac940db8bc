import type { AccountSecurity } from '@openzone/contracts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { request } from '../api/client.ts';
import { useMessages } from '../i18n/language.tsx';
import { Page } from '../ui/page.tsx';
import { FactorCard } from './factor-card.tsx';
import { MailCard } from './mail-card.tsx';
import { accountMessages } from './messages.ts';
import { PasswordCard } from './password-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import './account.css';

export const securityQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => request<AccountSecurity>('/account', { signal }),
});

/** One's own account: where it is signed in, its password, its authenticator, its mail address. */
export function AccountPage() {
  const m = useMessages(accountMessages);
  const { data } = useSuspenseQuery(securityQuery);
  return (
    <Page title={m.title} about={m.about}>
      <SessionsCard sessions={data.sessions} />
      <FactorCard security={data} />
      <PasswordCard since={data.passwordChangedAt} />
      <MailCard mail={data.mail} />
    </Page>
  );
}
