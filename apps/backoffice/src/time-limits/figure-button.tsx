import { Button } from 'antd';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly onOpen: () => void;
}

/** A figure that opens its records; nothing lies behind a nought. */
export function FigureButton({ label, value, onOpen }: Props) {
  if (value === 0) return <span>0</span>;
  return (
    <Button type="link" size="small" className="oz-limits-open" aria-label={label} onClick={onOpen}>
      {value}
    </Button>
  );
}
