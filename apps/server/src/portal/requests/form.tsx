import { applicantKindLabels, deliveryMethodLabels, identityDocumentLabels, mediumLabels } from '@openzone/contracts';
import type { VNode } from 'preact';
import type { PublicListItem } from '../../engines/publication/public/index.ts';
import type { Text } from '../../platform/errors.ts';
import { pick } from '../../platform/i18n/index.ts';
import { href, originalLang, type PageContext } from '../context.ts';
import {
  contactFields,
  contentFields,
  deliveryFields,
  fieldLabel,
  identityFields,
  organisationKinds,
  type FieldName,
} from './fields.ts';
import {
  AreaField,
  BigLinks,
  ChoiceField,
  ErrorSummary,
  FilesField,
  Head,
  Hidden,
  Lines,
  RequestPage,
  SelectField,
  Steps,
  TextField,
  type FormChoice,
  type FormState,
} from './parts.tsx';

/** First question: as whom. Whatever follows asks only what that needs. */
export function StartPage({ context }: { readonly context: PageContext }): VNode {
  const f = context.m.requests.form;
  return (
    <RequestPage context={context} title={context.m.requests.apply}>
      <Head title={f.start} lead={f.startText} />
      <BigLinks
        context={context}
        links={[
          ['pen', '/requests/new?kind=person', f.person, f.personHint],
          ['seal', '/requests/new?kind=organisation', f.organisation, f.organisationHint],
        ]}
      />
    </RequestPage>
  );
}

function labelled<T extends string>(context: PageContext, labels: Readonly<Record<T, Text>>): FormChoice[] {
  return (Object.keys(labels) as T[]).map((value) => ({ value, label: pick(labels[value], context.language) }));
}

export function FormPage({ form }: { readonly form: FormState }): VNode {
  const { context, who } = form;
  const f = context.m.requests.form;
  const heading = who === 'person' ? f.who : f.whoOrganisation;
  return (
    <RequestPage context={context} title={f.title} script>
      <Head title={f.title} />
      <Steps context={context} at={1} />
      <ErrorSummary {...form} />
      <p class="form-note">
        {f.required} <a href={href(context, '/requests/new')}>{f.change}</a>
      </p>
      <form
        class="request-form"
        action={href(context, '/requests/new')}
        method="post"
        novalidate
        data-draft="request"
        data-draft-fields={[...contentFields, ...deliveryFields].join(' ')}
        data-suggest={href(context, '/requests/suggest')}
        data-restored={f.draftRestored}
        data-cleared={f.draftCleared}
      >
        <input type="hidden" name="kind" value={who} />
        <Draft context={context} />
        <section class="form-part" aria-labelledby="part-what">
          <h2 id="part-what">{f.what}</h2>
          <AreaField form={form} name="description" rows={6} hint={f.hints.description} />
          <Examples context={context} />
          <Suggestions context={context} />
          <TextField form={form} name="documentNumber" hint={f.hints.documentNumber} autocomplete="off" />
        </section>
        <section class="form-part" aria-labelledby="part-how">
          <h2 id="part-how">{f.how}</h2>
          <ChoiceField form={form} name="deliveryMethod" choices={labelled(context, deliveryMethodLabels)} />
          <ChoiceField form={form} name="medium" choices={labelled(context, mediumLabels)} hint={f.medium} />
        </section>
        <section class="form-part" aria-labelledby="part-who">
          <h2 id="part-who">{heading}</h2>
          {who === 'person' ? <PersonFields form={form} /> : <OrganisationFields form={form} />}
        </section>
        <section class="form-part" aria-labelledby="part-contact">
          <h2 id="part-contact">{f.contact}</h2>
          <ContactFields form={form} />
        </section>
        <Privacy context={context} />
        <p class="form-actions">
          <button type="submit" name="step" value="review">
            {f.next}
          </button>
        </p>
        <p class="quiet">{f.nextHint}</p>
      </form>
    </RequestPage>
  );
}

function PersonFields({ form }: { readonly form: FormState }): VNode {
  const { hints } = form.context.m.requests.form;
  return (
    <>
      <TextField form={form} name="name" autocomplete="name" />
      <SelectField form={form} name="identityDocument" choices={labelled(form.context, identityDocumentLabels)} />
      <TextField form={form} name="identityNumber" hint={hints.identityNumber} autocomplete="off" plain />
      <TextField form={form} name="workplace" autocomplete="organization" />
    </>
  );
}

function OrganisationFields({ form }: { readonly form: FormState }): VNode {
  const { hints } = form.context.m.requests.form;
  const choices = organisationKinds.map((value) => ({
    value,
    label: pick(applicantKindLabels[value], form.context.language),
  }));
  return (
    <>
      <ChoiceField form={form} name="applicantKind" choices={choices} />
      <TextField form={form} name="name" autocomplete="organization" />
      <TextField form={form} name="creditCode" hint={hints.creditCode} autocomplete="off" plain />
      <TextField form={form} name="legalRepresentative" autocomplete="off" />
      <TextField form={form} name="contactName" autocomplete="name" />
    </>
  );
}

