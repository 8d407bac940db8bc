import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { Button, Result } from 'antd';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { usePageTitle } from '../ui/page.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { shellMessages } from './messages.ts';

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const m = useMessages(shellMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const router = useRouter();
  const failure = asFailure(error);
  usePageTitle(m.pageFailed);
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Result
      status={failure.status === 404 ? '404' : 'warning'}
      title={<h1 className="oz-result-title">{m.pageFailed}</h1>}
      subTitle={
        <>
          <p role="alert">{pick(failure.text)}</p>
          <p>{c.errorCode(failure.error.error)}</p>
        </>
      }
      extra={
        <>
          <Button type="primary" onClick={again}>
            {c.tryAgain}
          </Button>
          <Link to="/" className="oz-result-link">
            {m.toWork}
          </Link>
        </>
      }
    />
  );
}

/** Where the frame itself could not be shown. */
export function FramelessErrorPage(props: ErrorComponentProps) {
  return (
    <main>
      <ErrorPage {...props} />
    </main>
  );
}

export function NotFoundPage() {
  const m = useMessages(shellMessages);
  usePageTitle(m.notFound);
  return (
    <main>
      <div className="oz-sign-in-top">
        <LanguageSwitch />
      </div>
      <Result
        status="404"
        title={<h1 className="oz-result-title">{m.notFound}</h1>}
        subTitle={m.notFoundText}
        extra={<Link to="/">{m.toWork}</Link>}
      />
    </main>
  );
}
