import type { Me } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { onSessionOver } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import { useMessages } from '../i18n/language.tsx';
import { SignInForm } from '../sign-in/sign-in-form.tsx';
import { shellMessages } from './messages.ts';

/** When a session ends in the middle of work, the person signs in again over the page, and everything on it stays as it was. */
export function SessionDialog({ me }: { readonly me: Me }) {
  const m = useMessages(shellMessages);
  const client = useQueryClient();
  const [over, setOver] = useState(false);
  useEffect(() => onSessionOver(() => setOver(true)), []);
  const signedIn = (next: Me) => {
    // Another person must not act on what the first one had on the screen.
    if (next.id !== me.id) {
      window.location.assign(import.meta.env.BASE_URL);
      return;
    }
    client.setQueryData(meQuery.queryKey, next);
    setOver(false);
    void client.invalidateQueries();
  };
  return (
    <Modal
      open={over}
      title={m.expiredTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={null}
      destroyOnHidden
      zIndex={2000}
    >
      <p>{m.expiredText}</p>
      <SignInForm name={me.signInName} onSignedIn={signedIn} />
    </Modal>
  );
}
