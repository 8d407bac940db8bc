import { organisation, person } from './applicants.ts';
import { answered, archived, assigned, confirmed, rated, submitted } from './steps.ts';
import type { DemoRequest } from './types.ts';

/** Five requests of the second zone. */
export const linhuRequests: readonly DemoRequest[] = [
  {
    key: 'incubator-list',
    channel: 'INTERNET',
    came: '2026-09-08',
    unit: 'cyj',
    applicant: organisation(51, 'ORG_COMMERCIAL', '镜泽云汀生物技术有限公司', '梁某某'),
    asks: '2026年科技企业孵化器运行评价结果和奖补金额',
    delivery: 'ONLINE',
    steps: [
      ...confirmed(),
      ...answered(6, {
        outcome: 'GRANTED',
        access: '孵化器运行评价结果和奖补金额汇总表（共2页），随本告知书以电子文件提供',
      }),
      rated(5, '很及时。'),
      archived(),
    ],
  },
  {
    key: 'lake-drainage',
    channel: 'IN_PERSON',
    came: '2026-10-13',
    unit: 'aqj',
    applicant: person(51, '隋某某', '镜泽市临湖高新技术产业开发区镜湖路30号'),
    asks: '镜湖北岸排口整治工程的验收报告',
    delivery: 'ONLINE',
    steps: [
      ...assigned(),
      ...answered(7, { outcome: 'NOT_EXIST', searched: '检索了电子公文系统和2023年以来工程档案，工程尚未验收' }),
    ],
  },
  {
    key: 'lakeside-plan',
    channel: 'INTERNET',
    came: '2026-11-09',
    unit: 'ghj',
    applicant: person(52, '楼某某', '镜泽市临湖高新技术产业开发区创新路12号'),
    asks: '镜湖南岸控制性详细规划调整的批复和图则',
    delivery: 'ONLINE',
    steps: [...confirmed()],
  },
  {
    key: 'budget-adjustment',
    channel: 'INTERNET',
    came: '2026-11-03',
    unit: 'czj',
    applicant: person(53, '褚某某', '镜泽市临湖高新技术产业开发区创新路5号'),
    asks: '2026年预算调整方案中产业基金的出资安排',
    delivery: 'ONLINE',
    steps: [
      ...confirmed(),
      ...submitted(7, { outcome: 'GRANTED', access: '预算调整方案相关部分（共3页），随本告知书以电子文件提供' }),
    ],
  },
  {
    key: 'kindergarten-places',
    channel: 'INTERNET',
    came: '2026-11-21',
    unit: 'shj',
    applicant: person(54, '郁某某', '镜泽市临湖高新技术产业开发区镜湖路18号'),
    asks: '2027年春季公办幼儿园插班学位数量',
    delivery: 'ONLINE',
    steps: [],
  },
];