function ContactFields({ form }: { readonly form: FormState }): VNode {
  const f = form.context.m.requests.form;
  return (
    <>
      <TextField form={form} name="phone" type="tel" hint={f.contactHint} autocomplete="tel" inputmode="tel" />
      <TextField
        form={form}
        name="email"
        type="email"
        hint={f.hints.email}
        autocomplete="email"
        inputmode="email"
        plain
      />
      <TextField form={form} name="address" hint={f.hints.address} autocomplete="address-line1" />
      <TextField form={form} name="postcode" autocomplete="postal-code" inputmode="numeric" narrow />
      <TextField form={form} name="fax" type="tel" hint={f.hints.fax} autocomplete="off" inputmode="tel" />
    </>
  );
}

/** Without scripts nothing is kept and nothing is said of keeping. */
function Draft({ context }: { readonly context: PageContext }): VNode {
  const f = context.m.requests.form;
  return (
    <aside class="draft" aria-label={f.draft} hidden data-draft-box>
      <p>
        <strong>{f.draft}</strong>
        {context.m.requests.colon}
        {f.draftText}
      </p>
      <p class="draft-row">
        <button type="button" class="button-quiet" data-draft-clear>
          {f.draftClear}
        </button>
        <span role="status" data-draft-status />
      </p>
    </aside>
  );
}

function Examples({ context }: { readonly context: PageContext }): VNode {
  const f = context.m.requests.form;
  return (
    <dl class="examples">
      <div class="example-good">
        <dt>{f.good}</dt>
        <dd>{f.goodExample}</dd>
      </div>
      <div class="example-bad">
        <dt>{f.bad}</dt>
        <dd>{f.badExample}</dd>
      </div>
    </dl>
  );
}

/** Filled by the script while one writes; the review page shows the same without it. */
function Suggestions({ context }: { readonly context: PageContext }): VNode {
  const f = context.m.requests.form;
  return (
    <div class="suggestions" hidden data-suggest-box aria-live="polite">
      <p>
        <strong>{f.suggest}</strong> <span class="quiet">{f.suggestHint}</span>
      </p>
      <ul data-suggest-list data-suggest-note={context.m.requests.review.newWindow} />
    </div>
  );
}

function Privacy({ context }: { readonly context: PageContext }): VNode {
  const f = context.m.requests.form;
  return (
    <section class="privacy" aria-labelledby="privacy">
      <h2 id="privacy">{f.privacy}</h2>
      <ul>
        {f.privacyText.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

interface ReviewProps {
  readonly form: FormState;
  readonly token: string;
  readonly found: readonly PublicListItem[];
}

/** Everything once more, what may be public already, files, and the button that submits. */
export function ReviewPage({ form, token, found }: ReviewProps): VNode {
  const { context, who, values } = form;
  const r = context.m.requests.review;
  return (
    <RequestPage context={context} title={r.title}>
      <Head title={r.title} lead={r.lead} />
      <Steps context={context} at={2} />
      <ErrorSummary {...form} />
      <AlreadyPublic context={context} found={found} />
      <form
        class="request-form"
        action={href(context, '/requests/new')}
        method="post"
        enctype="multipart/form-data"
        novalidate
      >
        <Hidden values={{ token, kind: who, ...values }} />
        <section class="form-part" aria-labelledby="yours">
          <h2 id="yours">{r.yours}</h2>
          <Answers form={form} names={[...contentFields, ...deliveryFields]} />
          <Answers form={form} names={[...identityFields[who], ...contactFields]} />
        </section>
        <section class="form-part" aria-labelledby="files">
          <h2 id="files">{r.files}</h2>
          <p class="field-hint">{r.filesText}</p>
          <FilesField form={form} name="identityFiles" hint={r.identityHint} />
          <FilesField form={form} name="supportingFiles" hint={r.supportingHint} />
        </section>
        <p class="form-actions">
          <button type="submit" name="step" value="submit">
            {r.submit}
          </button>
          <button
            type="submit"
            name="step"
            value="edit"
            class="button-quiet"
            formenctype="application/x-www-form-urlencoded"
          >
            {r.edit}
          </button>
        </p>
        <p class="quiet">{r.once}</p>
      </form>
    </RequestPage>
  );
}

function AlreadyPublic({
  context,
  found,
}: {
  readonly context: PageContext;
  readonly found: readonly PublicListItem[];
}): VNode {
  const r = context.m.requests.review;
  return (
    <section class="suggestions" aria-labelledby="public">
      <h2 id="public">{r.public}</h2>
      <p>{found.length === 0 ? r.publicNone : r.publicText}</p>
      {found.length > 0 && (
        <ul>
          {found.map((item) => (
            <li key={item.id}>
              <a href={href(context, `/d/${item.code}`)} target="_blank" rel="noopener" lang={originalLang(context)}>
                {item.title}
                <span class="unseen">{r.newWindow}</span>
              </a>{' '}
              <time datetime={item.listedOn}>{item.listedOn}</time>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const choiceLabels: Partial<Record<FieldName, Readonly<Record<string, Text>>>> = {
  applicantKind: applicantKindLabels,
  identityDocument: identityDocumentLabels,
  deliveryMethod: deliveryMethodLabels,
  medium: mediumLabels,
};

function Answers({ form, names }: { readonly form: FormState; readonly names: readonly FieldName[] }): VNode {
  const { context, who, values } = form;
  return (
    <dl class="answers">
      {names.map((name) => {
        const value = values[name] ?? '';
        const label = choiceLabels[name]?.[value];
        return value === '' ? null : (
          <div key={name}>
            <dt>{fieldLabel(context.m, name, who)}</dt>
            <dd>{label === undefined ? <Lines text={value} /> : pick(label, context.language)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
