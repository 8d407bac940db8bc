import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { useEffect, useMemo, type ReactNode } from 'react';
import { LanguageProvider, useLanguage } from '../i18n/language.tsx';
import { useCalmScreen } from '../ui/small-screen.ts';
import { cspNonce } from './nonce.ts';
import { theme } from './theme.ts';

dayjs.extend(utc);
dayjs.extend(timezone);
// What calendars mark as today is the day in Shanghai.
dayjs.tz.setDefault('Asia/Shanghai');

/** Language, components, and data for everything inside. */
export function Providers({ client, children }: { readonly client: QueryClient; readonly children: ReactNode }) {
  return (
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <Components>{children}</Components>
      </QueryClientProvider>
    </LanguageProvider>
  );
}

const nonce = cspNonce();

function Components({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const calm = useCalmScreen();
  // The components must know too, lest they wait for the end of a movement that the style sheet has taken away.
  const moved = useMemo(() => (calm ? { ...theme, token: { ...theme.token, motion: false } } : theme), [calm]);
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={moved}
      {...(nonce === undefined ? {} : { csp: { nonce } })}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: 'optional' }}
    >
      <App className="oz-app">{children}</App>
    </ConfigProvider>
  );
}
