import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { asFailure } from '../api/failure.ts';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';

interface Props {
  readonly failure: unknown;
  readonly onRetry?: () => void;
  readonly children?: ReactNode;
}

/** What went wrong, in the server's words, where it happened; with its code, for whoever is asked for help. */
export function FailureAlert({ failure: thrown, onRetry, children }: Props) {
  const c = useMessages(common);
  const { pick } = useLanguage();
  const failure = asFailure(thrown);
  return (
    <Alert
      className="oz-alert"
      type="error"
      showIcon
      role="alert"
      title={pick(failure.text)}
      description={
        <>
          {children}
          <span className="oz-quiet">{c.errorCode(failure.error.error)}</span>
        </>
      }
      {...(onRetry === undefined
        ? {}
        : {
            action: (
              <Button size="small" onClick={onRetry}>
                {c.tryAgain}
              </Button>
            ),
          })}
    />
  );
}
