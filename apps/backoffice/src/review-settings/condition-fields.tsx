import { attributeLabels, genres, proactiveArticles, type Attribute, type ReviewCondition } from '@openzone/contracts';
import { Select } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { useReference } from '../ui/reference.ts';
import { reviewSettingsMessages } from './messages.ts';

interface Props {
  /** Told to a screen reader before the name of each field. */
  readonly of: string;
  readonly value: ReviewCondition;
  readonly disabled: boolean;
  readonly withOrigin?: boolean;
  readonly onChange: (value: ReviewCondition) => void;
}

const isAttribute = (value: string): value is Attribute => Object.hasOwn(attributeLabels, value);

/** When something applies; a field left empty is no condition. */
export function ConditionFields({ of, value, disabled, withOrigin = false, onChange }: Props) {
  const m = useMessages(reviewSettingsMessages);
  const { pick } = useLanguage();
  const { reference, columnName, unitName } = useReference();
  const put = <K extends keyof ReviewCondition>(key: K, chosen: ReviewCondition[K] | undefined) => {
    const { [key]: _before, ...rest } = value;
    const isEmpty = chosen === undefined || (Array.isArray(chosen) && chosen.length === 0);
    onChange(isEmpty ? rest : { ...rest, [key]: chosen });
  };
  const list = (
    key: 'columnIds' | 'unitIds' | 'genres' | 'articles' | 'titleWords',
    label: string,
    options: { value: string; label: string }[] | null,
  ) => (
    <label className="oz-condition">
      <span>{label}</span>
      <Select
        mode={options === null ? 'tags' : 'multiple'}
        aria-label={`${of} ${label}`}
        disabled={disabled}
        value={value[key] ?? []}
        options={options ?? []}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(chosen: string[]) => put(key, chosen)}
      />
    </label>
  );
  return (
    <div className="oz-conditions">
      {list(
        'columnIds',
        m.columns,
        reference.columns.map(({ id }) => ({ value: id, label: columnName(id) })),
      )}
      {list(
        'unitIds',
        m.units,
        reference.units.map(({ id }) => ({ value: id, label: unitName(id) })),
      )}
      {list(
        'genres',
        m.genres,
        genres.map((genre) => ({ value: genre, label: genre })),
      )}
      {list(
        'articles',
        m.articles,
        Object.entries(proactiveArticles).map(([key, label]) => ({ value: key, label: `${key} ${pick(label)}` })),
      )}
      {list('titleWords', m.titleWords, null)}
      <label className="oz-condition">
        <span>{m.attributes}</span>
        <Select
          mode="multiple"
          aria-label={`${of} ${m.attributes}`}
          disabled={disabled}
          value={value.attributes ?? []}
          options={Object.keys(attributeLabels)
            .filter(isAttribute)
            .map((key) => ({ value: key, label: pick(attributeLabels[key]) }))}
          onChange={(chosen: Attribute[]) => put('attributes', chosen)}
        />
      </label>
      <label className="oz-condition">
        <span>{m.attachments}</span>
        <Select
          allowClear
          aria-label={`${of} ${m.attachments}`}
          disabled={disabled}
          value={value.hasAttachments === undefined ? null : String(value.hasAttachments)}
          options={[
            { value: 'true', label: m.attachmentsYes },
            { value: 'false', label: m.attachmentsNo },
          ]}
          onChange={(chosen: string | null | undefined) =>
            put('hasAttachments', chosen === null || chosen === undefined ? undefined : chosen === 'true')
          }
        />
      </label>
      {withOrigin && (
        <label className="oz-condition">
          <span>{m.origin}</span>
          <Select
            allowClear
            aria-label={`${of} ${m.origin}`}
            disabled={disabled}
            value={value.origin === 'import' ? 'import' : null}
            options={[{ value: 'import' as const, label: m.originImport }]}
            onChange={(chosen: 'import' | null | undefined) => put('origin', chosen ?? undefined)}
          />
        </label>
      )}
    </div>
  );
}
