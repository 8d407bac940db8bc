import { groundRules, type Attribute, type DeterminationInput, type Ground } from '@openzone/contracts';

/** What the form of a determination holds; fields of attributes not chosen may be left over from before. */
export interface DeterminationValues {
  readonly attribute: Attribute;
  readonly article?: string;
  readonly ground?: Ground;
  readonly reason?: string;
  readonly evidence?: Readonly<Record<string, string | undefined>>;
}

/** Disclosure on request stands on art. 13, second paragraph. */
const ON_REQUEST_ARTICLE = '13.2';

/** Only what belongs to the chosen attribute is recorded: no ground beside 主动公开, no evidence of another ground. */
export function determinationInput({
  attribute,
  article = '',
  ground,
  reason = '',
  evidence = {},
}: DeterminationValues): DeterminationInput {
  const base = { attribute, reason: reason.trim(), ground: null, evidence: {} };
  if (attribute === 'PROACTIVE') return { ...base, article };
  if (attribute === 'ON_REQUEST' || ground === undefined) return { ...base, article: ON_REQUEST_ARTICLE };
  const rule = groundRules[ground];
  return {
    ...base,
    article: rule.article,
    ground,
    evidence: Object.fromEntries(Object.keys(rule.evidence).map((key) => [key, (evidence[key] ?? '').trim()])),
  };
}
