import { Form, Input, Radio } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { newUuid } from '../lib/uuid.ts';
import { instantOf, wallClockOf } from '../lib/time.ts';
import { TimePicker } from '../ui/day-picker.tsx';
import { useRules } from '../ui/rules.ts';
import { appearanceMessages } from './messages.ts';
import { RowsCard } from './rows-card.tsx';
import { webAddress } from './web-address.ts';

/** What is told to everybody for a time. */
export function BannersCard() {
  const m = useMessages(appearanceMessages);
  return (
    <RowsCard
      field="banners"
      title={m.banners}
      about={m.bannersAbout}
      empty={m.bannersEmpty}
      rowOf={m.bannerOf}
      addLabel={m.addBanner}
      newRow={newBanner}
    >
      {(name) => <BannerFields name={name} />}
    </RowsCard>
  );
}

/** Shown from now on, for a week. */
function newBanner() {
  const now = new Date();
  const later = new Date(now.getTime() + 7 * 86_400_000);
  return {
    id: newUuid(),
    tone: 'notice',
    zh: '',
    en: '',
    url: '',
    from: now.toISOString(),
    until: later.toISOString(),
  };
}

function BannerFields({ name }: { readonly name: number }) {
  const m = useMessages(appearanceMessages);
  const r = useRules();
  return (
    <div className="oz-look-pair">
      <Form.Item name={[name, 'zh']} label={m.bannerZh} rules={[r.needed(m.bannerZh), r.most(m.bannerZh, 120)]}>
        <Input />
      </Form.Item>
      <Form.Item name={[name, 'en']} label={m.bannerEn} rules={[r.most(m.bannerEn, 240)]}>
        <Input lang="en" />
      </Form.Item>
      <Form.Item name={[name, 'from']} label={m.from} rules={[r.chosen(m.from)]}>
        <MomentField />
      </Form.Item>
      <Form.Item name={[name, 'until']} label={m.until} rules={[r.chosen(m.until)]}>
        <MomentField />
      </Form.Item>
      <Form.Item
        name={[name, 'url']}
        label={m.url}
        extra={m.urlHint}
        rules={[{ pattern: webAddress, message: m.urlWrong }]}
      >
        <Input inputMode="url" />
      </Form.Item>
      <Form.Item name={[name, 'tone']} label={m.tone}>
        <Radio.Group
          options={[
            { value: 'notice', label: m.toneNotice },
            { value: 'warning', label: m.toneWarning },
          ]}
        />
      </Form.Item>
    </div>
  );
}

interface MomentProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (iso: string | null) => void;
}

/** An instant, as a wall clock in Shanghai. */
function MomentField({ id, value, onChange }: MomentProps) {
  const wallClock = value === undefined || value === null ? null : wallClockOf(value);
  return (
    <TimePicker
      value={wallClock}
      onChange={(next) => onChange?.(next === null ? null : instantOf(next))}
      {...(id === undefined ? {} : { id })}
    />
  );
}
