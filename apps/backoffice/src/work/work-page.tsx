import { stageLabels, type Work } from '@openzone/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty } from 'antd';
import { isStage } from '../app/search.ts';
import { meQuery, workQuery } from '../api/queries.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { MyRequests } from '../requests/my-requests.tsx';
import { DocumentItem } from '../ui/document-item.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Page } from '../ui/page.tsx';
import { useReference } from '../ui/reference.ts';
import { countWords, workMessages } from './messages.ts';

export function WorkPage() {
  const m = useMessages(workMessages);
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: work } = useSuspenseQuery(workQuery);
  const { columnLeaf } = useReference();
  return (
    <Page
      title={m.title}
      about={m.about(me.displayName)}
      actions={<LinkButton to="/write" main label={m.newDocument} />}
    >
      <Counts work={work} />
      <MyRequests />
      <section aria-labelledby="waiting">
        <div className="oz-row oz-section-head">
          <h2 id="waiting">{m.list}</h2>
          <span className="oz-quiet">{m.listCount(work.items.length)}</span>
        </div>
        {work.items.length === 0 ? (
          <Nothing />
        ) : (
          <ol className="oz-items">
            {work.items.map((document) => (
              <DocumentItem
                key={document.id}
                heading="h3"
                document={document}
                columnName={columnLeaf(document.columnId)}
              />
            ))}
          </ol>
        )}
      </section>
    </Page>
  );
}

function Counts({ work }: { readonly work: Work }) {
  const m = useMessages(workMessages);
  const words = useMessages(countWords);
  const { pick } = useLanguage();
  const stages = Object.keys(stageLabels)
    .filter(isStage)
    .map((stage) => ({ stage, count: work.counts[stage] ?? 0 }))
    .filter(({ count }) => count > 0);
  return (
    <section aria-label={m.counts}>
      <ul className="oz-counts">
        {(['late', 'toReview', 'toPublish'] as const).map((name) => (
          <li
            key={name}
            className={name === 'late' && (work.counts[name] ?? 0) > 0 ? 'oz-count oz-count-late' : 'oz-count'}
          >
            <strong>{work.counts[name] ?? 0}</strong>
            {words[name]}
          </li>
        ))}
        <li>
          <Link to="/imports" className="oz-count">
            <strong>{work.importBatchesWaiting}</strong>
            {m.batches}
          </Link>
        </li>
      </ul>
      {stages.length > 0 && (
        <p className="oz-stages">
          <span className="oz-quiet">{m.byStage}</span>
          {stages.map(({ stage, count }) => (
            <Link key={stage} to="/documents" search={{ stage }}>
              {pick(stageLabels[stage])} {count}
            </Link>
          ))}
        </p>
      )}
    </section>
  );
}

/** An empty list is the moment to tell what would be in it. */
function Nothing() {
  const m = useMessages(workMessages);
  return (
    <div className="oz-nothing">
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<strong>{m.emptyTitle}</strong>} />
      <ul>
        <li>{m.emptyWrite}</li>
        <li>{m.emptyReview}</li>
        <li>{m.emptyImport}</li>
        <li>{m.emptyDue}</li>
      </ul>
    </div>
  );
}
