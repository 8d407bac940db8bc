import type { SignInWays } from '@openzone/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Button, Card } from 'antd';
import { LanguageSwitch } from '../app/language-switch.tsx';
import mark from '../app/mark.svg';
import { safeNext } from '../app/search.ts';
import { request } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { usePageTitle } from '../ui/page.tsx';
import { signInMessages } from './messages.ts';
import { SignInForm } from './sign-in-form.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const m = useMessages(signInMessages);
  const c = useMessages(common);
  const { next, step } = route.useSearch();
  const ways = useQuery({
    queryKey: ['sign-in', 'ways'],
    queryFn: () => request<SignInWays>('/session/ways'),
    retry: false,
  });
  const sso = ways.data?.sso ?? null;
  const router = useRouter();
  const client = useQueryClient();
  usePageTitle(m.title);
  return (
    <div className="oz-sign-in">
      <header className="oz-sign-in-top">
        <LanguageSwitch />
      </header>
      <main className="oz-sign-in-main">
        <img src={mark} alt="" width={56} height={56} />
        <h1>{c.product}</h1>
        <p className="oz-quiet">{m.about}</p>
        <Card className="oz-sign-in-card">
          {next !== undefined && next !== '/' && <p className="oz-quiet">{m.already}</p>}
          <SignInForm
            {...(step === undefined ? {} : { step })}
            onSignedIn={(me) => {
              client.setQueryData(meQuery.queryKey, me);
              router.history.push(`${import.meta.env.BASE_URL.replace(/\/$/, '')}${safeNext(next)}`);
            }}
          />
          {sso !== null && (
            <Button
              block
              size="large"
              className="oz-sso"
              href={`/api/admin/session/oidc?next=${encodeURIComponent(safeNext(next))}`}
            >
              {m.bySso(sso.label)}
            </Button>
          )}
        </Card>
        <p className="oz-quiet">{m.help}</p>
      </main>
    </div>
  );
}
