import { requestActLabels, type RequestAct, type RequestDetail } from '@openzone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback } from 'react';
import { request } from '../api/client.ts';
import { asFailure, type ApiFailure } from '../api/failure.ts';
import { requestChanged, requestQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { caseMessages } from './messages.ts';

export interface CaseAct {
  readonly act: RequestAct;
  readonly on: string;
  readonly data: object;
  /** The same for every attempt at one act, so that it is done once. */
  readonly commandKey: string;
}

export type PerformAct = (act: CaseAct) => Promise<RequestDetail>;

/** Somebody else acted between what is on the screen and now. */
export function isStale(failure: ApiFailure): boolean {
  return failure.status === 409 && (failure.error.error === 'STALE_REVISION' || failure.currentRevision !== null);
}

/**
 * Performs acts on one request, at the revision on the screen. Where somebody was faster the page shows the new state, what was typed
 * stays in its form, and nothing is repeated by itself.
 */
export function useRequestAct({ id, revision }: Pick<RequestDetail, 'id' | 'revision'>): PerformAct {
  const client = useQueryClient();
  const m = useMessages(caseMessages);
  const { pick } = useLanguage();
  const { message } = App.useApp();
  return useCallback(
    async ({ act, on, data, commandKey }) => {
      try {
        const detail = await request<RequestDetail>(`/requests/${id}/acts/${act}`, {
          method: 'POST',
          body: { revision, on, commandKey, data },
        });
        await requestChanged(client, detail);
        void message.success(m.done(pick(requestActLabels[act])));
        return detail;
      } catch (error) {
        if (isStale(asFailure(error))) {
          void message.warning(m.movedOn, 8);
          await client.invalidateQueries({ queryKey: requestQuery(id).queryKey, exact: true });
        }
        throw error;
      }
    },
    [client, id, revision, message, m, pick],
  );
}
