import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from '../components/icons.tsx';
import { Page } from '../components/layout.tsx';
import { Breadcrumb } from '../components/lists.tsx';
import { href, type PageContext } from '../context.ts';
import { fieldLabel, longest, optionalFields, type FieldName, type Problem, type Who } from './fields.ts';
import type { Values } from './form-body.ts';
import { acceptList } from './uploads.ts';

/** A form as it is shown: what was typed and what is wrong with it. */
export interface FormState {
  readonly context: PageContext;
  readonly who: Who;
  readonly values: Values;
  readonly problems: readonly Problem[];
}

interface RequestPageProps {
  readonly context: PageContext;
  readonly title: string;
  /** Public pages may be found by search engines; those of one person may not. */
  readonly isPublic?: boolean;
  readonly description?: string;
  readonly script?: boolean;
  readonly children: ComponentChildren;
}

export function RequestPage({ context, title, isPublic, description, script, children }: RequestPageProps): VNode {
  const top = context.m.requests.title;
  const isTop = context.address === '/requests';
  return (
    <Page
      context={context}
      kind="requests"
      section="/requests"
      meta={{ title, description, noIndex: isPublic !== true, script: script === true ? 'requests.js' : undefined }}
    >
      <div class="wrap">
        <Breadcrumb
          context={context}
          trail={isTop ? [] : [{ path: href(context, '/requests'), label: top }]}
          last={isTop ? top : title}
        />
        {children}
      </div>
    </Page>
  );
}

export function Head({ title, lead }: { readonly title: string; readonly lead?: string | undefined }): VNode {
  return (
    <div class="page-head">
      <h1>{title}</h1>
      {lead !== undefined && <p class="page-lead">{lead}</p>}
    </div>
  );
}

/** Where one is: fill in, check, done. */
export function Steps({ context, at }: { readonly context: PageContext; readonly at: 1 | 2 | 3 }): VNode {
  const { steps } = context.m.requests;
  return (
    <ol class="steps" aria-label={steps.label}>
      {steps.names.map((name, index) => (
        <li key={name} aria-current={index + 1 === at ? 'step' : undefined}>
          <span class="step-number" aria-hidden="true">
            {index + 1}
          </span>
          {index + 1 === at ? (
            <>
              <span aria-hidden="true">{name}</span>
              <span class="unseen">{steps.current(at, name)}</span>
            </>
          ) : (
            name
          )}
        </li>
      ))}
    </ol>
  );
}

