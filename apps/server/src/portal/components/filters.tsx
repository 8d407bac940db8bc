import type { ComponentChildren, VNode } from 'preact';
import { validityLabels, type CatalogueFacets, type Validity } from '../../engines/publication/public/index.ts';
import { formatCount, pick } from '../../platform/i18n/index.ts';
import { href, named, term, type PageContext } from '../context.ts';
import type { ListQuery, QueryProblem } from '../query.ts';
import { columnPath, type TermLevels } from '../structure.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SelectProps {
  readonly context: PageContext;
  readonly name: string;
  readonly label: string;
  readonly query: ListQuery;
  readonly choices: readonly Choice[];
  /** Without 全部: one of the choices always holds. */
  readonly required?: boolean;
}

/** A labelled list; a wrong value stays visible as an entry of its own, marked as wrong. */
export function Select({ context, name, label, query, choices, required = false }: SelectProps): VNode {
  const { m } = context;
  const value = query.typed[name];
  const problem = query.problems.find((entry) => entry.field === name);
  const listed = value === undefined || choices.some((choice) => choice.value === value);
  return (
    <Field name={name} label={label} problem={problem}>
      <select
        id={`f-${name}`}
        name={name}
        aria-invalid={problem === undefined ? undefined : 'true'}
        aria-describedby={problem === undefined ? undefined : `f-${name}-problem`}
      >
        {!required && <option value="">{m.catalogue.all}</option>}
        {!listed && (
          <option value={value} selected>
            {value}
          </option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly problem: QueryProblem | undefined;
  readonly children: ComponentChildren;
}

export function Field({ name, label, problem, children }: FieldProps): VNode {
  return (
    <div class={problem === undefined ? 'field' : 'field field-wrong'}>
      <label for={`f-${name}`}>{label}</label>
      {children}
      {problem !== undefined && (
        <p class="field-problem" id={`f-${name}-problem`}>
          {problem.text}
        </p>
      )}
    </div>
  );
}

/** What is wrong, before everything else, each with the way to its field. */
export function Problems({
  context,
  problems,
}: {
  readonly context: PageContext;
  readonly problems: readonly QueryProblem[];
}): VNode | null {
  if (problems.length === 0) return null;
  return (
    <div class="notice notice-strong" role="alert">
      <div>
        <p>
          <strong>{context.m.errors.summary}</strong>
        </p>
        <ul>
          {problems.map((problem) => (
            <li key={problem.field + problem.text}>
              {problem.field === 'page' ? (
                problem.text
              ) : (
                <a href={`#f-${problem.field}`}>{context.m.errors.inField(problem.label, problem.text)}</a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

export function unitChoices(context: PageContext, counts?: CatalogueFacets['units']): Choice[] {
  const { units } = context.structure;
  if (counts === undefined)
    return units
      .filter(({ state }) => state === 'ACTIVE')
      .map((unit) => ({ value: unit.code, label: named(context, unit) }));
  return counts.flatMap(({ value, count }) => {
    const unit = context.structure.unitById.get(value);
    return unit === undefined ? [] : [{ value: unit.code, label: counted(context, named(context, unit), count) }];
  });
}

export function counted(context: PageContext, label: string, count: number): string {
  return context.m.catalogue.option(label, formatCount(count));
}

/** The column tree, indented with ideographic spaces as a list box can do no better. */
export function columnChoices(context: PageContext, under?: readonly string[]): Choice[] {
  return context.structure.inOrder
    .filter((column) => under === undefined || under.includes(column.id))
    .map((column) => ({
      value: column.key,
      label: `${'\u3000'.repeat(columnPath(column).length - 1)}${named(context, column)}`,
    }));
}

export function validityChoices(context: PageContext): Choice[] {
  return (Object.keys(validityLabels) as Validity[]).map((value) => ({
    value,
    label: pick(validityLabels[value], context.language),
  }));
}

type Counts = readonly { readonly value: string; readonly count: number }[];

/** Terms of the first level with what is found below them counted in, each followed by those below it. */
export function termChoices(context: PageContext, levels: TermLevels, counts: Counts): Choice[] {
  const groups = Map.groupBy(counts, ({ value }) => levels.above.get(value) ?? value);
  const sum = (of: Counts): number => of.reduce((total, { count }) => total + count, 0);
  const option = (value: string, count: number, indent: string): Choice => ({
    value,
    label: `${indent}${counted(context, term(context, value), count)}`,
  });
  return [...groups]
    .toSorted(([, a], [, b]) => sum(b) - sum(a))
    .flatMap(([first, found]) => [
      option(first, sum(found), ''),
      ...found.filter(({ value }) => value !== first).map(({ value, count }) => option(value, count, '\u3000')),
    ]);
}

interface FilterFormProps {
  readonly context: PageContext;
  readonly path: string;
  readonly query: ListQuery;
  readonly children: ComponentChildren;
  readonly submit: string;
}

export function FilterForm({ context, path, query, children, submit }: FilterFormProps): VNode {
  const active = Object.keys(query.typed).some((name) => name !== 'page' && name !== 'q');
  return (
    <form class="filters" action={href(context, path)} method="get" aria-label={context.m.catalogue.filters}>
      <div class="filter-grid">{children}</div>
      <div class="filter-actions">
        <button type="submit" class="button">
          {submit}
        </button>
        {active && (
          <a class="button-quiet" href={href(context, path)}>
            {context.m.catalogue.reset}
          </a>
        )}
      </div>
    </form>
  );
}
