import { Pagination } from 'antd';
import { useSmallScreen } from '../ui/small-screen.ts';

export const usualPageSize = 20;

interface Place {
  readonly page: number;
  readonly pageSize: number;
  readonly after?: string;
}

interface Props {
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** Where the next page begins; null while another list is still on the screen. */
  readonly next: string | null;
  readonly onGo: (place: Place) => void;
}

/** The place of a page. The next one goes on from the last row of this one: none is long in coming, skips a row or shows one twice. */
function placeOfPage({ page, pageSize, next }: Pick<Props, 'page' | 'pageSize' | 'next'>, to: number, size: number) {
  const onward = to === page + 1 && size === pageSize ? next : null;
  const place: Place = { page: size === pageSize ? to : 1, pageSize: size };
  return onward === null ? place : { ...place, after: onward };
}

/** Below a list. */
export function Pages({ total, page, pageSize, next, onGo }: Props) {
  const small = useSmallScreen();
  return (
    <Pagination
      className="oz-pagination"
      current={page}
      pageSize={pageSize}
      total={total}
      hideOnSinglePage={total <= usualPageSize}
      showSizeChanger={!small}
      pageSizeOptions={[20, 50, 100]}
      simple={small}
      onChange={(to, size) => {
        onGo(placeOfPage({ page, pageSize, next }, to, size));
        window.scrollTo({ top: 0 });
      }}
    />
  );
}
