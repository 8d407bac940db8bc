import { mayManagePeople, mayManageUnits } from '../../base/identity/index.ts';
import { does, reads, rule, shows, signedIn } from './define.ts';

const account = ['account', 'id'] as const;
const manager = rule(mayManagePeople);
const unitKeeper = rule(mayManageUnits);

/** People, their posts, leave and delegation. Leave and delegation of one's own are everybody's; those of others the administrator's. */
export const peopleActs = {
  'GET /people/export.xlsx': reads('people.export', '导出人员', 'Export people', signedIn),
  'GET /people': shows('people.list', '查看人员', 'List people', signedIn),
  'POST /people': does('people.open', '开立账号', 'Open an account', manager, 'account'),
  'PUT /people/:id': does('people.change', '修改账号', 'Change an account', manager, ...account),
  'POST /people/:id/posts': does('people.give-post', '任职', 'Give a post', manager, ...account),
  'PUT /people/:id/posts/:partId': does('people.end-post', '结束任职', 'End a post', manager, ...account),
  'POST /people/:id/password-reset': does('people.reset-password', '重置密码', 'Reset a password', manager, ...account),
  'DELETE /people/:id/factor': does(
    'people.reset-factor',
    '解除他人的验证器',
    'Remove an authenticator',
    manager,
    ...account,
  ),
  'DELETE /people/:id/sessions': does(
    'people.end-sessions',
    '结束他人的登录',
    'End an account’s sessions',
    manager,
    ...account,
  ),
  'POST /people/:id/absences': does('people.leave', '登记请假', 'Record leave', manager, ...account),
  'DELETE /people/:id/absences/:partId': does('people.end-leave', '取消请假', 'Cancel leave', manager, ...account),
  'POST /delegations': does('people.delegate', '委托代理', 'Delegate', manager, 'account'),
  'DELETE /delegations/:id': does('people.end-delegation', '结束代理', 'End a delegation', manager, 'delegation', 'id'),
  'GET /units': shows('unit.list', '查看机构', 'List units', signedIn),
  'POST /units': does('unit.create', '设立机构', 'Create a unit', unitKeeper, 'unit'),
  'POST /units/:id/changes': does('unit.change', '变更机构', 'Change a unit', unitKeeper, 'unit', 'id'),
  'GET /units/:id/moves': shows('unit.moves', '查看机构合并会移动什么', 'See what a unit hands over', unitKeeper),
  'DELETE /unit-changes/:id': does('unit.call-off', '取消未生效的机构变更', 'Call off a change of a unit', unitKeeper),
} as const;
