import type { FormInstance } from 'antd';
import { useRef, useState } from 'react';
import { asFailure } from '../api/failure.ts';
import { useLanguage } from '../i18n/language.tsx';
import { fieldOf } from '../lib/field-errors.ts';
import { newCommandKey } from '../requests/command-key.ts';

/**
 * Sends what a form has, once however often it is pressed or repeated after a lost answer. What the server says of a field stands at
 * the field, anything else above the form; what was typed stays.
 */
export function useSending<Values>(
  form: FormInstance<Values>,
  fields: readonly string[],
  act: (values: Values, commandKey: string) => Promise<void>,
) {
  const { pick } = useLanguage();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const key = useRef(newCommandKey());
  const send = async (values: Values) => {
    if (running) return;
    setRunning(true);
    setFailure(null);
    try {
      await act(values, key.current);
      key.current = newCommandKey();
    } catch (error) {
      const problem = asFailure(error);
      const path = fieldOf(problem, [...fields, ...fields.map((field) => `data.${field}`)]);
      const field = fields.find((one) => one === path?.at(-1));
      if (field === undefined) setFailure(problem);
      else {
        const name = field as Parameters<typeof form.setFields>[0][number]['name'];
        form.setFields([{ name, errors: [pick(problem.text)] }]);
        form.scrollToField(name, { block: 'center', focus: true });
      }
    } finally {
      setRunning(false);
    }
  };
  return { running, failure, send };
}
