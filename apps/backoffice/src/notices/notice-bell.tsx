import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { noticeMessages } from './messages.ts';
import { NoticeList } from './notice-list.tsx';
import { unreadQuery } from './queries.ts';

/** The bell of the frame: how much is unread, and behind it the list. A count that cannot be read is no reason to alarm. */
export function NoticeBell() {
  const m = useMessages(noticeMessages);
  const [open, setOpen] = useState(false);
  const { data } = useQuery(unreadQuery);
  const unread = data?.unread ?? 0;
  return (
    <>
      <Button
        type="text"
        aria-label={m.bell(unread)}
        aria-expanded={open}
        title={m.title}
        icon={
          <Badge count={unread} size="small" overflowCount={99} aria-hidden>
            <BellOutlined />
          </Badge>
        }
        onClick={() => setOpen(true)}
      />
      <Drawer open={open} onClose={() => setOpen(false)} title={m.title} size={400} destroyOnHidden>
        <NoticeList onGo={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
