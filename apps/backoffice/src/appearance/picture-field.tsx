import type { SitePicture } from '@openzone/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { API } from '../api/client.ts';
import { upload } from '../api/upload.ts';
import { useMessages } from '../i18n/language.tsx';
import { FailureAlert } from '../ui/failure-alert.tsx';
import { appearanceMessages } from './messages.ts';

interface Props {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (id: string | null) => void;
}

/** A small picture of the site: uploaded at once, shown to the public only when what uses it is live. */
export function PictureField({ id, value, onChange }: Props) {
  const m = useMessages(appearanceMessages);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const picture = value ?? null;
  const take = async (file: File) => {
    setBusy(true);
    setFailure(null);
    const form = new FormData();
    form.append('file', file);
    try {
      onChange?.((await upload<SitePicture>('/site/pictures', form, () => undefined)).id);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="oz-look-picture">
      {picture === null ? (
        <span className="oz-quiet">{m.noPicture}</span>
      ) : (
        <img src={`${API}/site/pictures/${picture}`} alt="" />
      )}
      <Button {...(id === undefined ? {} : { id })} loading={busy} onClick={() => choose((file) => void take(file))}>
        {picture === null ? m.upload : m.replace}
      </Button>
      {picture !== null && <Button onClick={() => onChange?.(null)}>{m.takeOff}</Button>}
      {failure !== null && <FailureAlert failure={failure} />}
    </div>
  );
}

/** Asks the browser for one picture; nothing happens when the person changes their mind. */
function choose(take: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/png,image/jpeg';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) take(file);
  });
  input.click();
}
