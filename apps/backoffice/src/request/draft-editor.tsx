import type { RequestDetail } from '@openzone/contracts';
import { Alert, Button, Card } from 'antd';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { TextDiff } from '../ui/text-diff.tsx';
import { draftGaps, draftMost, draftTexts } from './draft-values.ts';
import { TextField } from './field.tsx';
import { draftMessages } from './file-messages.ts';
import { OutcomePicker } from './outcome-picker.tsx';
import { fieldsOfOutcome, type DraftField } from './outcomes.ts';
import type { AnswerDraftForm } from './use-answer-draft.ts';

interface Props {
  readonly detail: RequestDetail;
  readonly draft: AnswerDraftForm;
}

export function DraftEditor({ detail, draft }: Props) {
  const d = useMessages(draftMessages);
  const { values, editable } = draft;
  if (!editable && detail.draft === null && !draft.dirty)
    return (
      <Card className="oz-card" size="small" title={<h2>{d.title}</h2>}>
        <p className="oz-quiet">{d.none}</p>
      </Card>
    );
  return (
    <Card className="oz-card" size="small" title={<h2>{d.title}</h2>}>
      <p className="oz-quiet">{d.about}</p>
      <Notices draft={draft} />
      <OutcomePicker
        regime={detail.clock.regime}
        value={values.outcome}
        disabled={!editable}
        onChange={draft.chooseOutcome}
      />
      <TextField
        label={d.text}
        hint={d.textHint}
        value={values.text}
        most={100_000}
        rows={6}
        disabled={!editable}
        onChange={(text) => draft.set({ text })}
      />
      <OutcomeTexts draft={draft} />
      {editable && <SaveLine draft={draft} />}
    </Card>
  );
}

/** The fields the chosen outcome has; what the law needs first. */
function OutcomeTexts({ draft }: { readonly draft: AnswerDraftForm }) {
  const d = useMessages(draftMessages);
  const { needed, useful } = fieldsOfOutcome(draft.values.outcome);
  const hints: Partial<Record<DraftField, string>> = {
    article: d.articleHint,
    searched: d.searchedHint,
    responsibleAgency: d.responsibleAgencyHint,
  };
  const shown = draftTexts.filter((field) => needed.includes(field) || useful.includes(field));
  return shown
    .toSorted((a, b) => Number(needed.includes(b)) - Number(needed.includes(a)))
    .map((field) => {
      const hint = hints[field];
      return (
        <TextField
          key={field}
          label={d[field]}
          value={draft.values[field]}
          most={draftMost[field]}
          rows={field === 'article' ? 1 : 2}
          optional={useful.includes(field)}
          disabled={!draft.editable}
          onChange={(text) => draft.set({ [field]: text })}
          {...(hint === undefined ? {} : { hint })}
        />
      );
    });
}

function SaveLine({ draft }: { readonly draft: AnswerDraftForm }) {
  const d = useMessages(draftMessages);
  const c = useMessages(common);
  const gaps = draftGaps(draft.values);
  const state = draft.full ? d.notKept : draft.dirty ? d.unsaved : d.unchanged;
  return (
    <>
      <p className={gaps.length === 0 ? 'oz-sure' : 'oz-warn'} role="status">
        {gaps.includes('outcome')
          ? d.needOutcome
          : gaps.length === 0
            ? d.whole
            : d.gaps(gaps.map((gap) => d[gap]).join(c.list))}
      </p>
      {draft.failure !== null && <FailureAlert failure={draft.failure} />}
      <div className="oz-row">
        <Button
          type="primary"
          loading={draft.saving}
          disabled={!draft.dirty || draft.values.outcome === null || draft.theirs !== null}
          onClick={() => void draft.save()}
        >
          {d.save}
        </Button>
        <span className={draft.full ? 'oz-wrong' : 'oz-quiet'} role="status">
          {state}
        </span>
      </div>
    </>
  );
}

/** What must be known before going on: text that was brought back, and what somebody else saved. */
function Notices({ draft }: { readonly draft: AnswerDraftForm }) {
  const d = useMessages(draftMessages);
  const { language } = useLanguage();
  const { restored, theirs } = draft;
  return (
    <>
      {!draft.editable && (
        <Alert
          className="oz-alert"
          type={draft.dirty ? 'warning' : 'info'}
          showIcon
          title={draft.dirty ? d.readOnlyMine : d.readOnly}
        />
      )}
      {restored !== null && (
        <Alert
          className="oz-alert"
          type="info"
          showIcon
          title={d.restored(formatTime(restored.at, language))}
          description={restored.older ? d.restoredOlder : null}
          action={
            <Button size="small" onClick={draft.discardRestored}>
              {d.useSaved}
            </Button>
          }
        />
      )}
      {theirs !== null && (
        <Alert
          className="oz-alert"
          type="warning"
          showIcon
          role="alert"
          title={d.conflict}
          description={
            <>
              <p>{d.conflictText}</p>
              <TextDiff before={theirs.text} after={draft.values.text} />
              <div className="oz-row">
                <Button type="primary" onClick={draft.keepMine}>
                  {d.keepMine}
                </Button>
                <Button onClick={draft.takeTheirs}>{d.takeTheirs}</Button>
              </div>
            </>
          }
        />
      )}
    </>
  );
}