/** The three things people come for, as large as a thumb. */
export function BigLinks({
  context,
  links,
}: {
  readonly context: PageContext;
  readonly links: readonly (readonly [icon: IconName, path: string, label: string, hint: string])[];
}): VNode {
  return (
    <ul class="big-links">
      {links.map(([icon, path, label, hint]) => (
        <li key={path}>
          <a href={href(context, path)}>
            <Icon name={icon} />
            <span class="big-name">{label}</span>
            <span class="big-hint">{hint}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What is wrong, before everything else, each with the way to its field. */
export function ErrorSummary({ context, who, problems }: Omit<FormState, 'values'>): VNode | null {
  if (problems.length === 0) return null;
  const { errors } = context.m.requests;
  const general = problems.filter((problem) => problem.field === undefined);
  const fields = problems.filter((problem) => problem.field !== undefined);
  return (
    <div class="notice notice-strong error-summary" role="alert" id="errors" tabindex={-1}>
      <div>
        {general.map((problem) => (
          <p key={problem.text}>{problem.text}</p>
        ))}
        {fields.length > 0 && (
          <>
            <p>
              <strong>{errors.summary}</strong>
            </p>
            <ul>
              {fields.map(({ field, text }) =>
                field === undefined ? null : (
                  <li key={field}>
                    <a href={`#f-${field}`}>{context.m.errors.inField(fieldLabel(context.m, field, who), text)}</a>
                  </li>
                ),
              )}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

interface FieldProps {
  readonly form: FormState;
  readonly name: FieldName;
  readonly hint?: string | undefined;
}

function problemOf({ problems }: FormState, name: FieldName): string | undefined {
  return problems.find((problem) => problem.field === name)?.text;
}

/** What a control is described by, as far as it is there. */
function described(form: FormState, name: FieldName, hint: string | undefined): Record<string, string | undefined> {
  const wrong = problemOf(form, name) !== undefined;
  const ids = [...(hint === undefined ? [] : [`f-${name}-hint`]), ...(wrong ? [`f-${name}-problem`] : [])];
  return {
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
    'aria-invalid': wrong ? 'true' : undefined,
  };
}

function Label({ form, name }: FieldProps): VNode {
  const { m } = form.context;
  return (
    <>
      {fieldLabel(m, name, form.who)}
      {optionalFields.has(name) && <span class="optional">{m.requests.optional}</span>}
    </>
  );
}

function HintAndProblem({ form, name, hint }: FieldProps): VNode {
  const problem = problemOf(form, name);
  return (
    <>
      {hint !== undefined && (
        <p class="field-hint" id={`f-${name}-hint`}>
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p class="field-problem" id={`f-${name}-problem`}>
          {problem}
        </p>
      )}
    </>
  );
}

function Box({ form, name, hint, children }: FieldProps & { readonly children: ComponentChildren }): VNode {
  const isWrong = problemOf(form, name) !== undefined;
  return (
    <div class={isWrong ? 'field big-field field-wrong' : 'field big-field'}>
      <label for={`f-${name}`}>
        <Label form={form} name={name} />
      </label>
      <HintAndProblem form={form} name={name} hint={hint} />
      {children}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'tel' | 'email';
  readonly autocomplete?: 'off' | 'name' | 'tel' | 'email' | 'address-line1' | 'postal-code' | 'organization';
  readonly inputmode?: 'text' | 'numeric' | 'tel' | 'email';
  /** Left to the browser's own capitals and corrections where that helps nobody. */
  readonly plain?: boolean;
  readonly narrow?: boolean;
}

export function TextField({ form, name, hint, type = 'text', plain, narrow, ...rest }: TextFieldProps): VNode {
  const common = {
    id: `f-${name}`,
    name,
    class: narrow === true ? 'narrow' : undefined,
    value: form.values[name] ?? '',
    // Twice what is taken: who pastes too much should see it, and be told.
    maxlength: (longest[name] ?? 200) * 2,
    ...(plain === true ? { spellcheck: false } : {}),
    ...rest,
    ...described(form, name, hint),
  };
  return (
    <Box form={form} name={name} hint={hint}>
      {type === 'email' ? (
        <input type="email" {...common} />
      ) : type === 'tel' ? (
        <input type="tel" {...common} />
      ) : (
        <input type="text" {...common} {...(plain === true ? { autocapitalize: 'none' as const } : {})} />
      )}
    </Box>
  );
}

export function AreaField({ form, name, hint, rows }: FieldProps & { readonly rows: number }): VNode {
  return (
    <Box form={form} name={name} hint={hint}>
      <textarea id={`f-${name}`} name={name} rows={rows} {...described(form, name, hint)}>
        {form.values[name] ?? ''}
      </textarea>
    </Box>
  );
}

export interface FormChoice {
  readonly value: string;
  readonly label: string;
}

export function SelectField({
  form,
  name,
  hint,
  choices,
}: FieldProps & { readonly choices: readonly FormChoice[] }): VNode {
  return (
    <Box form={form} name={name} hint={hint}>
      <select id={`f-${name}`} name={name} {...described(form, name, hint)}>
        {choices.map(({ value, label }) => (
          <option key={value} value={value} selected={value === form.values[name]}>
            {label}
          </option>
        ))}
      </select>
    </Box>
  );
}

/** One of a few, all in sight. The first carries the field's id, so that the error summary leads to it. */
export function ChoiceField({
  form,
  name,
  hint,
  choices,
}: FieldProps & { readonly choices: readonly FormChoice[] }): VNode {
  const isWrong = problemOf(form, name) !== undefined;
  const { 'aria-describedby': describedBy } = described(form, name, hint);
  return (
    <fieldset class={isWrong ? 'choices big-field field-wrong' : 'choices big-field'} aria-describedby={describedBy}>
      <legend>
        <Label form={form} name={name} />
      </legend>
      <HintAndProblem form={form} name={name} hint={hint} />
      <div class="choice-list">
        {choices.map(({ value, label }, index) => (
          <label key={value} class="choice">
            <input
              type="radio"
              id={index === 0 ? `f-${name}` : `f-${name}-${value.toLowerCase()}`}
              name={name}
              value={value}
              checked={form.values[name] === value}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function FilesField({ form, name, hint }: FieldProps): VNode {
  const { m } = form.context;
  return (
    <div class={problemOf(form, name) === undefined ? 'field big-field' : 'field big-field field-wrong'}>
      <label for={`f-${name}`}>{m.requests.form.fields[name]}</label>
      <HintAndProblem form={form} name={name} hint={hint} />
      <input id={`f-${name}`} name={name} type="file" multiple accept={acceptList} {...described(form, name, hint)} />
    </div>
  );
}

/** What goes with a form unseen. */
export function Hidden({ values }: { readonly values: Values }): VNode {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** Text as it was typed, line by line. */
export function Lines({ text }: { readonly text: string }): VNode {
  return (
    <>
      {text.split('\n').map((line, index) => (
        <span key={index}>
          {index > 0 && <br />}
          {line}
        </span>
      ))}
    </>
  );
}
