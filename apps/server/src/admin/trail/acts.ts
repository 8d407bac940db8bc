import { documentActs } from './acts-documents.ts';
import { peopleActs } from './acts-people.ts';
import { publishingActs } from './acts-publishing.ts';
import { requestActs } from './acts-requests.ts';
import { reviewActs } from './acts-review.ts';
import { siteActs } from './acts-site.ts';
import { writingActs } from './acts-writing.ts';
import type { RouteAct } from './define.ts';

/** Every route of the back office, `<METHOD> <path below /api/admin>`. A route that is not here fails `permissions.test.ts`. */
export const routeActs: Readonly<Record<string, RouteAct>> = {
  ...documentActs,
  ...publishingActs,
  ...reviewActs,
  ...requestActs,
  ...siteActs,
  ...writingActs,
  ...peopleActs,
};

/** The act of a route; one that is not listed yet is told by its address. */
export function actOf(method: string, path: string): RouteAct {
  const listed = routeActs[`${method} ${path}`];
  if (listed !== undefined) return listed;
  const words = path
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  const name = `${method} ${path}`;
  const kind = method === 'GET' || method === 'HEAD' ? 'quiet' : 'act';
  return {
    act: `route.${method.toLowerCase()}-${words}`,
    name: { zh: name, en: name },
    kind,
    needs: { kind: 'signed-in' },
  };
}
