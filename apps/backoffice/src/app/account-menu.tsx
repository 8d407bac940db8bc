import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { roleLabels, type Me, type SignedOut } from '@openzone/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Modal, Popover, Space } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { referenceQuery } from '../api/queries.ts';
import { common } from '../i18n/common.ts';
import { accountMessages } from '../account/messages.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { personDrafts } from '../write/drafts.ts';
import { shellMessages } from './messages.ts';

/** Who is signed in, with what roles and where; and the way out. */
export function AccountMenu({ me, showName }: { readonly me: Me; readonly showName: boolean }) {
  const m = useMessages(shellMessages);
  const a = useMessages(accountMessages);
  const c = useMessages(common);
  const { pick } = useLanguage();
  const [asking, setAsking] = useState(false);
  const [leaving, leave] = useLeave(me);
  const reference = useQuery(referenceQuery);
  const unitName = (id: string | null) =>
    id === null ? m.wholeSite : (reference.data?.units.find((unit) => unit.id === id)?.shortName ?? me.unit.shortName);
  const unsaved = personDrafts(me.id).documents().length;
  const card = (
    <div className="oz-account">
      <p className="oz-account-name">{me.displayName}</p>
      <p>{me.unit.name}</p>
      <p className="oz-quiet">{m.roles}</p>
      <ul>
        {me.roles.map(({ role, unitId, onBehalfOf }) => (
          <li key={`${role}-${unitId ?? ''}-${onBehalfOf?.id ?? ''}`}>
            {pick(roleLabels[role])}
            {c.inBrackets(`${unitName(unitId)}${onBehalfOf === undefined ? '' : m.inPlaceOf(onBehalfOf.name)}`)}
          </li>
        ))}
      </ul>
      <p>
        <Link to="/account">{a.title}</Link>
      </p>
      <Button
        block
        icon={<LogoutOutlined aria-hidden />}
        loading={leaving}
        onClick={() => (unsaved > 0 ? setAsking(true) : leave(false))}
      >
        {m.signOut}
      </Button>
    </div>
  );
  return (
    <>
      <Popover content={card} trigger="click" placement="bottomRight">
        <Button
          type="text"
          icon={<UserOutlined aria-hidden />}
          title={m.account}
          {...(showName ? {} : { 'aria-label': `${m.account}${c.colon}${me.displayName}` })}
        >
          {showName ? `${me.displayName} · ${me.unit.shortName}` : null}
        </Button>
      </Popover>
      <Modal open={asking} title={m.unsavedTitle} onCancel={() => setAsking(false)} footer={null}>
        <p>{m.unsavedText(unsaved)}</p>
        <Space wrap>
          <Button type="primary" loading={leaving} onClick={() => leave(false)}>
            {m.keepAndLeave}
          </Button>
          <Button danger loading={leaving} onClick={() => leave(true)}>
            {m.clearAndLeave}
          </Button>
          <Button onClick={() => setAsking(false)}>{m.stay}</Button>
        </Space>
      </Modal>
    </>
  );
}

function useLeave(me: Me): [boolean, (clear: boolean) => void] {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { pick } = useLanguage();
  const { message } = App.useApp();
  const [leaving, setLeaving] = useState(false);
  const leave = async (clear: boolean) => {
    setLeaving(true);
    try {
      const out = await request<SignedOut | null>('/session', { method: 'DELETE' }).catch((error: unknown) => {
        // A session that is over already is what was wanted.
        if (asFailure(error).status !== 401) throw error;
        return null;
      });
      if (clear) {
        const drafts = personDrafts(me.id);
        for (const document of drafts.documents()) drafts.drop(document);
      }
      if (out !== null) {
        window.location.assign(out.logoutUrl);
        return;
      }
      await navigate({ to: '/sign-in', ignoreBlocker: true });
      client.clear();
    } catch (error) {
      void message.error(pick(asFailure(error).text));
      setLeaving(false);
    }
  };
  return [leaving, (clear) => void leave(clear)];
}
