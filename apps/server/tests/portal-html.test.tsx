import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses, startPortal, type TestPortal } from './portal-fixtures.ts';

/** The recommended rules; what is switched off, and why, stands beside each. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Titles of official documents are as long as they are.
    'long-title': 'off',
    // Written as one piece by the renderer.
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'void-style': ['error', { style: 'selfclose' }],
    // Telephone numbers of the law's and the units' texts are data.
    'tel-non-breaking': 'off',
  },
});

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.app.close());

describe('every template is valid HTML', () => {
  for (const prefix of ['', '/zh-hant', '/en']) {
    for (const display of ['', 'elder', 'contrast']) {
      it(`${prefix === '' ? 'zh' : prefix.slice(1)} ${display === '' ? 'standard' : display}`, async () => {
        const found: string[] = [];
        for (const [name, address] of Object.entries(addresses)) {
          const response = await portal.app.inject({
            url: prefix + address,
            headers: display === '' ? {} : { cookie: `oz_display=${display}` },
          });
          const report = await validator.validateString(response.body);
          found.push(
            ...report.results.flatMap((result) =>
              result.messages.map(
                (message) => `${name} ${message.ruleId}: ${message.message} (${message.selector ?? ''})`,
              ),
            ),
          );
        }
        expect(found).toEqual([]);
      });
    }
  }
});
