import {
  genres,
  proactiveArticles,
  type ReviewPlan,
  type ReviewSample,
  type ReviewSequence,
} from '@openzone/contracts';
import { Button, Card, Select } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { ReviewPlanSteps } from '../document/review-plan.tsx';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { useReference } from '../ui/reference.ts';
import { reviewSettingsMessages } from './messages.ts';

/** Tells by the sequences on the screen who would review a document. */
export function PreviewCard({ sequences }: { readonly sequences: readonly ReviewSequence[] }) {
  const m = useMessages(reviewSettingsMessages);
  const { pick } = useLanguage();
  const { reference, columnName, unitName } = useReference();
  const [sample, setSample] = useState<ReviewSample>({
    unitId: reference.units[0]?.id ?? '',
    columnId: reference.columns[0]?.id ?? '',
    genre: null,
    attribute: 'PROACTIVE',
    article: '19',
    title: '',
    hasAttachments: false,
    origin: 'editor',
  });
  const [plan, setPlan] = useState<ReviewPlan | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [running, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    setFailure(null);
    try {
      setPlan(await request<ReviewPlan>('/settings/review/preview', { method: 'POST', body: { sequences, sample } }));
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  const choose = (
    label: string,
    key: 'unitId' | 'columnId' | 'article',
    options: { value: string; label: string }[],
  ) => (
    <label className="oz-condition">
      <span>{label}</span>
      <Select
        aria-label={`${m.preview} ${label}`}
        value={sample[key]}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(value) => setSample({ ...sample, [key]: value })}
      />
    </label>
  );
  return (
    <Card className="oz-card" size="small" title={<h2>{m.preview}</h2>}>
      <p className="oz-quiet">{m.previewAbout}</p>
      <div className="oz-conditions">
        {choose(
          m.unit,
          'unitId',
          reference.units.map(({ id }) => ({ value: id, label: unitName(id) })),
        )}
        {choose(
          m.column,
          'columnId',
          reference.columns.map(({ id }) => ({ value: id, label: columnName(id) })),
        )}
        {choose(
          m.article,
          'article',
          Object.entries(proactiveArticles).map(([key, label]) => ({ value: key, label: `${key} ${pick(label)}` })),
        )}
        <label className="oz-condition">
          <span>{m.genre}</span>
          <Select
            allowClear
            aria-label={`${m.preview} ${m.genre}`}
            value={sample.genre}
            options={genres.map((genre) => ({ value: genre as string, label: genre }))}
            onChange={(value: string | null | undefined) => setSample({ ...sample, genre: value ?? null })}
          />
        </label>
      </div>
      <Button loading={running} onClick={() => void run()}>
        {m.run}
      </Button>
      {failure !== null && <FailureAlert failure={failure} />}
      <div role="status">
        {plan !== null && (
          <>
            <h3>{pick(plan.name) || plan.name.zh}</h3>
            <ReviewPlanSteps plan={plan} />
          </>
        )}
      </div>
    </Card>
  );
}
