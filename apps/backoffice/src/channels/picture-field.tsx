import type { UploadedPicture } from '@openzone/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { fileAddress } from '../api/queries.ts';
import { upload } from '../api/upload.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { channelMessages } from './messages.ts';

interface Props {
  /** Given by the form's item. */
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (sha256: string | null) => void;
}

/** A picture, kept as a file of the site without what cameras write into it. */
export function PictureField({ id, value, onChange }: Props) {
  const m = useMessages(channelMessages);
  const { pick } = useLanguage();
  const [trouble, setTrouble] = useState('');
  const picture = value ?? '';
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    setTrouble('');
    const form = new FormData();
    form.append('file', file);
    try {
      const { sha256 } = await upload<UploadedPicture>('/pictures', form, () => undefined);
      onChange?.(sha256);
    } catch (error) {
      setTrouble(pick(asFailure(error).text));
    }
  };
  return (
    <div className="oz-row">
      <input
        id={id}
        type="file"
        accept="image/png,image/jpeg"
        title={m.choosePicture}
        onChange={(event) => void choose(event.target.files?.[0])}
      />
      {picture === '' ? (
        <span className="oz-quiet">{m.noPicture}</span>
      ) : (
        <>
          <span>{m.hasPicture}</span>
          <a href={fileAddress({ sha256: picture, name: 'picture' })} target="_blank" rel="noreferrer">
            {m.seePicture}
          </a>
          <Button size="small" onClick={() => onChange?.(null)}>
            {m.removePicture}
          </Button>
        </>
      )}
      {trouble !== '' && (
        <span role="alert" className="oz-danger">
          {trouble}
        </span>
      )}
    </div>
  );
}
