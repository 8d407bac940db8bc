import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { asFailure } from '../api/failure.ts';
import { meQuery } from '../api/queries.ts';
import { timeLimitsSearch } from '../time-limits/search.ts';
import { reportSearch, versionSearch } from '../annual-report/search.ts';
import { helpSearch } from '../help/search.ts';
import { personalDataSearch } from '../personal-data/queries.ts';
import { countsSearch, publishingSearch } from '../publishing/search.ts';
import { lettersSearch } from '../letters/search.ts';
import { remediesSearch } from '../remedies/search.ts';
import { requestsSearch, statisticsSearch } from '../requests/search.ts';
import { trailSearch } from '../trail/search.ts';
import { ErrorPage, FramelessErrorPage, NotFoundPage } from './error-page.tsx';
import { documentsSearch, importSearch, signInSearch, workSearch, writeSearch } from './search.ts';
import { Shell } from './shell.tsx';

const root = createRootRouteWithContext<{ readonly client: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: FramelessErrorPage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
});

/** Everything else is for somebody who has signed in; who has not is asked to, and comes back to where they were going. */
const office = createRoute({
  getParentRoute: () => root,
  id: 'office',
  component: Shell,
  errorComponent: FramelessErrorPage,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData(meQuery);
    } catch (error) {
      if (asFailure(error).status === 401)
        throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true });
      throw error;
    }
  },
});

const work = createRoute({
  getParentRoute: () => office,
  path: '/',
  validateSearch: workSearch,
  component: lazyRouteComponent(() => import('../work/work-page.tsx'), 'WorkPage'),
});

const write = createRoute({
  getParentRoute: () => office,
  path: '/write',
  validateSearch: writeSearch,
  component: lazyRouteComponent(() => import('../write/write-page.tsx'), 'WritePage'),
});

const documents = createRoute({
  getParentRoute: () => office,
  path: '/documents',
  validateSearch: documentsSearch,
  component: lazyRouteComponent(() => import('../documents/documents-page.tsx'), 'DocumentsPage'),
});

const document = createRoute({
  getParentRoute: () => office,
  path: '/documents/$documentId',
  component: lazyRouteComponent(() => import('../document/document-page.tsx'), 'DocumentPage'),
});

const personalData = createRoute({
  getParentRoute: () => office,
  path: '/documents/$documentId/personal-data',
  component: lazyRouteComponent(() => import('../personal-data/review-page.tsx'), 'PersonalDataPage'),
});

const personalDataReport = createRoute({
  getParentRoute: () => office,
  path: '/personal-data',
  validateSearch: personalDataSearch,
  component: lazyRouteComponent(() => import('../personal-data/report-page.tsx'), 'PersonalDataReportPage'),
});

const publishing = createRoute({
  getParentRoute: () => office,
  path: '/publishing',
  validateSearch: publishingSearch,
  component: lazyRouteComponent(() => import('../publishing/calendar-page.tsx'), 'PublishingPage'),
});

const channelCounts = createRoute({
  getParentRoute: () => office,
  path: '/publishing/channels',
  validateSearch: countsSearch,
  component: lazyRouteComponent(() => import('../publishing/counts-page.tsx'), 'ChannelCountsPage'),
});

const channels = createRoute({
  getParentRoute: () => office,
  path: '/channels',
  component: lazyRouteComponent(() => import('../channels/channels-page.tsx'), 'ChannelsPage'),
});

const imports = createRoute({
  getParentRoute: () => office,
  path: '/imports',
  component: lazyRouteComponent(() => import('../imports/imports-page.tsx'), 'ImportsPage'),
});

const batch = createRoute({
  getParentRoute: () => office,
  path: '/imports/$batchId',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('../imports/batch-page.tsx'), 'BatchPage'),
});

const columns = createRoute({
  getParentRoute: () => office,
  path: '/columns',
  component: lazyRouteComponent(() => import('../columns/columns-page.tsx'), 'ColumnsPage'),
});

const site = createRoute({
  getParentRoute: () => office,
  path: '/site',
  component: lazyRouteComponent(() => import('../site/site-page.tsx'), 'SitePage'),
});

const appearance = createRoute({
  getParentRoute: () => office,
  path: '/appearance',
  component: lazyRouteComponent(() => import('../appearance/appearance-page.tsx'), 'AppearancePage'),
});

const settings = createRoute({
  getParentRoute: () => office,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/settings-page.tsx'), 'SettingsPage'),
});

const reviewSettings = createRoute({
  getParentRoute: () => office,
  path: '/settings/review',
  component: lazyRouteComponent(() => import('../review-settings/review-settings-page.tsx'), 'ReviewSettingsPage'),
});

