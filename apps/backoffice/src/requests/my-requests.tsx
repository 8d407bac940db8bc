import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery, requestsQuery } from '../api/queries.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { mayMeetRequests } from './may-meet.ts';
import { requestCardMessages, requestsMessages } from './messages.ts';
import { RequestItem } from './request-item.tsx';
import './requests.css';

const SHOWN = 5;

/** On the work page: the requests that wait for this person, the most urgent first. */
export function MyRequests() {
  const m = useMessages(requestCardMessages);
  const l = useMessages(requestsMessages);
  const { data: me } = useSuspenseQuery(meQuery);
  const may = mayMeetRequests(me);
  const mine = useQuery({
    ...requestsQuery({ view: 'mine', page: 1, pageSize: SHOWN }),
    enabled: may,
    refetchInterval: 120_000,
  });
  if (!may || (mine.data === undefined && mine.error === null)) return null;
  return (
    <section aria-labelledby="my-requests" className="oz-my-requests">
      <div className="oz-row oz-section-head">
        <h2 id="my-requests">{m.title}</h2>
        {mine.data !== undefined && <span className="oz-quiet">{m.count(mine.data.counts.mine)}</span>}
      </div>
      {mine.error !== null && <FailureAlert failure={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.data !== undefined && (
        <>
          <p className="oz-stages">
            <Link
              to="/requests"
              search={{ view: 'open', late: true }}
              className={mine.data.counts.late > 0 ? 'oz-wrong' : ''}
            >
              {l.late} {mine.data.counts.late}
            </Link>
            <Link to="/requests" search={{ view: 'intake' }}>
              {l.view_intake} {mine.data.counts.intake}
            </Link>
            <Link to="/requests" search={{ view: 'approve' }}>
              {l.view_approve} {mine.data.counts.approve}
            </Link>
            <Link to="/requests" search={{ view: 'mine' }}>
              {m.all}
            </Link>
          </p>
          {mine.data.items.length === 0 ? (
            <p className="oz-quiet">{m.nothing}</p>
          ) : (
            <ol className="oz-items">
              {mine.data.items.map((request) => (
                <RequestItem key={request.id} heading="h3" request={request} />
              ))}
            </ol>
          )}
        </>
      )}
    </section>
  );
}
