import { Form, Input } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import { signInMessages } from './messages.ts';

export interface NewPasswordValues {
  readonly newPassword: string;
  readonly repeat: string;
}

/** A new password, twice. Its rules are the server's. */
export function NewPasswordFields({ autoFocus = false }: { readonly autoFocus?: boolean }) {
  const m = useMessages(signInMessages);
  return (
    <>
      <Form.Item
        name="newPassword"
        label={m.newPassword}
        extra={m.newPasswordHint}
        rules={[{ required: true, message: m.passwordMissing }]}
      >
        <Input.Password size="large" autoComplete="new-password" maxLength={200} autoFocus={autoFocus} />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={m.repeat}
        dependencies={['newPassword']}
        rules={[
          { required: true, message: m.passwordMissing },
          ({ getFieldValue }) => ({
            validator: async (_rule, value: unknown) => {
              if (value !== getFieldValue('newPassword')) throw new Error(m.repeatWrong);
            },
          }),
        ]}
      >
        <Input.Password size="large" autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  );
}