const personalDataSettings = createRoute({
  getParentRoute: () => office,
  path: '/settings/personal-data',
  component: lazyRouteComponent(
    () => import('../personal-data-settings/personal-data-settings-page.tsx'),
    'PersonalDataSettingsPage',
  ),
});

const writingSettings = createRoute({
  getParentRoute: () => office,
  path: '/settings/writing',
  component: lazyRouteComponent(() => import('../writing-settings/writing-settings-page.tsx'), 'WritingSettingsPage'),
});

const requests = createRoute({
  getParentRoute: () => office,
  path: '/requests',
  validateSearch: requestsSearch,
  component: lazyRouteComponent(() => import('../requests/requests-page.tsx'), 'RequestsPage'),
});

const intake = createRoute({
  getParentRoute: () => office,
  path: '/requests/new',
  component: lazyRouteComponent(() => import('../requests/intake-page.tsx'), 'IntakePage'),
});

const statistics = createRoute({
  getParentRoute: () => office,
  path: '/requests/statistics',
  validateSearch: statisticsSearch,
  component: lazyRouteComponent(() => import('../request-statistics/statistics-page.tsx'), 'StatisticsPage'),
});

const letters = createRoute({
  getParentRoute: () => office,
  path: '/letters',
  validateSearch: lettersSearch,
  component: lazyRouteComponent(() => import('../letters/letters-page.tsx'), 'LettersPage'),
});

const remedies = createRoute({
  getParentRoute: () => office,
  path: '/remedies',
  validateSearch: remediesSearch,
  component: lazyRouteComponent(() => import('../remedies/remedies-page.tsx'), 'RemediesPage'),
});

const requestImport = createRoute({
  getParentRoute: () => office,
  path: '/requests/import',
  component: lazyRouteComponent(() => import('../request-import/request-import-page.tsx'), 'RequestImportPage'),
});

const oneRequest = createRoute({
  getParentRoute: () => office,
  path: '/requests/$requestId',
  component: lazyRouteComponent(() => import('../request/request-page.tsx'), 'RequestCasePage'),
});

const annualReport = createRoute({
  getParentRoute: () => office,
  path: '/annual-report',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('../annual-report/report-page.tsx'), 'AnnualReportPage'),
});

const reportReturn = createRoute({
  getParentRoute: () => office,
  path: '/annual-report/returns/$year/$unitId',
  component: lazyRouteComponent(() => import('../annual-report/return-page.tsx'), 'ReturnPage'),
});

const timeLimits = createRoute({
  getParentRoute: () => office,
  path: '/time-limits',
  validateSearch: timeLimitsSearch,
  component: lazyRouteComponent(() => import('../time-limits/time-limits-page.tsx'), 'TimeLimitsPage'),
});

const reportVersion = createRoute({
  getParentRoute: () => office,
  path: '/annual-report/versions/$year/$number',
  validateSearch: versionSearch,
  component: lazyRouteComponent(() => import('../annual-report/version-page.tsx'), 'VersionPage'),
});

const account = createRoute({
  getParentRoute: () => office,
  path: '/account',
  component: lazyRouteComponent(() => import('../account/account-page.tsx'), 'AccountPage'),
});

const people = createRoute({
  getParentRoute: () => office,
  path: '/people',
  component: lazyRouteComponent(() => import('../people/people-page.tsx'), 'PeoplePage'),
});

const units = createRoute({
  getParentRoute: () => office,
  path: '/units',
  component: lazyRouteComponent(() => import('../units/units-page.tsx'), 'UnitsPage'),
});

const trail = createRoute({
  getParentRoute: () => office,
  path: '/trail',
  validateSearch: trailSearch,
  component: lazyRouteComponent(() => import('../trail/trail-page.tsx'), 'TrailPage'),
});

const help = createRoute({
  getParentRoute: () => office,
  path: '/help',
  validateSearch: helpSearch,
  component: lazyRouteComponent(() => import('../help/help-page.tsx'), 'HelpPage'),
});

const tree = root.addChildren([
  signIn,
  office.addChildren([
    work,
    write,
    documents,
    document,
    personalData,
    personalDataReport,
    publishing,
    channelCounts,
    channels,
    imports,
    batch,
    columns,
    site,
    appearance,
    settings,
    reviewSettings,
    personalDataSettings,
    writingSettings,
    requests,
    intake,
    statistics,
    letters,
    remedies,
    requestImport,
    oneRequest,
    annualReport,
    reportReturn,
    reportVersion,
    timeLimits,
    account,
    people,
    units,
    trail,
    help,
  ]),
]);

export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    basepath: '/office',
    context: { client },
    defaultPreload: 'intent',
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}
