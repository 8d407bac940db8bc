import type { ZoneKey } from '../types.ts';
import { granted } from './granted.ts';
import { inHand } from './in-hand.ts';
import { linhuRequests } from './linhu.ts';
import { notGranted } from './not-granted.ts';
import { otherwise } from './otherwise.ts';
import type { DemoRequest } from './types.ts';

export type { DemoRequest, DemoRemedy, Step, Who } from './types.ts';

/** The information requests of a zone. */
export const requestsOf: Readonly<Record<ZoneKey, readonly DemoRequest[]>> = {
  dongyu: [...granted, ...notGranted, ...otherwise, ...inHand],
  linhu: linhuRequests,
};

interface RequestSettings {
  /** Code of the unit that takes in what nobody has handed out. */
  readonly unit: string;
  /** What the letters say that the profile does not (`DocumentSettings`). */
  readonly documents: Readonly<Record<string, unknown>>;
}

export const requestSettings: Readonly<Record<ZoneKey, RequestSettings>> = {
  dongyu: {
    unit: 'dzb',
    documents: {
      contact: '政务公开科，东屿大道1号管委会大楼A座3楼，0000-88001012',
      numberPatterns: { default: '东屿公开〔{{year}}〕{{serial}}号' },
      remedy: {
        reviewBody: '望海市人民政府',
        court: '望海市中级人民法院',
        onlineReview: 'https://fuyi.wanghai.example/',
      },
      feePayment: '请持本通知到政务服务中心财政非税收入窗口缴纳，或者扫描通知所附缴款码缴纳',
    },
  },
  linhu: {
    unit: 'zhb',
    documents: {
      contact: '综合办公室，镜湖路8号创新大厦3楼，0000-66001002',
      numberPatterns: { default: '临湖公开〔{{year}}〕{{serial}}号' },
      remedy: {
        reviewBody: '镜泽市人民政府',
        court: '镜泽市中级人民法院',
        onlineReview: 'https://fuyi.jingze.example/',
      },
      feePayment: '请持本通知到创新大厦一楼财政金融局窗口缴纳',
    },
  },
};
