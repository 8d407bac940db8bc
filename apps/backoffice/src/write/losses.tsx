import type { TextLoss, TextLossInput, TextLossNote } from '@openzone/contracts';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, type FormInstance } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { request } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { newCommandKey } from '../requests/command-key.ts';
import { writeMessages } from './messages.ts';
import { lossesOf, type DraftValues, type WaitingLosses } from './values.ts';

const lossesQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['document', documentId, 'losses'],
    queryFn: ({ signal }) => request<TextLossNote[]>(`/documents/${documentId}/losses`, { signal }),
  });

export interface Losses {
  readonly notes: readonly (TextLossInput & { readonly id: string })[];
  readonly add: (source: string, losses: readonly TextLoss[]) => void;
  readonly dismiss: (id: string) => void;
  /** Those that were kept with words which are gone on with. */
  readonly restore: (values: DraftValues) => void;
}

/**
 * Lists of what did not come from Word into this draft. Those of a document not saved yet are kept with its words, so that they are there
 * after a reload, and go to the server with the first save. `onChanged` is told when the words are to be kept anew.
 */
export function useLosses(documentId: string | null, form: FormInstance<DraftValues>, onChanged: () => void): Losses {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { pick } = useLanguage();
  const kept = useQuery({ ...lossesQuery(documentId ?? ''), enabled: documentId !== null });
  const [waiting, setWaiting] = useState<readonly WaitingLosses[]>([]);
  const put = useCallback(
    (list: readonly WaitingLosses[]) => {
      form.setFieldValue('losses', list);
      setWaiting(list);
    },
    [form],
  );

  const act = async (work: Promise<TextLossNote[]>): Promise<void> => {
    try {
      if (documentId !== null) client.setQueryData(lossesQuery(documentId).queryKey, await work);
    } catch (error) {
      void message.error(pick(asFailure(error).text));
    }
  };
  useEffect(() => {
    const [first, ...rest] = waiting;
    if (documentId === null || first === undefined) return;
    const { id: _id, ...body } = first;
    put(rest);
    void request<TextLossNote[]>(`/documents/${documentId}/losses`, { method: 'POST', body })
      .then((notes) => client.setQueryData(lossesQuery(documentId).queryKey, notes))
      .catch((error: unknown) => message.error(pick(asFailure(error).text)));
  }, [client, documentId, message, pick, put, waiting]);

  return {
    notes: [...(kept.data ?? []), ...waiting],
    add: (source, losses) => {
      put([...waiting, { id: newCommandKey(), source: source.slice(0, 200), losses: [...losses] }]);
      onChanged();
    },
    restore: (values) => put(lossesOf(values)),
    dismiss: (id) => {
      if (waiting.some((one) => one.id === id)) {
        put(waiting.filter((one) => one.id !== id));
        onChanged();
      } else if (documentId !== null)
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
