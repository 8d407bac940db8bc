import type { VNode } from 'preact';
import { applicantKindLabels } from '@openzone/contracts';
import { formatDay, pick } from '../../platform/i18n/index.ts';
import { Icon } from '../components/icons.tsx';
import { href, originalLang, type PageContext } from '../context.ts';
import type { Progress } from '../services.ts';
import type { Problem } from './fields.ts';
import type { Values } from './form-body.ts';
import {
  AreaField,
  ChoiceField,
  ErrorSummary,
  FilesField,
  Head,
  Hidden,
  Lines,
  RequestPage,
  TextField,
  type FormState,
} from './parts.tsx';

interface OpenProps {
  readonly context: PageContext;
  readonly token: string;
  readonly values: Values;
  readonly problems: readonly Problem[];
  /** Said mildly, above the form. */
  readonly note?: string | undefined;
  /** What was typed into a form that could not be sent because the pass had ended. */
  readonly kept?: string | undefined;
}

/** Number and query code, nothing else. */
export function OpenPage({ context, token, values, problems, note, kept }: OpenProps): VNode {
  const o = context.m.requests.own;
  const form: FormState = { context, who: 'person', values, problems };
  return (
    <RequestPage context={context} title={o.title} script>
      <Head title={o.title} lead={o.lead} />
      <ErrorSummary {...form} />
      {note !== undefined && (
        <p class="notice notice-mild" role="status">
          {note}
        </p>
      )}
      {kept !== undefined && kept !== '' && (
        <section class="form-part" aria-labelledby="kept">
          <h2 id="kept">{o.kept}</h2>
          <p class="kept">
            <Lines text={kept} />
          </p>
        </section>
      )}
      <form class="request-form open-form" action={href(context, '/requests/progress')} method="post" novalidate>
        <Hidden values={{ token }} />
        <TextField form={form} name="number" hint={o.numberHint} autocomplete="off" plain />
        <TextField form={form} name="code" hint={o.codeHint} autocomplete="off" inputmode="numeric" plain />
        <p class="form-actions">
          <button type="submit">{o.submit}</button>
        </p>
      </form>
      <p class="quiet">{o.lost}</p>
    </RequestPage>
  );
}

export type Done = keyof PageContext['m']['requests']['own']['done'];

interface OwnProps {
  readonly context: PageContext;
  readonly progress: Progress;
  readonly token: string;
  readonly values: Values;
  readonly problems: readonly Problem[];
  readonly done?: Done | undefined;
}

/** One's own request: first where it stands, then what one may do. */
export function OwnPage({ context, progress, token, values, problems, done }: OwnProps): VNode {
  const o = context.m.requests.own;
  const form: FormState = { context, who: 'person', values, problems };
  return (
    <RequestPage context={context} title={o.pageTitle(progress.number)} script>
      <Head title={o.pageTitle(progress.number)} />
      <ErrorSummary {...form} />
      {done !== undefined && (
        <p class="notice notice-good" role="status">
          {o.done[done]}
        </p>
      )}
      <Now context={context} progress={progress} />
      <Family context={context} progress={progress} token={token} />
      {progress.correction !== null && progress.mayCorrect && (
        <Correction form={form} progress={progress} token={token} />
      )}
      <Fee context={context} progress={progress} />
      <Letters context={context} progress={progress} />
      {progress.mayRate && <Rating form={form} token={token} />}
      {progress.rating !== null && <Rated context={context} rating={progress.rating} />}
      <Timeline context={context} progress={progress} />
      {progress.open && <Message form={form} token={token} />}
      {progress.mayWithdraw && (
        <section class="form-part" aria-labelledby="withdraw">
          <h2 id="withdraw">{o.withdraw}</h2>
          <p>{o.withdrawText}</p>
          <p class="form-actions">
            <a class="button-quiet" href={href(context, '/requests/withdraw')}>
              {o.withdraw}
            </a>
          </p>
        </section>
      )}
      <form class="leave" action={href(context, '/requests/sign-out')} method="post">
        <Hidden values={{ token }} />
        <p class="form-actions">
          <button type="submit" class="button-quiet">
            {o.leave}
          </button>
          <span class="quiet">{o.leaveHint}</span>
        </p>
      </form>
    </RequestPage>
  );
}

interface PartProps {
  readonly context: PageContext;
  readonly progress: Progress;
}

