import {
  ApartmentOutlined,
  AuditOutlined,
  BankOutlined,
  BookOutlined,
  BarChartOutlined,
  CalendarOutlined,
  ClockCircleOutlined,
  EditOutlined,
  FileDoneOutlined,
  FileTextOutlined,
  HistoryOutlined,
  GlobalOutlined,
  InboxOutlined,
  LayoutOutlined,
  MailOutlined,
  MenuOutlined,
  ProfileOutlined,
  QuestionCircleOutlined,
  SafetyOutlined,
  SettingOutlined,
  ShareAltOutlined,
  SolutionOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { Me, WorkKind } from '@openzone/contracts';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Layout, Menu } from 'antd';
import { Suspense, useEffect, useRef, useState } from 'react';
import { meQuery, workQuery } from '../api/queries.ts';
import { Commands } from '../commands/commands.tsx';
import { common } from '../i18n/common.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { NoticeBell } from '../notices/notice-bell.tsx';
import { mayMeetRequests } from '../requests/may-meet.ts';
import { maySet } from '../settings/may-set.ts';
import { useAnyUnsaved } from '../ui/unsaved.ts';
import { useWideScreen } from '../ui/small-screen.ts';
import { Waiting } from '../ui/waiting.tsx';
import { AccountMenu } from './account-menu.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import mark from './mark.svg';
import { shellMessages } from './messages.ts';
import { SessionDialog } from './session-dialog.tsx';

/** The frame around every screen: where one can go, who one is, and the screen. */
export function Shell() {
  const m = useMessages(shellMessages);
  const c = useMessages(common);
  const { data: me } = useSuspenseQuery(meQuery);
  const { language } = useLanguage();
  const siteName = language === 'zh' ? me.site.name : me.site.nameEn;
  const wide = useWideScreen();
  const [open, setOpen] = useState(false);
  const main = useFocusAtEachPage();
  return (
    <Layout className="oz-frame">
      <a className="oz-skip" href="#main">
        {m.skip}
      </a>
      <Layout.Header className="oz-header">
        {!wide && (
          <Button
            type="text"
            icon={<MenuOutlined aria-hidden />}
            aria-label={m.openNavigation}
            aria-expanded={open}
            onClick={() => setOpen(true)}
          />
        )}
        <Link to="/" className="oz-brand">
          <img src={mark} alt="" width={30} height={30} />
          <span className="oz-brand-name">{c.productShort}</span>
          {wide && <span className="oz-brand-site">{siteName}</span>}
        </Link>
        <div className="oz-header-end">
          <Unsaved />
          <Commands me={me} />
          <NoticeBell />
          <LanguageSwitch />
          <AccountMenu me={me} showName={wide} />
        </div>
      </Layout.Header>
      <Layout>
        {wide ? (
          <Layout.Sider width={212} className="oz-sider">
            <Navigation me={me} />
          </Layout.Sider>
        ) : (
          <Drawer
            open={open}
            onClose={() => setOpen(false)}
            placement="left"
            size={264}
            title={siteName}
            styles={{ body: { padding: 8 } }}
          >
            <Navigation me={me} onGo={() => setOpen(false)} />
          </Drawer>
        )}
        <main id="main" ref={main} tabIndex={-1} className="oz-main">
          {me.site.demonstration && (
            <Alert className="oz-demonstration" type="warning" banner title={m.demonstration} />
          )}
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </main>
      </Layout>
      <SessionDialog me={me} />
    </Layout>
  );
}

/** While something typed is not saved, wherever on the page one is. */
function Unsaved() {
  const m = useMessages(shellMessages);
  const unsaved = useAnyUnsaved();
  return (
    <span role="status" className="oz-unsaved">
      {unsaved && <span title={m.unsaved}>{m.unsaved}</span>}
    </span>
  );
}

