import { Button, Card, Form } from 'antd';
import type { ReactNode } from 'react';
import { RowTools } from './row-tools.tsx';

interface Props {
  /** Field of the form that holds the rows. */
  readonly field: string;
  readonly title: string;
  readonly about?: string;
  /** Said while there is no row. */
  readonly empty: string;
  readonly rowOf: (number: number) => string;
  readonly addLabel: string;
  readonly newRow: () => object;
  /** The fields of one row, by its name in the list. */
  readonly children: (name: number) => ReactNode;
}

/** A list of the appearance: rows that are added, moved and taken away. */
export function RowsCard({ field, title, about, empty, rowOf, addLabel, newRow, children }: Props) {
  return (
    <Card className="oz-card" size="small" title={<h2>{title}</h2>}>
      {about !== undefined && <p className="oz-quiet">{about}</p>}
      <Form.List name={field}>
        {(rows, { add, remove, move }) => (
          <>
            {rows.length === 0 && <p>{empty}</p>}
            {rows.map(({ key, name }, index) => (
              <fieldset key={key} className="oz-fieldset oz-look-row">
                <legend>{rowOf(index + 1)}</legend>
                <RowTools
                  what={rowOf(index + 1)}
                  position={index}
                  count={rows.length}
                  move={move}
                  remove={() => remove(name)}
                />
                {children(name)}
              </fieldset>
            ))}
            <Button onClick={() => add(newRow())}>{addLabel}</Button>
          </>
        )}
      </Form.List>
    </Card>
  );
}
