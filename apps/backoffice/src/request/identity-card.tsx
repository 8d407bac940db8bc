import {
  identityDocumentLabels,
  type ApplicantIdentity,
  type IdentityView,
  type RequestDetail,
} from '@openzone/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { readingsQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { intakeMessages } from '../requests/intake-messages.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Facts } from './facts.tsx';
import { fileMessages } from './file-messages.ts';
import { PurposeDialog } from './purpose-dialog.tsx';

/** Who asks: sealed, opened for a purpose that is kept, and shown only as long as this card is open. */
export function IdentityCard({ detail }: { readonly detail: RequestDetail }) {
  const f = useMessages(fileMessages);
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  // Not in the cache of answers: it must not stay in memory after it is hidden.
  const [identity, setIdentity] = useState<ApplicantIdentity | null>(null);
  const read = async (purpose: string) => {
    const view = await request<IdentityView>(`/requests/${detail.id}/identity`, { method: 'POST', body: { purpose } });
    setIdentity(view.identity);
    client.setQueryData(readingsQuery(detail.id).queryKey, view.readings);
  };
  return (
    <Card className="oz-card" size="small" title={<h2>{f.identity}</h2>}>
      {!detail.mayReadIdentity && <p className="oz-quiet">{f.identityNotYours}</p>}
      {detail.mayReadIdentity && identity === null && (
        <>
          <p>{f.identityHidden}</p>
          <Button onClick={() => setAsking(true)}>{f.showIdentity}</Button>
        </>
      )}
      {identity !== null && (
        <>
          <IdentityFacts identity={identity} organisation={detail.applicantKind !== 'NATURAL_PERSON'} />
          <p>
            <Button onClick={() => setIdentity(null)}>{f.hideIdentity}</Button>
          </p>
        </>
      )}
      {detail.mayReadIdentity && <Readings requestId={detail.id} />}
      <PurposeDialog open={asking} title={f.showIdentity} onClose={() => setAsking(false)} onOk={read} />
    </Card>
  );
}

interface FactsProps {
  readonly identity: ApplicantIdentity;
  readonly organisation: boolean;
}

function IdentityFacts({ identity, organisation }: FactsProps) {
  const m = useMessages(intakeMessages);
  const { pick } = useLanguage();
  const document = identity.identityDocument;
  return (
    <Facts
      facts={[
        [organisation ? m.organisationName : m.name, identity.name],
        [m.identityDocument, document === undefined ? null : pick(identityDocumentLabels[document])],
        [m.identityNumber, identity.identityNumber ?? null],
        [m.workplace, identity.workplace ?? null],
        [m.creditCode, identity.creditCode ?? null],
        [m.legalRepresentative, identity.legalRepresentative ?? null],
        [m.contactName, identity.contactName ?? null],
        [m.phone, identity.phone],
        [m.email, identity.email ?? null],
        [m.fax, identity.fax ?? null],
        [m.address, identity.address ?? null],
        [m.postcode, identity.postcode ?? null],
      ]}
    />
  );
}

function Readings({ requestId }: { readonly requestId: string }) {
  const f = useMessages(fileMessages);
  const { language } = useLanguage();
  const readings = useQuery(readingsQuery(requestId));
  return (
    <section aria-labelledby="readings">
      <h3 id="readings">{f.readings}</h3>
      {readings.error !== null && <FailureAlert failure={readings.error} onRetry={() => void readings.refetch()} />}
      {readings.data?.length === 0 && <p className="oz-quiet">{f.noReadings}</p>}
      {readings.data !== undefined && readings.data.length > 0 && (
        <ul className="oz-plain">
          {readings.data.map((reading) => (
            <li key={`${reading.at}-${reading.by}`}>
              {reading.by} <span className="oz-quiet">{formatTime(reading.at, language)}</span>
              <br />
              {reading.purpose}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
