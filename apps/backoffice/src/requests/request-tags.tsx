import { outcomeRules, requestStateLabels, type RequestListItem, type RequestState } from '@openzone/contracts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { Badge } from '../ui/tags.tsx';
import { requestWords } from './words.ts';

const stateTones: Readonly<Record<RequestState, 'grey' | 'blue' | 'gold' | 'green' | 'violet'>> = {
  SUBMITTED: 'gold',
  PROCESSING: 'blue',
  CORRECTION_REQUESTED: 'grey',
  REASON_REQUESTED: 'blue',
  CONSULTING_THIRD_PARTY: 'grey',
  CONSULTING_AGENCY: 'grey',
  DELAYED_ART35: 'blue',
  FEE_NOTICED: 'grey',
  IN_REVIEW: 'violet',
  DECIDED: 'violet',
  DELIVERED: 'green',
  ARCHIVED: 'green',
  DEEMED_ABANDONED_NO_CORRECTION: 'grey',
  DEEMED_ABANDONED_NO_FEE: 'grey',
  WITHDRAWN: 'grey',
  MERGED: 'grey',
  SPLIT: 'grey',
};

export function RequestStateTag({ state }: { readonly state: RequestState }) {
  const { pick } = useLanguage();
  return <Badge tone={stateTones[state]}>{pick(requestStateLabels[state])}</Badge>;
}

/** State and, where there is one, outcome; of a withdrawal and the like the state says it already, until it is archived. */
export function RequestTags({
  request,
}: {
  readonly request: Pick<RequestListItem, 'state' | 'outcome' | 'reopened'>;
}) {
  const { pick } = useLanguage();
  const w = useMessages(requestWords);
  const { state, outcome } = request;
  const isSaid = outcome === null || (outcomeRules[outcome].by === 'record' && state !== 'ARCHIVED');
  return (
    <span className="oz-tags">
      <RequestStateTag state={state} />
      {request.reopened && <Badge tone="gold">{w.reopened}</Badge>}
      {!isSaid && <Badge tone="green">{pick(outcomeRules[outcome].label)}</Badge>}
    </span>
  );
}
