import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatTime } from '../lib/time.ts';
import { readableBody, shapeOf } from '../rich-text/editor-html.ts';
import { editorMessages } from '../rich-text/messages.ts';
import { TextDiff } from '../ui/text-diff.tsx';
import { documentWords } from '../ui/vocabulary.ts';
import { writeMessages } from './messages.ts';
import type { Offer } from './offers.ts';
import type { DraftValues } from './values.ts';

interface Props {
  readonly offers: readonly Offer[];
  readonly revision: number | null;
  readonly saved: DraftValues;
  readonly onRestore: (offer: Offer) => void;
  readonly onDiscard: () => void;
}

/** Asked before anything is typed, so that what was kept is not overwritten by what comes next. */
export function RestoreDialog({ offers, revision, saved, onRestore, onDiscard }: Props) {
  const m = useMessages(writeMessages);
  const { language } = useLanguage();
  const [chosen, setChosen] = useState(0);
  const offer = offers[chosen] ?? offers[0];
  const time = offer === undefined ? '' : formatTime(offer.savedAt, language);
  return (
    <Modal
      open={offer !== undefined}
      title={offers.length > 1 ? m.restoreMany(offers.length) : m.restoreTitle(time)}
      width={640}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        offer !== undefined && (
          <>
            <Button onClick={onDiscard}>{offers.length > 1 ? m.discardAll : m.discardKept}</Button>
            <Button type="primary" autoFocus onClick={() => onRestore(offer)}>
              {m.restore}
            </Button>
          </>
        )
      }
    >
      {offers.length > 1 && (
        <>
          <p className="oz-quiet">{m.restoreChoose}</p>
          <Radio.Group
            className="oz-offers"
            value={chosen}
            onChange={(event) => setChosen(Number(event.target.value))}
            options={offers.map((one, index) => ({ value: index, label: <OfferLine offer={one} /> }))}
          />
        </>
      )}
      {offer !== undefined && (
        <>
          {offers.length === 1 && <OfferLine offer={offer} />}
          {offer.revision !== revision && <p className="oz-warn">{m.restoreOlder}</p>}
          <details className="oz-details">
            <summary>{m.restoreCompare}</summary>
            <TextDiff before={saved.title} after={offer.values.title} />
            <TextDiff before={readableBody(saved.bodyHtml)} after={readableBody(offer.values.bodyHtml)} />
          </details>
        </>
      )}
    </Modal>
  );
}

function OfferLine({ offer }: { readonly offer: Offer }) {
  const m = useMessages(writeMessages);
  const e = useMessages(editorMessages);
  const w = useMessages(documentWords);
  const { language } = useLanguage();
  const place = offer.here ? m.restoreHere : m.restoreServer;
  return (
    <span className="oz-offer">
      <strong>{offer.values.title === '' ? w.untitled : offer.values.title}</strong>
      <span className="oz-quiet">{m.restoreFrom(formatTime(offer.savedAt, language), place)}</span>
      <span className="oz-quiet">{e.words(shapeOf(offer.values.bodyHtml).words.length)}</span>
    </span>
  );
}