/** After going to another screen a keyboard or a screen reader begins at its content, not at the end of the last one. */
function useFocusAtEachPage() {
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

function Navigation({ me, onGo }: { readonly me: Me; readonly onGo?: () => void }) {
  const m = useMessages(shellMessages);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const waiting = useWaiting();
  const screens = [
    { to: '/', label: m.work, icon: <ProfileOutlined aria-hidden /> },
    { to: '/write', label: m.write, icon: <EditOutlined aria-hidden /> },
    { to: '/documents', label: m.documents, icon: <FileTextOutlined aria-hidden /> },
    { to: '/publishing', label: m.publishing, icon: <CalendarOutlined aria-hidden /> },
    { to: '/imports', label: m.imports, icon: <InboxOutlined aria-hidden /> },
    { to: '/personal-data', label: m.personalData, icon: <SafetyOutlined aria-hidden /> },
    { to: '/columns', label: m.columns, icon: <BookOutlined aria-hidden /> },
    { to: '/time-limits', label: m.timeLimits, icon: <ClockCircleOutlined aria-hidden /> },
    ...(mayMeetRequests(me)
      ? ([
          { to: '/requests', label: m.requests, icon: <SolutionOutlined aria-hidden /> },
          { to: '/requests/statistics', label: m.requestStatistics, icon: <BarChartOutlined aria-hidden /> },
          { to: '/letters', label: m.letters, icon: <MailOutlined aria-hidden /> },
          { to: '/remedies', label: m.remedies, icon: <AuditOutlined aria-hidden /> },
          { to: '/annual-report', label: m.annualReport, icon: <FileDoneOutlined aria-hidden /> },
        ] as const)
      : []),
    { to: '/people', label: m.people, icon: <TeamOutlined aria-hidden /> },
    { to: '/units', label: m.units, icon: <ApartmentOutlined aria-hidden /> },
    ...(me.mayReadTrail ? ([{ to: '/trail', label: m.trail, icon: <HistoryOutlined aria-hidden /> }] as const) : []),
    ...(maySet(me)
      ? ([
          { to: '/appearance', label: m.appearance, icon: <LayoutOutlined aria-hidden /> },
          { to: '/channels', label: m.channels, icon: <ShareAltOutlined aria-hidden /> },
          { to: '/site', label: m.site, icon: <GlobalOutlined aria-hidden /> },
          { to: '/settings', label: m.settings, icon: <SettingOutlined aria-hidden /> },
        ] as const)
      : []),
    { to: '/help', label: m.help, icon: <QuestionCircleOutlined aria-hidden /> },
  ] as const;
  const here = screens.findLast((screen) =>
    screen.to === '/' ? pathname === '/' : pathname === screen.to || pathname.startsWith(`${screen.to}/`),
  );
  return (
    <nav aria-label={m.navigation} className="oz-navigation">
      <Menu
        mode="inline"
        selectedKeys={here === undefined ? [] : [here.to]}
        {...(onGo === undefined ? {} : { onClick: onGo })}
        items={screens.map(({ to, label, icon }) => ({
          key: to,
          icon,
          label: <MenuLabel to={to} label={label} count={waiting(to)} />,
        }))}
      />
      <a className="oz-public-site" href="/" target="_blank" rel="noreferrer">
        <BankOutlined aria-hidden /> {m.publicSite}
      </a>
    </nav>
  );
}

interface MenuLabelProps {
  readonly to: string;
  readonly label: string;
  readonly count: string | undefined;
}

function MenuLabel({ to, label, count }: MenuLabelProps) {
  const m = useMessages(shellMessages);
  return (
    <Link to={to} className="oz-menu-label">
      <span>{label}</span>
      {count !== undefined && (
        <span className="oz-menu-count" title={m.waiting(count)}>
          {count}
        </span>
      )}
    </Link>
  );
}

const kindsOf: Readonly<Record<string, readonly WorkKind[]>> = {
  '/requests': ['REQUEST', 'REMEDY'],
  '/imports': ['IMPORT'],
  '/annual-report': ['REPORT_RETURN'],
};

/** What waits for the person behind an entry of the menu. A count that cannot be read is no reason to alarm. */
function useWaiting(): (to: string) => string | undefined {
  const { data } = useQuery(workQuery);
  return (to) => {
    const kinds = kindsOf[to];
    if (data === undefined || (kinds === undefined && to !== '/')) return undefined;
    const counts = data.counts.filter(({ kind }) => kinds === undefined || kinds.includes(kind));
    const sum = counts.reduce((all, { count }) => all + count, 0);
    return sum === 0 ? undefined : `${sum}${counts.some(({ more }) => more) ? '+' : ''}`;
  };
}
