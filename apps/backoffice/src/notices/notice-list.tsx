import type { NoticeView } from '@openzone/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Empty, Pagination } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { documentOf, placeOf, requestOf, type Place } from './about.ts';
import { noticeMessages } from './messages.ts';
import { NOTICES_SHOWN, noticesQuery, useMarkRead } from './queries.ts';
import './notices.css';

/** What this person was told, newest first. */
export function NoticeList({ onGo }: { readonly onGo: () => void }) {
  const m = useMessages(noticeMessages);
  const [page, setPage] = useState(1);
  const notices = useQuery({ ...noticesQuery(page), placeholderData: keepPreviousData });
  const marking = useMarkRead();
  if (notices.data === undefined) {
    return notices.error === null ? (
      <Waiting rows={4} />
    ) : (
      <FailureAlert failure={notices.error} onRetry={() => void notices.refetch()} />
    );
  }
  const { items, total, unread } = notices.data;
  if (total === 0) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<strong>{m.emptyTitle}</strong>}>
        <p className="oz-quiet">{m.emptyText}</p>
      </Empty>
    );
  }
  return (
    <>
      <div className="oz-row oz-notices-head">
        <span className="oz-quiet" role="status">
          {unread > 0 ? m.count(unread) : m.allRead}
        </span>
        {unread > 0 && (
          <Button size="small" loading={marking.isPending} onClick={() => marking.mutate(null)}>
            {m.markAll}
          </Button>
        )}
      </div>
      {marking.error !== null && <FailureAlert failure={marking.error} />}
      <ol className="oz-notices">
        {items.map((notice) => (
          <Notice
            key={notice.id}
            notice={notice}
            onGo={onGo}
            onRead={() => {
              if (!notice.read) marking.mutate([notice.id]);
            }}
          />
        ))}
      </ol>
      {total > NOTICES_SHOWN && (
        <Pagination
          size="small"
          current={page}
          pageSize={NOTICES_SHOWN}
          total={total}
          showSizeChanger={false}
          onChange={setPage}
        />
      )}
    </>
  );
}

interface NoticeProps {
  readonly notice: NoticeView;
  readonly onGo: () => void;
  readonly onRead: () => void;
}

function Notice({ notice, onGo, onRead }: NoticeProps) {
  const m = useMessages(noticeMessages);
  const { language, pick } = useLanguage();
  // English is complete where the notice has it; Chinese is always there.
  const say = (text: NoticeView['subject']) => (pick(text) === '' ? text.zh : pick(text));
  const requestId = requestOf(notice.about);
  const documentId = documentOf(notice.about);
  const place = placeOf(notice.about);
  const leave = () => {
    onRead();
    onGo();
  };
  return (
    <li className={notice.read ? 'oz-notice' : 'oz-notice oz-notice-unread'}>
      <h3>
        {!notice.read && <span className="oz-notice-mark">{m.unread}</span>}
        {say(notice.subject)}
      </h3>
      <p className="oz-notice-body">{say(notice.body)}</p>
      <div className="oz-notice-foot">
        <time className="oz-quiet" dateTime={notice.createdAt}>
          {formatTime(notice.createdAt, language)}
        </time>
        {requestId !== undefined && (
          <Link to="/requests/$requestId" params={{ requestId }} onClick={leave}>
            {m.toRequest}
          </Link>
        )}
        {documentId !== undefined && (
          <Link to="/documents/$documentId" params={{ documentId }} onClick={leave}>
            {m.toDocument}
          </Link>
        )}
        {place !== undefined && <PlaceLink place={place} onClick={leave} />}
        {!notice.read && (
          <Button type="link" size="small" onClick={onRead}>
            {m.markOne}
          </Button>
        )}
      </div>
    </li>
  );
}

function PlaceLink({ place, onClick }: { readonly place: Place; readonly onClick: () => void }) {
  const m = useMessages(noticeMessages);
  switch (place.to) {
    case '/annual-report/returns/$year/$unitId':
      return (
        <Link to={place.to} params={{ year: place.year, unitId: place.unitId }} onClick={onClick}>
          {m.toReturn}
        </Link>
      );
    case '/annual-report':
      return (
        <Link to={place.to} search={{ year: place.year }} onClick={onClick}>
          {m.toReport}
        </Link>
      );
    case '/time-limits':
      return (
        <Link to={place.to} search={{ unitId: place.unitId }} onClick={onClick}>
          {m.toTimeLimits}
        </Link>
      );
    case '/personal-data':
      return (
        <Link to={place.to} search={{}} onClick={onClick}>
          {m.toPersonalData}
        </Link>
      );
    case '/units':
      return (
        <Link to={place.to} onClick={onClick}>
          {m.toUnits}
        </Link>
      );
  }
}
