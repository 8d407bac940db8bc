import { App, Button } from 'antd';
import { common } from '../i18n/common.ts';
import { useMessages } from '../i18n/language.tsx';
import { signInMessages } from './messages.ts';
import './factor.css';

/** Shown once. */
export function RecoveryCodeList({ codes }: { readonly codes: readonly string[] }) {
  const m = useMessages(signInMessages);
  const c = useMessages(common);
  const { message } = App.useApp();
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => void message.success(c.copied),
      () => void message.warning(c.copyByHand),
    );
  return (
    <>
      <ul className="oz-recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button block onClick={() => void copy()}>
        {m.codesCopy}
      </Button>
    </>
  );
}
