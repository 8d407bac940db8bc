import { requestActLabels, type RequestDetail } from '@openzone/contracts';
import { Alert, Button, Card } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import type { FormAct } from './act-fields.ts';
import { ActForm } from './act-form.tsx';
import { actGroups, doableActs, leadingAct } from './act-words.ts';
import { draftGaps, draftValues } from './draft-values.ts';
import { draftMessages } from './file-messages.ts';
import { caseMessages } from './messages.ts';
import type { PerformAct } from './use-request-act.ts';

interface Props {
  readonly detail: RequestDetail;
  readonly perform: PerformAct;
  readonly draftDirty: boolean;
  readonly onDraft: () => void;
  /** An act that was asked for elsewhere on the page; a new object each time. */
  readonly wanted: { readonly act: FormAct } | null;
}

/** What this person can do now, and only that; one form at a time. */
export function NextStep({ detail, perform, draftDirty, onDraft, wanted }: Props) {
  const m = useMessages(caseMessages);
  const { pick } = useLanguage();
  const [act, setAct] = useState<FormAct | null>(null);
  useEffect(() => {
    if (wanted !== null) setAct(wanted.act);
  }, [wanted]);
  const opener = useRef<FormAct | null>(null);
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (act !== null) heading.current?.focus();
    else if (opener.current !== null)
      panel.current?.querySelector<HTMLElement>(`[data-act="${opener.current}"]`)?.focus();
    opener.current = act;
  }, [act]);
  return (
    <section ref={panel} id="next" className="oz-next-place" aria-labelledby="next-title" tabIndex={-1}>
      <Card className="oz-card oz-next" size="small" title={<h2 id="next-title">{m.next}</h2>}>
        {detail.hints.map((hint) => (
          <Alert key={hint.zh} className="oz-alert" type="info" showIcon title={pick(hint)} />
        ))}
        {act === null ? (
          <ActList detail={detail} onChoose={setAct} onDraft={onDraft} />
        ) : (
          <>
            <h3 ref={heading} tabIndex={-1}>
              {pick(requestActLabels[act])}
            </h3>
            <ActForm
              key={act}
              act={act}
              detail={detail}
              perform={perform}
              onDone={() => setAct(null)}
              onCancel={() => setAct(null)}
            >
              {act === 'ANSWER_SUBMITTED' && <DraftState detail={detail} dirty={draftDirty} />}
            </ActForm>
          </>
        )}
      </Card>
    </section>
  );
}

interface ListProps {
  readonly detail: RequestDetail;
  readonly onChoose: (act: FormAct) => void;
  readonly onDraft: () => void;
}

function ActList({ detail, onChoose, onDraft }: ListProps) {
  const m = useMessages(caseMessages);
  const { pick } = useLanguage();
  const doable = doableActs(detail);
  const leading = leadingAct(doable);
  const mayDraft = detail.acts.includes('ANSWER_DRAFTED');
  const groups = actGroups
    .map((group) => ({ ...group, acts: group.acts.filter((act) => doable.includes(act)) }))
    .filter((group) => group.acts.length > 0);
  if (groups.length === 0 && !mayDraft)
    return detail.hints.length === 0 ? <p className="oz-quiet">{m.nothingNext}</p> : null;
  return (
    <div className="oz-act-groups">
      {mayDraft && (
        <Button block type={leading === undefined ? 'primary' : 'default'} onClick={onDraft}>
          {detail.draft === null ? m.toDraft : m.toDraftAgain}
        </Button>
      )}
      {groups.map((group) => (
        <div key={group.key} role="group" aria-labelledby={`acts-${group.key}`}>
          <h3 id={`acts-${group.key}`} className="oz-act-group">
            {pick(group.label)}
          </h3>
          <div className="oz-act-buttons">
            {group.acts.map((act) => (
              <Button
                key={act}
                data-act={act}
                type={act === leading ? 'primary' : 'default'}
                onClick={() => onChoose(act)}
              >
                {pick(requestActLabels[act])}
              </Button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** Before approval: what the saved draft still lacks. */
function DraftState({ detail, dirty }: { readonly detail: RequestDetail; readonly dirty: boolean }) {
  const m = useMessages(caseMessages);
  const d = useMessages(draftMessages);
  const c = useMessages(common);
  const gaps = draftGaps(draftValues(detail.draft));
  return (
    <>
      {gaps.length > 0 && (
        <Alert
          className="oz-alert"
          type="warning"
          showIcon
          title={m.draftGaps(gaps.map((gap) => d[gap]).join(c.list))}
        />
      )}
      {dirty && <Alert className="oz-alert" type="warning" showIcon title={m.draftUnsaved} />}
    </>
  );
}
