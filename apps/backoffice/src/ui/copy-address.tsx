import { App, Button, Input, Space } from 'antd';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { say, type Catalogue } from '../i18n/messages.ts';

const words = { copy: say('复制', 'Copy') } satisfies Catalogue;

/** An address to be typed into another machine: selectable, and copied with one press. */
export function CopyAddress({ address, label }: { readonly address: string; readonly label: string }) {
  const m = useMessages(words);
  const c = useMessages(common);
  const { message } = App.useApp();
  const copy = () => {
    navigator.clipboard.writeText(address).then(
      () => void message.success(c.copied),
      () => void message.info(c.copyByHand),
    );
  };
  return (
    <Space.Compact block>
      <Input readOnly aria-label={label} value={address} onFocus={(event) => event.target.select()} />
      <Button aria-label={`${m.copy} ${label}`} onClick={copy}>
        {m.copy}
      </Button>
    </Space.Compact>
  );
}
