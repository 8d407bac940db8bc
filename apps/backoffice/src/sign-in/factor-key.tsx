import type { FactorOffer } from '@openzone/contracts';
import { useMessages } from '../i18n/language.tsx';
import { signInMessages } from './messages.ts';
import './factor.css';

/** The key of an authenticator, to be scanned or typed. */
export function FactorKey({ offer }: { readonly offer: FactorOffer }) {
  const m = useMessages(signInMessages);
  return (
    <div className="oz-factor-key">
      <img src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.qr)}`} alt={m.qr} width={200} height={200} />
      <p className="oz-quiet">{m.typedKey}</p>
      <code>{offer.typed.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
    </div>
  );
}
