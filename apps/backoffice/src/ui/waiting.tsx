import { Skeleton } from 'antd';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';

/** While a screen or a part of it is read. */
export function Waiting({ rows = 6 }: { readonly rows?: number }) {
  const c = useMessages(common);
  return (
    <div role="status" aria-label={c.loading} className="oz-waiting">
      <Skeleton active title paragraph={{ rows }} />
    </div>
  );
}
