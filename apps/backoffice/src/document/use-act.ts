import type { DocumentDetail } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback } from 'react';
import { request, type RequestOptions } from '../api/client.ts';
import { asFailure } from '../api/failure.ts';
import { documentChanged, documentQuery } from '../api/queries.ts';
import { useMessages } from '../i18n/language.tsx';
import { documentMessages } from './messages.ts';

/** An act on the document: where it goes, with what, and what is said when it is done. Steps of the flow carry the revision. */
export interface Act {
  readonly path: string;
  readonly method?: RequestOptions['method'];
  readonly body?: object;
  /** False for acts beside the flow (channels, links), which do not depend on what others changed. */
  readonly atRevision?: boolean;
  readonly done: string;
}

export type Perform = (act: Act) => Promise<DocumentDetail>;

/**
 * Performs acts on one document, on the revision that is on the screen. When somebody else was faster the page shows the new state and
 * the act is not repeated: what was decided about one version is not decided about another.
 */
export function useAct(document: Pick<DocumentDetail, 'id' | 'revision'>): Perform {
  const client = useQueryClient();
  const m = useMessages(documentMessages);
  const { message } = App.useApp();
  const { id, revision } = document;
  return useCallback(
    async ({ path, method = 'POST', body = {}, atRevision = true, done }) => {
      try {
        const detail = await request<DocumentDetail>(`/documents/${id}${path}`, {
          method,
          ...(method === 'DELETE' ? {} : { body: atRevision ? { ...body, revision } : body }),
        });
        await documentChanged(client, detail);
        void message.success(done);
        return detail;
      } catch (error) {
        if (asFailure(error).currentRevision !== null) {
          void message.warning(m.movedOn, 8);
          await client.invalidateQueries({ queryKey: documentQuery(id).queryKey, exact: true });
        }
        throw error;
      }
    },
    [client, id, revision, message, m],
  );
}
