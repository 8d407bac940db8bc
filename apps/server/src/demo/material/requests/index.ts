import type { RequestSettings } from '@openzone/contracts';
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

/** What the zone's letters say that its profile does not; `unit` is the code of the unit that takes in what nobody has handed out. */
export const requestSettings: Readonly<Record<ZoneKey, Omit<RequestSettings, 'unitId'> & { readonly unit: string }>> = {
  dongyu: {
    unit: 'dzb',
    agencyName: '',
    contact: '政务公开科，东屿大道1号管委会大楼A座3楼，0000-88001012',
    numberPattern: '东屿公开〔{{year}}〕{{serial}}号',
    reviewBody: '望海市人民政府',
    court: '望海市中级人民法院',
    onlineReview: 'https://fuyi.wanghai.example/',
    feePayment: '持本通知到政务服务中心财政非税收入窗口缴纳',
    verificationUrl: '',
  },
  linhu: {
    unit: 'zhb',
    agencyName: '',
    contact: '综合办公室，镜湖路8号创新大厦3楼，0000-66001002',
    numberPattern: '临湖公开〔{{year}}〕{{serial}}号',
    reviewBody: '镜泽市人民政府',
    court: '镜泽市中级人民法院',
    onlineReview: 'https://fuyi.jingze.example/',
    feePayment: '持本通知到创新大厦一楼财政金融局窗口缴纳',
    verificationUrl: '',
  },
};
