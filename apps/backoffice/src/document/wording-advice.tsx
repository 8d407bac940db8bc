import { wordingKindLabels, type WordingAdvice } from '@openzone/contracts';
import { queryOptions } from '@tanstack/react-query';
import { Alert } from 'antd';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { writeMessages } from '../write/messages.ts';

export function wordingAdviceQuery(documentId: string, revision: number) {
  return queryOptions({
    queryKey: ['document', documentId, 'wording', revision],
    queryFn: ({ signal }) => request<WordingAdvice[]>(`/documents/${documentId}/wording`, { signal }),
  });
}

/** What the site's list says of the text that is about to be submitted: advice, but for what it does not permit. */
export function WordingAdviceList({ advice }: { readonly advice: readonly WordingAdvice[] }) {
  const m = useMessages(writeMessages);
  const { pick } = useLanguage();
  if (advice.length === 0) return null;
  const places = { title: m.title, abstract: m.abstract, body: m.body };
  const blocks = advice.some(({ blocking }) => blocking);
  return (
    <Alert
      className="oz-alert"
      type={blocks ? 'error' : 'warning'}
      showIcon
      title={m.wordingHints(advice.length)}
      description={
        <ul className="oz-tight">
          {advice.map(({ place, wrong, instead, kind, reason, blocking, count }) => (
            <li key={`${place}${wrong}`}>
              {places[place]}：“{wrong}”{count > 1 && ` × ${count}`}
              {instead !== '' && ` → “${instead}”`}{' '}
              {[pick(wordingKindLabels[kind]), reason].filter((one) => one !== '').join('，')}
              {blocking && <strong> {m.wordingBlocks}</strong>}
            </li>
          ))}
        </ul>
      }
    />
  );
}
