import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../api/queries.ts';
import { useMessages } from '../i18n/language.tsx';
import { trailMessages } from './messages.ts';

interface Props {
  readonly kind: 'document' | 'request';
  readonly id: string;
}

/** From the history of a thing to its entries on the trail, for those who may read it. */
export function TrailLink({ kind, id }: Props) {
  const m = useMessages(trailMessages);
  const { data: me } = useSuspenseQuery(meQuery);
  if (!me.mayReadTrail) return null;
  return (
    <Link to="/trail" search={{ kind, subjectId: id }}>
      {m.title}
    </Link>
  );
}
