import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { appearanceMessages } from './messages.ts';

interface Props {
  /** What the row is, for those who hear it. */
  readonly what: string;
  readonly position: number;
  readonly count: number;
  readonly move: (from: number, to: number) => void;
  readonly remove: (position: number) => void;
}

/** Up, down, away: for every row of a list that has an order. */
export function RowTools({ what, position, count, move, remove }: Props) {
  const m = useMessages(appearanceMessages);
  return (
    <span className="oz-look-tools">
      <Button
        type="text"
        icon={<ArrowUpOutlined aria-hidden />}
        aria-label={m.up(what)}
        title={m.up(what)}
        disabled={position === 0}
        onClick={() => move(position, position - 1)}
      />
      <Button
        type="text"
        icon={<ArrowDownOutlined aria-hidden />}
        aria-label={m.down(what)}
        title={m.down(what)}
        disabled={position === count - 1}
        onClick={() => move(position, position + 1)}
      />
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={m.remove(what)}
        title={m.remove(what)}
        onClick={() => remove(position)}
      />
    </span>
  );
}
