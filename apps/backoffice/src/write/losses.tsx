import type { TextLoss, TextLossInput, TextLossNote } from '@openzone/contracts';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { writeMessages } from './messages.ts';

const lossesQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['document', documentId, 'losses'],
    queryFn: ({ signal }) => request<TextLossNote[]>(`/documents/${documentId}/losses`, { signal }),
  });

export interface Losses {
  readonly notes: readonly (TextLossInput & { readonly id: string })[];
  readonly add: (source: string, losses: readonly TextLoss[]) => void;
  readonly dismiss: (id: string) => void;
}

/** Lists of what did not come from Word into this draft. Those of a document not saved yet go to the server with its first save. */
export function useLosses(documentId: string | null): Losses {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { pick } = useLanguage();
  const kept = useQuery({ ...lossesQuery(documentId ?? ''), enabled: documentId !== null });
  const [waiting, setWaiting] = useState<readonly (TextLossInput & { readonly id: string })[]>([]);
  const next = useRef(1);

  const act = async (work: Promise<TextLossNote[]>): Promise<void> => {
    try {
      if (documentId !== null) client.setQueryData(lossesQuery(documentId).queryKey, await work);
    } catch (error) {
      void message.error(pick(asFailure(error).text));
    }
  };
  useEffect(() => {
    const [first] = waiting;
    if (documentId === null || first === undefined) return;
    const { id, ...body } = first;
    setWaiting((all) => all.filter((one) => one.id !== id));
    void request<TextLossNote[]>(`/documents/${documentId}/losses`, { method: 'POST', body })
      .then((notes) => client.setQueryData(lossesQuery(documentId).queryKey, notes))
      .catch((error: unknown) => message.error(pick(asFailure(error).text)));
  }, [client, documentId, message, pick, waiting]);

  return {
    notes: [...(kept.data ?? []), ...waiting],
    add: (source, losses) =>
      setWaiting((all) => [
        ...all,
        { id: `waiting-${next.current++}`, source: source.slice(0, 200), losses: [...losses] },
      ]),
    dismiss: (id) => {
      if (waiting.some((one) => one.id === id)) setWaiting((all) => all.filter((one) => one.id !== id));
      else if (documentId !== null)
        void act(request<TextLossNote[]>(`/documents/${documentId}/losses/${id}`, { method: 'DELETE' }));
    },
  };
}

/** Above the text until its writer has seen to it. */
export function LossList({ losses }: { readonly losses: Losses }) {
  const m = useMessages(writeMessages);
  const { pick } = useLanguage();
  return losses.notes.map(({ id, source, losses: list }) => (
    <Alert
      key={id}
      className="oz-alert"
      type="warning"
      showIcon
      title={m.lossTitle(source)}
      description={
        <ul className="oz-tight">
          {list.map((loss) => (
            <li key={loss.id}>{pick(loss)}</li>
          ))}
        </ul>
      }
      action={
        <Button size="small" onClick={() => losses.dismiss(id)}>
          {m.lossDismiss}
        </Button>
      }
    />
  ));
}
