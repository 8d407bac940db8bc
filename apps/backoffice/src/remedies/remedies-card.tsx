import type { RequestDetail } from '@openzone/contracts';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { meQuery } from '../api/queries.ts';
import { useMessages } from '../i18n/language.tsx';
import { holds } from '../lib/roles.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { FileForm } from './file-form.tsx';
import { remedyMessages } from './messages.ts';
import { remediesQuery } from './queries.ts';
import { RemedyItem } from './remedy-item.tsx';
import './remedies.css';

/** Reviews and actions about one request: each with what is due, and the way to register another. */
export function RemediesCard({ detail }: { readonly detail: Pick<RequestDetail, 'id'> }) {
  const m = useMessages(remedyMessages);
  const { data: me } = useSuspenseQuery(meQuery);
  const remedies = useQuery(remediesQuery(detail.id));
  const [filing, setFiling] = useState(false);
  const mayAct = holds(me, 'HANDLER', 'UNIT_HEAD', 'DISCLOSURE_OFFICE');
  const mayConclude = holds(me, 'UNIT_HEAD', 'DISCLOSURE_OFFICE');
  return (
    <Card className="oz-card" size="small" title={<h2>{m.title}</h2>}>
      {remedies.error !== null && <FailureAlert failure={remedies.error} onRetry={() => void remedies.refetch()} />}
      {remedies.isPending && <Waiting rows={1} />}
      {remedies.data?.length === 0 && <p className="oz-quiet">{m.none}</p>}
      {remedies.data !== undefined && remedies.data.length > 0 && (
        <ul className="oz-plain">
          {remedies.data.map((remedy) => (
            <li key={remedy.id}>
              <RemedyItem requestId={detail.id} remedy={remedy} mayAct={mayAct} mayConclude={mayConclude} />
            </li>
          ))}
        </ul>
      )}
      {mayAct &&
        (filing ? (
          <FileForm requestId={detail.id} onDone={() => setFiling(false)} />
        ) : (
          <Button onClick={() => setFiling(true)}>{m.file}</Button>
        ))}
    </Card>
  );
}
