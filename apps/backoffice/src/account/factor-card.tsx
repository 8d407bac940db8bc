import type { AccountSecurity } from '@openzone/contracts';
import { Button, Card, Space } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { EnrolDialog, RemoveDialog, RenewDialog } from './factor-dialogs.tsx';
import { accountMessages } from './messages.ts';

export function FactorCard({ security }: { readonly security: AccountSecurity }) {
  const m = useMessages(accountMessages);
  const { language } = useLanguage();
  const [open, setOpen] = useState<'enrol' | 'renew' | 'remove'>();
  const { factor, secondFactorRequired } = security;
  const close = () => setOpen(undefined);
  return (
    <Card className="oz-card" size="small" title={<h2>{m.factor}</h2>}>
      {secondFactorRequired && <p>{m.factorRequired}</p>}
      {factor === null ? (
        <>
          <p>{m.factorOff}</p>
          <Button onClick={() => setOpen('enrol')}>{m.setUp}</Button>
        </>
      ) : (
        <>
          <p>
            {m.factorOn(formatTime(factor.since, language))} {m.recoveryLeft(factor.recoveryLeft)}
          </p>
          <Space wrap>
            <Button onClick={() => setOpen('renew')}>{m.renew}</Button>
            <Button danger onClick={() => setOpen('remove')}>
              {m.takeOff}
            </Button>
          </Space>
        </>
      )}
      {open === 'enrol' && <EnrolDialog onClose={close} />}
      {open === 'renew' && <RenewDialog onClose={close} />}
      {open === 'remove' && <RemoveDialog onClose={close} />}
    </Card>
  );
}
