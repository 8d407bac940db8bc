import { useQuery } from '@tanstack/react-query';
import { Modal, Segmented } from 'antd';
import { useState } from 'react';
import { request } from '../api/client.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { appearanceMessages } from './messages.ts';

interface Preview {
  readonly url: string;
  readonly expiresAt: string;
}

type Device = 'phone' | 'desktop';
const prefixes = { 'zh-hans': '', 'zh-hant': '/zh-hant', en: '/en' } as const;

/** The draft on the real public page: as a phone and as a desktop show it, in each language. */
export function PreviewDialog({ revision, onClose }: { readonly revision: number; readonly onClose: () => void }) {
  const m = useMessages(appearanceMessages);
  const { language } = useLanguage();
  const [device, setDevice] = useState<Device>('phone');
  const [shown, setShown] = useState<keyof typeof prefixes>('zh-hans');
  const preview = useQuery({
    queryKey: ['site', 'appearance', 'preview', revision],
    queryFn: () => request<Preview>('/site/appearance/preview', { method: 'POST' }),
    staleTime: 0,
  });
  const address = preview.data === undefined ? undefined : prefixes[shown] + preview.data.url;
  return (
    <Modal open width={1100} title={m.previewTitle} footer={null} onCancel={onClose}>
      {preview.error !== null && <FailureAlert failure={preview.error} onRetry={() => void preview.refetch()} />}
      {address === undefined && preview.error === null && <Waiting rows={2} />}
      {address !== undefined && preview.data !== undefined && (
        <>
          <p>
            {m.previewAbout(formatTime(preview.data.expiresAt, language))}{' '}
            <a href={address} target="_blank" rel="noreferrer">
              {m.openPreview}
            </a>
          </p>
          <div className="oz-row oz-look-choice">
            <Segmented<Device>
              aria-label={m.device}
              value={device}
              onChange={setDevice}
              options={[
                { value: 'phone', label: m.onPhone },
                { value: 'desktop', label: m.onDesktop },
              ]}
            />
            <Segmented<keyof typeof prefixes>
              aria-label={m.languages}
              value={shown}
              onChange={setShown}
              options={[
                { value: 'zh-hans', label: m.hans },
                { value: 'zh-hant', label: m.hant },
                { value: 'en', label: m.english },
              ]}
            />
          </div>
          {/* The page is only looked at: its links lead to pages that are not to be framed. */}
          <div className={`oz-look-frame oz-look-${device}`} role="region" aria-label={m.frame} tabIndex={0}>
            <iframe key={`${device} ${address}`} src={address} title={m.frame} sandbox="" tabIndex={-1} />
          </div>
        </>
      )}
    </Modal>
  );
}
