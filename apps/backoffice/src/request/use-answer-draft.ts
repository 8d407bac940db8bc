import type { Me, RequestDetail, RequestOutcome } from '@openzone/contracts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { todayInShanghai } from '../lib/time.ts';
import { newCommandKey } from '../requests/command-key.ts';
import { draftInput, draftValues, isSameDraft, withOutcome, type DraftValues } from './draft-values.ts';
import { useKeptAnswer } from './use-kept-answer.ts';
import type { PerformAct } from './use-request-act.ts';

interface Restored {
  readonly at: string;
  /** True where the request has changed since. */
  readonly older: boolean;
}

export interface AnswerDraftForm {
  readonly values: DraftValues;
  readonly editable: boolean;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly failure: unknown;
  readonly full: boolean;
  readonly restored: Restored | null;
  /** What somebody else saved while something here was unsaved; nothing is saved before one of both is chosen. */
  readonly theirs: DraftValues | null;
  readonly set: (part: Partial<DraftValues>) => void;
  readonly chooseOutcome: (outcome: RequestOutcome) => void;
  /** True when everything is on the server. */
  readonly save: () => Promise<boolean>;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
  readonly discardRestored: () => void;
}

/** The answer being written: what the server has, what is typed, and what the browser keeps in between. */
export function useAnswerDraft(me: Me, detail: RequestDetail, perform: PerformAct): AnswerDraftForm {
  const server = useMemo(() => draftValues(detail.draft), [detail.draft]);
  const kept = useKeptAnswer(me.id, detail.id);
  const [base, setBase] = useState(server);
  const [start] = useState(() => (kept.found !== null && !isSameDraft(kept.found.values, server) ? kept.found : null));
  const [values, setValues] = useState(start?.values ?? server);
  const [restored, setRestored] = useState<Restored | null>(
    start === null ? null : { at: start.savedAt, older: start.revision !== detail.revision },
  );
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const key = useRef(newCommandKey());
  const latest = useRef(values);
  const dirty = !isSameDraft(values, base);
  const moved = !saving && !isSameDraft(server, base);

  const show = (next: DraftValues) => {
    latest.current = next;
    setValues(next);
  };
  const change = (next: DraftValues) => {
    show(next);
    if (isSameDraft(next, base)) kept.drop();
    else kept.keep(next, detail.revision);
  };
  // With nothing unsaved here, what others saved is simply shown.
  useEffect(() => {
    if (!moved || dirty) return;
    setBase(server);
    show(server);
  }, [moved, dirty, server]);

  const save = async (): Promise<boolean> => {
    const data = draftInput(values);
    if (data === null || saving || moved) return false;
    setSaving(true);
    setFailure(null);
    try {
      const saved = await perform({ act: 'ANSWER_DRAFTED', on: todayInShanghai(), data, commandKey: key.current });
      const now = draftValues(saved.draft);
      key.current = newCommandKey();
      setBase(now);
      setRestored(null);
      // What was typed while the save was under way is unsaved still.
      const whole = latest.current === values;
      if (whole) kept.drop();
      return whole;
    } catch (error) {
      setFailure(error);
      return false;
    } finally {
      setSaving(false);
    }
  };

  return {
    values,
    editable: detail.acts.includes('ANSWER_DRAFTED'),
    dirty,
    saving,
    failure,
    full: kept.full,
    restored,
    theirs: moved && dirty ? server : null,
    set: (part) => change({ ...values, ...part }),
    chooseOutcome: (outcome) => change(withOutcome(values, outcome)),
    save,
    takeTheirs: () => {
      setBase(server);
      show(server);
      kept.drop();
      setRestored(null);
      setFailure(null);
    },
    keepMine: () => {
      setBase(server);
      setFailure(null);
    },
    discardRestored: () => {
      show(server);
      setBase(server);
      kept.drop();
      setRestored(null);
    },
  };
}
