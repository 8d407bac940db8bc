import type { VNode } from 'preact';
import {
  mainEntry,
  planSteps,
  stepWords,
  valueWords,
  type ProofFile,
  type StepId,
  type StepState,
} from '../../base/ledger/proof/index.ts';
import { languageTags, pick } from '../../platform/i18n/index.ts';
import { Icon, type IconName } from '../components/icons.tsx';
import { SectionHead } from '../components/lists.tsx';
import type { PageContext } from '../context.ts';

interface PlannedStep {
  readonly id: StepId;
  readonly index: number | null;
}

/**
 * Where the check in the browser shows what it does. All its words stand here, in the language of the page, and the script of the
 * page only shows one or the other; until it has begun, the whole section is hidden.
 */
export function LiveCheck({ context, file }: { readonly context: PageContext; readonly file: ProofFile }): VNode {
  const v = context.m.ledger.verify;
  const main = mainEntry(file)?.index;
  const steps = planSteps(file);
  const isMain = (step: PlannedStep): boolean => step.index === null || step.index === main;
  const others = steps.filter((step) => !isMain(step));
  return (
    <section
      class="verify-live"
      aria-labelledby="live"
      data-verify={file.document.code}
      data-reason-language={context.language === 'en' ? 'en' : 'zh'}
      hidden
    >
      <SectionHead id="live" title={v.live} />
      <p class="section-lead">{v.liveText}</p>
      <p class="verify-verdict" role="status" data-verdict data-state="running">
        {(['running', 'ok', 'failed', 'stopped'] as const).map((state) => (
          <span key={state} data-when={state} hidden={state !== 'running'}>
            {state !== 'running' && <Mark state={state === 'stopped' ? 'unchecked' : state} />}
            {v.verdict[state]}
          </span>
        ))}{' '}
        <Reason context={context} />
      </p>
      <ol class="verify-steps">
        {steps.filter(isMain).map((step) => (
          <StepItem key={`${step.id}${step.index ?? ''}`} context={context} step={step} />
        ))}
      </ol>
      {others.length > 0 && (
        <>
          <h3>{v.others}</h3>
          <p class="section-lead">{v.othersText}</p>
          <ol class="verify-steps">
            {others.map((step) => (
              <StepItem key={`${step.id}${step.index ?? ''}`} context={context} step={step} isNumbered />
            ))}
          </ol>
        </>
      )}
      <p>
        <button type="button" class="button-quiet" data-again hidden>
          {v.again}
        </button>
      </p>
      <dl hidden data-value-words>
        {Object.entries(valueWords).map(([kind, words]) => (
          <div key={kind}>
            <dt data-kind={kind}>{pick(words, context.language)}</dt>
            <dd />
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Whose sentence speaks of the times below it. */
const saysTimes: ReadonlySet<StepId> = new Set(['witnesses', 'timestamps', 'firstSeen']);

/** ✓, ✗ and –, drawn: not every font has them. The words beside say the same. */
const marks: Readonly<Record<StepState, IconName>> = { ok: 'check', failed: 'cross', unchecked: 'dash' };

function Mark({ state }: { readonly state: StepState }): VNode {
  return (
    <span class="step-mark" data-mark={state}>
      <Icon name={marks[state]} />
    </span>
  );
}

/** Filled by the script with what the program says, which on Traditional pages stays Simplified. */
function Reason({ context }: { readonly context: PageContext }): VNode {
  return <span data-reason lang={context.language === 'zh-hant' ? languageTags['zh-hans'] : undefined} hidden />;
}

function StepItem({
  context,
  step,
  isNumbered = false,
}: {
  readonly context: PageContext;
  readonly step: PlannedStep;
  readonly isNumbered?: boolean;
}): VNode {
  const v = context.m.ledger.verify;
  const words = stepWords[step.id];
  return (
    <li class="verify-step" data-step={step.id} data-index={step.index ?? ''} data-state="pending">
      <p class="step-title">
        {isNumbered && <span class="quiet">{v.entryNumber(String(step.index))} </span>}
        {pick(words.title, context.language)}
      </p>
      <p class="step-outcome" aria-live="polite">
        <span data-when="pending" class="quiet">
          {v.states.pending}
        </span>
        {(['ok', 'failed', 'unchecked'] as const).map((state) => (
          <span key={state} data-when={state} hidden>
            <Mark state={state} />
            <strong>{v.states[state]}</strong>
            {context.m.requests.colon}
            {pick(words[state], context.language)}
          </span>
        ))}
      </p>
      <p class="step-reason quiet">
        <Reason context={context} />
      </p>
      <details class="step-values" data-values open={saysTimes.has(step.id)} hidden>
        <summary>{v.computed}</summary>
        <dl class="ledger-facts" />
      </details>
    </li>
  );
}
