import type { RequestDetail, RequestOutcome } from '@openzone/contracts';
import { Link } from '@tanstack/react-router';
import { App, Button, Card } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { RequestStateTag } from '../requests/request-tags.tsx';
import type { DraftValues } from './draft-values.ts';
import { withOutcome } from './draft-values.ts';
import { caseMessages } from './messages.ts';
import type { AnswerDraftForm } from './use-answer-draft.ts';

interface Props {
  readonly detail: RequestDetail;
  readonly draft: AnswerDraftForm;
  readonly onFilled: () => void;
}

/** What may answer the request already: documents that are public, and requests in the same words. */
export function SimilarCard({ detail, draft, onFilled }: Props) {
  const m = useMessages(caseMessages);
  const { language } = useLanguage();
  const fill = useFill(draft, onFilled);
  const { alreadyPublic, similar } = detail;
  return (
    <>
      {alreadyPublic.length > 0 && (
        <Card className="oz-card" size="small" title={<h2>{m.alreadyPublic}</h2>}>
          <ul className="oz-plain">
            {alreadyPublic.map(({ code, title, listedOn }) => {
              const address = `${window.location.origin}/d/${code}`;
              const listed = listedOn === null ? '' : formatDay(listedOn, language);
              return (
                <li key={code} className="oz-found">
                  <span>
                    <a href={`/d/${code}`} target="_blank" rel="noreferrer">
                      {title}
                    </a>{' '}
                    {listed !== '' && <span className="oz-quiet">{m.listedOn(listed)}</span>}
                  </span>
                  {draft.editable && (
                    <Button
                      size="small"
                      aria-label={m.forThis(m.usePublic, title)}
                      onClick={() => fill('ALREADY_PUBLIC', { access: publicWords(title, listedOn, address) })}
                    >
                      {m.usePublic}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </Card>
      )}
      {similar.length > 0 && (
        <Card className="oz-card" size="small" title={<h2>{m.similar}</h2>}>
          <ul className="oz-plain">
            {similar.map((one) => (
              <li key={one.id} className="oz-found">
                <span>
                  <Link to="/requests/$requestId" params={{ requestId: one.id }}>
                    {one.summary}
                  </Link>{' '}
                  <span className="oz-quiet">{one.number}</span> <RequestStateTag state={one.state} />{' '}
                  {one.sameApplicant && <strong>{m.sameApplicant}</strong>}
                </span>
                {draft.editable && one.sameApplicant && (
                  <Button
                    size="small"
                    aria-label={m.forThis(m.useRepeat, one.number)}
                    onClick={() => fill('REPEAT', { previousAnswer: one.number })}
                  >
                    {m.useRepeat}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

/** The answer goes out in Chinese, whatever language the officer works in. */
function publicWords(title: string, listedOn: string | null, address: string): string {
  return caseMessages.accessText(title, listedOn === null ? '' : formatDay(listedOn, 'zh'), address).zh;
}

/** Fills the draft in, beside what is there already; another outcome is not replaced without asking. */
function useFill(draft: AnswerDraftForm, onFilled: () => void) {
  const m = useMessages(caseMessages);
  const { modal, message } = App.useApp();
  return (outcome: RequestOutcome, part: Partial<Pick<DraftValues, 'access' | 'previousAnswer'>>) => {
    const apply = () => {
      const next = withOutcome(draft.values, outcome);
      const added = Object.fromEntries(
        Object.entries(part).map(([name, words]) => {
          const before = name === 'access' ? next.access : next.previousAnswer;
          return [name, before.trim() === '' || before.includes(words) ? words : `${before}\n${words}`];
        }),
      );
      draft.set({ ...next, ...added });
      void message.success(m.used);
      onFilled();
    };
    if (draft.values.outcome === null || draft.values.outcome === outcome) apply();
    else modal.confirm({ title: m.replaceTitle, content: m.replaceText, okText: m.replaceOk, onOk: apply });
  };
}
