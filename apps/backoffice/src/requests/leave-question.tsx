import { useBlocker } from '@tanstack/react-router';
import { Button, Modal } from 'antd';

interface Props {
  readonly isDirty: () => boolean;
  readonly title: string;
  readonly text: string;
  readonly leave: string;
  readonly stay: string;
}

/** Asks before something typed is lost by leaving, within the program and when the window is closed. */
export function LeaveQuestion({ isDirty, title, text, leave, stay }: Props) {
  const blocked = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isDirty(),
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  return (
    <Modal
      open={blocked.status === 'blocked'}
      title={title}
      onCancel={() => blocked.reset?.()}
      footer={
        <>
          <Button onClick={() => blocked.proceed?.()}>{leave}</Button>
          <Button type="primary" onClick={() => blocked.reset?.()}>
            {stay}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Modal>
  );
}
