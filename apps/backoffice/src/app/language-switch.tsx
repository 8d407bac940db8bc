import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';

export function LanguageSwitch() {
  const c = useMessages(common);
  const { language, setLanguage } = useLanguage();
  const next = language === 'zh' ? 'en' : 'zh';
  return (
    <Button
      type="text"
      icon={<GlobalOutlined aria-hidden />}
      lang={next === 'zh' ? 'zh-CN' : 'en'}
      title={c.languageLabel}
      onClick={() => setLanguage(next)}
    >
      {c.language}
    </Button>
  );
}
