import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { documentQuery, meQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { useReference } from '../ui/reference.ts';
import { writeMessages } from './messages.ts';
import { emptyDraft, draftOf } from './values.ts';
import { OpenedForm } from './opened-form.tsx';

const route = getRouteApi('/office/write');

export function WritePage() {
  const { id, columnId } = route.useSearch();
  const { key, made } = useFormKey(id);
  const navigate = useNavigate();
  const onMade = (newId: string) => {
    made(newId);
    void navigate({ to: '/write', search: { id: newId }, replace: true, ignoreBlocker: true });
  };
  return <OneForm key={key} id={id} columnId={columnId} onMade={onMade} />;
}

interface Made {
  readonly id: string;
  readonly round: number;
  readonly arrived: boolean;
}

/**
 * The first save gives a new document its address. The form must live through that change, with caret and undo, and yet begin anew for
 * another document.
 */
function useFormKey(id: string | undefined): { readonly key: string; readonly made: (id: string) => void } {
  const [last, setLast] = useState<Made | null>(null);
  const arrived = last !== null && last.id === id;
  useEffect(() => {
    if (arrived) setLast((one) => (one === null ? null : { ...one, arrived: true }));
  }, [arrived]);
  const round = last === null ? 0 : last.arrived ? last.round + 1 : last.round;
  const key = id === undefined ? `new-${round}` : last !== null && arrived ? `new-${last.round}` : id;
  return { key, made: (newId) => setLast({ id: newId, round, arrived: false }) };
}

interface OneFormProps {
  readonly id: string | undefined;
  readonly columnId: string | undefined;
  readonly onMade: (id: string) => void;
}

/** What a form was opened for stays, also when its document gets an address by being saved. */
function OneForm({ id, columnId, onMade }: OneFormProps) {
  const [opened] = useState(id);
  return opened === undefined ? (
    <NewDocument columnId={columnId} onMade={onMade} />
  ) : (
    <KnownDocument id={opened} onMade={onMade} />
  );
}

function NewDocument({
  columnId,
  onMade,
}: {
  readonly columnId: string | undefined;
  readonly onMade: (id: string) => void;
}) {
  const m = useMessages(writeMessages);
  const { data: me } = useSuspenseQuery(meQuery);
  const { reference } = useReference();
  const column = reference.columns.find((one) => one.id === columnId);
  return (
    <Page title={m.titleNew} about={m.aboutNew}>
      <OpenedForm me={me} document={null} values={emptyDraft(me, column)} onMade={onMade} />
    </Page>
  );
}

function KnownDocument({ id, onMade }: { readonly id: string; readonly onMade: (id: string) => void }) {
  const m = useMessages(writeMessages);
  const { pick } = useLanguage();
  const client = useQueryClient();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: now } = useSuspenseQuery(documentQuery(id));
  // The form works on the document as it was opened; what others save meanwhile is met when saving.
  const [document] = useState(now);
  useEffect(() => {
    void client.invalidateQueries({ queryKey: documentQuery(id).queryKey, exact: true, refetchType: 'none' });
  }, [client, id]);
  if (!document.actions.includes('edit')) {
    return (
      <Page
        title={m.notEditable}
        actions={<LinkButton to="/documents/$documentId" params={{ documentId: id }} label={m.toDocument} />}
      >
        {document.hints.map((hint) => (
          <Alert key={hint.zh} className="oz-alert" type="info" showIcon title={pick(hint)} />
        ))}
      </Page>
    );
  }
  return (
    <Page
      title={document.isPublic ? m.titleRevise : m.titleEdit}
      about={document.isPublic ? m.aboutRevise : m.aboutEdit}
      actions={<LinkButton to="/documents/$documentId" params={{ documentId: id }} label={m.toDocument} />}
    >
      <OpenedForm me={me} document={document} values={draftOf(document)} onMade={onMade} />
    </Page>
  );
}