function Now({ context, progress }: PartProps): VNode {
  const o = context.m.requests.own;
  const day = (value: string | null, otherwise: string): string =>
    value === null ? otherwise : formatDay(value, context.language);
  const reason = pick(progress.dueReason, context.language);
  return (
    <section class="now" aria-labelledby="now">
      <h2 id="now">{o.now}</h2>
      <p class="now-sentence">{pick(progress.now, context.language)}</p>
      <dl class="now-facts">
        {progress.open && (
          <div class="now-due">
            <dt>{o.due}</dt>
            <dd>
              <strong>{day(progress.due, o.dueNone)}</strong>
              {reason !== '' && <span class="now-reason">{reason}</span>}
            </dd>
          </div>
        )}
        <div>
          <dt>{o.submitted}</dt>
          <dd>{day(progress.submittedOn, '')}</dd>
        </div>
        <div>
          <dt>{o.received}</dt>
          <dd>{day(progress.receivedOn, o.notReceived)}</dd>
        </div>
        <div class="now-asked">
          <dt>{o.asked}</dt>
          <dd>
            <Lines text={progress.description} />{' '}
            <span class="quiet">({pick(applicantKindLabels[progress.applicantKind], context.language)})</span>
          </dd>
        </div>
        {!progress.open && reason !== '' && (
          <div class="now-due">
            <dt>{context.m.requests.calculator.why}</dt>
            <dd>
              <span class="now-reason">{reason}</span>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** Requests that are one's own by the same code: each is one press away. */
function Family({ context, progress, token }: PartProps & { readonly token: string }): VNode | null {
  const o = context.m.requests.own;
  if (progress.family.length === 0) return null;
  const relations = (['WHOLE', 'PART', 'SIBLING'] as const).filter((relation) =>
    progress.family.some((one) => one.relation === relation),
  );
  return (
    <>
      {relations.map((relation) => (
        <section key={relation} class="form-part" aria-labelledby={`family-${relation}`}>
          <h2 id={`family-${relation}`}>{o.family[relation]}</h2>
          <ul class="family">
            {progress.family
              .filter((one) => one.relation === relation)
              .map(({ number, description, now, due }) => (
                <li key={number}>
                  <p>
                    <strong>{number}</strong>{' '}
                    <span lang={originalLang(context)}>
                      <Lines text={description} />
                    </span>
                  </p>
                  <p class="quiet">
                    {pick(now, context.language)}
                    {due !== null && ` ${o.familyDue(formatDay(due, context.language))}`}
                  </p>
                  <form action={href(context, '/requests/part')} method="post">
                    <Hidden values={{ token, number }} />
                    <button type="submit" class="button-quiet">
                      {o.familyOpen(number)}
                    </button>
                  </form>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Correction({
  form,
  progress,
  token,
}: {
  readonly form: FormState;
  readonly progress: Progress;
  readonly token: string;
}): VNode | null {
  const { context } = form;
  const o = context.m.requests.own;
  const { correction } = progress;
  if (correction === null) return null;
  const lang = originalLang(context);
  return (
    <section class="form-part urgent" aria-labelledby="correction">
      <h2 id="correction">{o.correction}</h2>
      <p>
        <strong>{o.correctionDue(formatDay(correction.dueOn, context.language))}</strong>
      </p>
      <dl class="answers">
        <div>
          <dt>{o.correctionMatters}</dt>
          <dd lang={lang}>
            <Lines text={correction.matters} />
          </dd>
        </div>
        {correction.guidance !== '' && (
          <div>
            <dt>{o.correctionGuidance}</dt>
            <dd lang={lang}>
              <Lines text={correction.guidance} />
            </dd>
          </div>
        )}
      </dl>
      <form action={href(context, '/requests/correction')} method="post" enctype="multipart/form-data" novalidate>
        <Hidden values={{ token }} />
        <AreaField form={form} name="correction" rows={6} />
        <FilesField form={form} name="supportingFiles" hint={context.m.requests.review.filesText} />
        <p class="form-actions">
          <button type="submit">{o.correctionSubmit}</button>
        </p>
      </form>
    </section>
  );
}

function Fee({ context, progress }: PartProps): VNode | null {
  const o = context.m.requests.own;
  const { fee } = progress;
  if (fee === null) return null;
  return (
    <section class="form-part urgent" aria-labelledby="fee">
      <h2 id="fee">{o.fee}</h2>
      <p>
        {o.feeText(String(fee.amount))}
        {context.m.requests.joinSentences}
        {fee.dueOn !== null && o.feeDue(formatDay(fee.dueOn, context.language))}
      </p>
    </section>
  );
}

function Letters({ context, progress }: PartProps): VNode | null {
  const o = context.m.requests.own;
  if (progress.letters.length === 0) return null;
  const formats = [
    ['pdf', o.letterPdf],
    ['docx', o.letterWord],
  ] as const;
  return (
    <section class="form-part" aria-labelledby="letters">
      <h2 id="letters">{o.letters}</h2>
      <ul class="letters">
        {progress.letters.map((letter) => (
          <li key={letter.id}>
            <span class="letter-name" lang={originalLang(context)}>
              {letter.name}
            </span>
            <time datetime={letter.issuedOn}>{letter.issuedOn}</time>
            <span class="letter-formats">
              {formats.map(([format, label]) => (
                <a
                  key={format}
                  class="button-quiet"
                  href={href(context, `/requests/letters/${letter.id}/${format}`)}
                  aria-label={o.letterGet(letter.name, label)}
                >
                  <Icon name="download" />
                  {label}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Timeline({ context, progress }: PartProps): VNode {
  const o = context.m.requests.own;
  return (
    <section class="form-part" aria-labelledby="timeline">
      <h2 id="timeline">{o.timeline}</h2>
      <ol class="timeline">
        {progress.steps.map((step, index) => (
          <li key={index}>
            <time datetime={step.on}>{step.on}</time>
            <div>
              <strong>{pick(step.what, context.language)}</strong>
              {step.detail !== '' && (
                <p lang={originalLang(context)}>
                  <Lines text={step.detail} />
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Rating({ form, token }: { readonly form: FormState; readonly token: string }): VNode {
  const { context } = form;
  const o = context.m.requests.own;
  const choices = o.stars.map((label, index) => ({ value: String(index + 1), label: `${index + 1} ${label}` }));
  return (
    <section class="form-part" aria-labelledby="rating">
      <h2 id="rating">{o.rate}</h2>
      <p>{o.rateText}</p>
      <form action={href(context, '/requests/rating')} method="post" novalidate>
        <Hidden values={{ token }} />
        <ChoiceField form={form} name="stars" choices={choices.toReversed()} />
        <AreaField form={form} name="comment" rows={3} />
        <p class="form-actions">
          <button type="submit">{o.rateSubmit}</button>
        </p>
      </form>
    </section>
  );
}

function Rated({
  context,
  rating,
}: {
  readonly context: PageContext;
  readonly rating: NonNullable<Progress['rating']>;
}): VNode {
  return (
    <section class="form-part" aria-labelledby="rated">
      <h2 id="rated">{context.m.requests.own.rated(rating.stars)}</h2>
      {rating.comment !== '' && (
        <p>
          <Lines text={rating.comment} />
        </p>
      )}
    </section>
  );
}

function Message({ form, token }: { readonly form: FormState; readonly token: string }): VNode {
  const { context } = form;
  const o = context.m.requests.own;
  return (
    <section class="form-part" aria-labelledby="message">
      <h2 id="message">{o.message}</h2>
      <form action={href(context, '/requests/message')} method="post" novalidate>
        <Hidden values={{ token }} />
        <AreaField form={form} name="message" rows={4} hint={o.messageHint} />
        <p class="form-actions">
          <button type="submit" class="button-quiet">
            {o.messageSubmit}
          </button>
        </p>
      </form>
    </section>
  );
}

/** Asked once more, since it cannot be undone. */
export function WithdrawPage({ context, progress, token, values, problems }: Omit<OwnProps, 'done'>): VNode {
  const o = context.m.requests.own;
  const form: FormState = { context, who: 'person', values, problems };
  return (
    <RequestPage context={context} title={o.withdraw}>
      <Head title={o.withdrawTitle} lead={o.withdrawText} />
      <ErrorSummary {...form} />
      <dl class="answers">
        <div>
          <dt>{context.m.requests.receipt.number}</dt>
          <dd>{progress.number}</dd>
        </div>
        <div>
          <dt>{o.asked}</dt>
          <dd>
            <Lines text={progress.description} />
          </dd>
        </div>
      </dl>
      <form class="request-form" action={href(context, '/requests/withdraw')} method="post" novalidate>
        <Hidden values={{ token }} />
        <AreaField form={form} name="reason" rows={3} />
        <p class="form-actions">
          <button type="submit">{o.withdrawConfirm}</button>
          <a class="button-quiet" href={href(context, '/requests/progress')}>
            {o.keep}
          </a>
        </p>
      </form>
    </RequestPage>
  );
}
