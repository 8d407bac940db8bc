import { groundRules, proactiveArticles, type Determination } from '@openzone/contracts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { AttributeTag } from '../ui/tags.tsx';
import { actMessages } from './act-messages.ts';
import { documentMessages } from './messages.ts';

/** A determination as it was recorded: attribute, article or ground with its evidence, reason, by whom. */
export function DeterminationFacts({ determination }: { readonly determination: Determination }) {
  const m = useMessages(documentMessages);
  const a = useMessages(actMessages);
  const { language, pick } = useLanguage();
  const rule = determination.ground === null ? undefined : groundRules[determination.ground];
  const article = proactiveArticles[determination.article];
  return (
    <dl className="oz-facts oz-determination">
      <dt>{a.attribute}</dt>
      <dd>
        <AttributeTag attribute={determination.attribute} />
      </dd>
      <dt>{m.basis}</dt>
      <dd>
        {rule !== undefined
          ? `${pick(rule.label)} — ${a.force(pick(rule.force), rule.article)}`
          : article !== undefined
            ? `${determination.article} ${pick(article)}`
            : m.article(determination.article)}
      </dd>
      {rule !== undefined &&
        Object.entries(rule.evidence).map(([key, label]) => (
          <Fact key={key} name={pick(label)} value={determination.evidence[key] ?? ''} />
        ))}
      {determination.reason !== '' && <Fact name={m.reason} value={determination.reason} />}
      <Fact
        name={m.recordedBy}
        value={m.determinedBy(
          determination.determinedBy,
          formatTime(determination.determinedAt, language),
          determination.versionNumber,
        )}
      />
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
