import { mayConfigureReview } from '../../engines/publication/index.ts';
import { does, onDocument, rule, shows, signedIn } from './define.ts';

const document = ['document', 'id'] as const;

/** Who reviews what, and what goes out when and where. */
export const reviewActs = {
  'GET /settings/review': shows('setting.see-review', '查看审查流程', 'See the review sequences', signedIn),
  'PUT /settings/review': does(
    'setting.review',
    '修改审查流程',
    'Set the review sequences',
    rule(mayConfigureReview),
    'setting-review',
    '',
  ),
  'POST /settings/review/preview': shows('setting.preview-review', '试算审查流程', 'See who would review', signedIn),
  'GET /documents/:id/review-plan': shows(
    'document.review-plan',
    '查看由谁审查',
    'See who would review',
    onDocument('work'),
    ...document,
  ),
  'GET /documents/:id/review-delegates/:part': shows(
    'document.review-delegates',
    '查看可以转办的人员',
    'See to whom a review may be handed',
    onDocument('approve'),
    ...document,
  ),
  'POST /documents/:id/review-delegation': does(
    'document.delegate',
    '转办审查',
    'Hand a review on',
    onDocument('approve'),
    ...document,
  ),
} as const;
