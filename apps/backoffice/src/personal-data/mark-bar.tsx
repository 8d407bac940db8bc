import { Button, Select } from 'antd';
import { useState } from 'react';
import { say } from '../i18n/messages.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { personalDataMessages } from './messages.ts';
import type { Selected } from './text-pane.tsx';

/** Kinds a person chooses from; each has a mask of its own. */
const KINDS = [
  { value: 'person-name', label: say('姓名', 'Name') },
  { value: 'identity-number', label: say('身份证号', 'Identity number') },
  { value: 'mobile-phone', label: say('手机号码', 'Mobile number') },
  { value: 'landline', label: say('固定电话', 'Landline') },
  { value: 'address', label: say('地址', 'Address') },
  { value: 'bank-card', label: say('银行卡号', 'Bank card') },
  { value: 'birth-date', label: say('出生日期', 'Date of birth') },
  { value: 'health', label: say('健康状况', 'Health') },
  { value: 'online-account', label: say('账号', 'Account') },
];

interface Props {
  readonly selected: Selected | null;
  readonly busy: boolean;
  readonly onMark: (mark: Selected & { readonly kind: string }) => void;
}

/** Masks what a person has selected in the original. */
export function MarkBar({ selected, busy, onMark }: Props) {
  const m = useMessages(personalDataMessages);
  const { pick } = useLanguage();
  const [kind, setKind] = useState('person-name');
  return (
    <span className="oz-row">
      <Select
        aria-label={m.selectionKind}
        value={kind}
        onChange={setKind}
        style={{ minWidth: 120 }}
        options={KINDS.map(({ value, label }) => ({ value, label: pick(label) }))}
      />
      <Button
        disabled={busy || selected === null}
        title={selected === null ? m.selectFirst : ''}
        // The selection must outlive the press.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => selected !== null && onMark({ ...selected, kind })}
      >
        {m.maskSelection}
      </Button>
    </span>
  );
}
