import { deliveryMethodLabels, identityDocumentLabels, mediumLabels, serviceMannerLabels } from '@openzone/contracts';
import type { Block } from '../../../../platform/print/index.ts';
import type { ApplicantFacts } from '../facts.ts';
import { compound, day, fact, lack, said, toBeWritten, type Context, type Lack } from './define.ts';

const fields = (rows: readonly (readonly [label: string, value: string | undefined])[]): readonly Block[] => [
  { kind: 'fields', rows: rows.map(([label, value]) => ({ label, value: said(value) ?? '' })) },
];

function person({ facts: { applicant } }: Context): readonly Block[] {
  const shown: Partial<ApplicantFacts> = applicant.kind === 'person' ? applicant : {};
  const identity = shown.identityDocument && identityDocumentLabels[shown.identityDocument].zh;
  return fields([
    ['姓名', shown.name],
    ['工作单位', shown.workplace],
    ['证件名称', identity],
    ['证件号码', shown.identityNumber],
    ['联系地址', shown.address],
    ['联系电话', shown.phone],
    ['传真号码', shown.fax],
    ['电子邮箱', shown.email],
    ['邮政编码', shown.postcode],
  ]);
}

function organisation({ facts: { applicant } }: Context): readonly Block[] {
  const shown: Partial<ApplicantFacts> = applicant.kind === 'organisation' ? applicant : {};
  return fields([
    ['名称', shown.name],
    ['统一社会信用代码', shown.creditCode],
    ['法人代表', shown.legalRepresentative],
    ['联系人', shown.contactName],
    ['联系人电话', shown.phone],
    ['传真', shown.fax],
    ['联系地址', shown.address],
    ['电子邮箱', shown.email],
  ]);
}

const nameLack = lack('applicant.name', '姓名或者名称', 'Name');

/** Art. 29.2(1): name, identity and some way to reach the applicant. */
function personLacks({ facts: { applicant } }: Context): readonly Lack[] {
  if (applicant.kind !== 'person') return [];
  return [
    ...when(said(applicant.name) === undefined, nameLack),
    ...when(
      applicant.identityDocument === undefined,
      lack('applicant.identityDocument', '证件名称', 'Kind of identity document'),
    ),
    ...when(
      said(applicant.identityNumber) === undefined,
      lack('applicant.identityNumber', '证件号码', 'Number of the identity document'),
    ),
    ...contactLacks(applicant),
  ];
}

function organisationLacks({ facts: { applicant } }: Context): readonly Lack[] {
  if (applicant.kind !== 'organisation') return [];
  return [
    ...when(said(applicant.name) === undefined, nameLack),
    ...when(
      said(applicant.creditCode) === undefined,
      lack('applicant.creditCode', '统一社会信用代码', 'Unified social credit code'),
    ),
    ...contactLacks(applicant),
  ];
}

function contactLacks({ phone, email, address }: ApplicantFacts): readonly Lack[] {
  const reachable = [phone, email, address].some((way) => said(way) !== undefined);
  return when(
    !reachable,
    lack('applicant.phone', '联系方式（电话、邮箱、地址至少一项）', 'A phone number, e-mail or address'),
  );
}

const when = (missing: boolean, what: Lack): readonly Lack[] => (missing ? [what] : []);

/** Evidence that the way of service calls for (国办公开办函〔2016〕235号); the other rows are not printed. */
function evidence({ facts: { service } }: Context): readonly Block[] | undefined {
  if (service === undefined) return undefined;
  if (service.method === 'POST') {
    return fields([
      ['邮政企业', service.carrier],
      ['邮件号', service.trackingNumber],
      ['交邮日', day(service.postedOn)],
      ...(day(service.signedOn) === undefined ? [] : ([['签收日', day(service.signedOn)]] as const)),
      ...(said(service.signedBy) === undefined ? [] : ([['签收人', said(service.signedBy)]] as const)),
    ]);
  }
  if (service.method === 'ELECTRONIC') {
    return fields([
      ['送达地址', service.sentTo],
      ['发送日', day(service.sentOn)],
    ]);
  }
  return fields([
    ['签收人', service.signedBy ?? undefined],
    ['签收日', day(service.signedOn)],
  ]);
}

function evidenceLacks({ facts: { service } }: Context): readonly Lack[] {
  if (service === undefined) return [lack('service', '送达情况', 'How it was served')];
  const lacks = {
    POST: [
      ...when(said(service.carrier) === undefined, lack('service.carrier', '邮政企业', 'Postal service')),
      ...when(said(service.trackingNumber) === undefined, lack('service.trackingNumber', '邮件号', 'Tracking number')),
      ...when(service.postedOn === undefined, lack('service.postedOn', '交邮日', 'Day of posting')),
    ],
    ELECTRONIC: [
      ...when(said(service.sentTo) === undefined, lack('service.sentTo', '送达地址', 'Address it was sent to')),
      ...when(service.sentOn === undefined, lack('service.sentOn', '发送日', 'Day of sending')),
    ],
    SIGNED: [
      ...when(
        service.signedBy !== null && said(service.signedBy) === undefined,
        lack('service.signedBy', '签收人', 'Who signed for it'),
      ),
      ...when(
        service.signedOn !== null && day(service.signedOn) === undefined,
        lack('service.signedOn', '签收日', 'Day it was signed for'),
      ),
    ],
  };
  return lacks[service.method === 'POST' || service.method === 'ELECTRONIC' ? service.method : 'SIGNED'];
}

function transferItems({ facts: { transfer } }: Context): readonly Block[] | undefined {
  if (transfer === undefined || transfer.items.length === 0) return undefined;
  const rows = transfer.items.map(({ title, indexNumber, date, copies }, index) => [
    String(index + 1),
    title,
    indexNumber,
    day(date) ?? '',
    String(copies),
  ]);
  return [{ kind: 'grid', head: ['序号', '名称', '索引号', '日期', '份数'], rows }];
}

/** Facts of forms and internal papers. */
export const forms = {
  personDetails: compound('公民的信息', 'Details of a person', person, personLacks),
  organisationDetails: compound(
    '法人或者其他组织的信息',
    'Details of an organisation',
    organisation,
    organisationLacks,
  ),
  appliedOn: fact('申请时间', 'Day of the application', 'application.appliedOn', ({ facts }) =>
    day(facts.application?.appliedOn),
  ),
  applicationSignature: fact('申请人签名或者盖章', 'Signature of the applicant', 'application.signedBy', ({ facts }) =>
    said(facts.application?.signedBy),
  ),
  obtainWay: fact('获取信息的方式', 'How the information is to be had', 'application.deliveryMethod', ({ facts }) =>
    facts.application === undefined ? undefined : deliveryMethodLabels[facts.application.deliveryMethod].zh,
  ),
  medium: fact('信息载体形式', 'Medium', 'application.medium', ({ facts }) =>
    facts.application === undefined ? undefined : mediumLabels[facts.application.medium].zh,
  ),
  registrar: fact('登记人', 'Registered by', 'registration.registrar', ({ facts }) =>
    said(facts.registration?.registrar),
  ),
  takenDownOrally: fact('口头代填标记', 'Taken down orally', 'registration.takenDownOrally', ({ facts }) =>
    facts.registration === undefined
      ? undefined
      : facts.registration.takenDownOrally
        ? '是（由工作机构代为填写）'
        : '否',
  ),
  proposedAnswer: fact('拟答复类型', 'Proposed answer', 'approval.proposed', ({ facts }) =>
    said(facts.approval?.proposed),
  ),
  proposedBasis: fact('拟答复依据', 'Its basis', 'approval.basis', ({ facts }) => said(facts.approval?.basis)),
  secrecyReview: fact('保密审查意见', 'Secrecy review', 'approval.secrecyReview', ({ facts }) =>
    toBeWritten(facts.approval?.secrecyReview),
  ),
  headDecision: fact('负责人签批', 'Decision of the head', 'approval.headDecision', ({ facts }) =>
    toBeWritten(facts.approval?.headDecision),
  ),
  transferTo: fact('接收单位', 'Who receives', 'transfer.to', ({ facts }) => said(facts.transfer?.to)),
  transferItems: fact('移送明细', 'What is handed over', 'transfer.items', transferItems),
  servedDocument: fact('送达文书', 'Document served', 'service.documentTitle', ({ facts }) =>
    said(facts.service?.documentTitle),
  ),
  servedNumber: fact('送达文书的文号', 'Number of the document served', 'service.documentNumber', ({ facts }) =>
    said(facts.service?.documentNumber),
  ),
  serviceRecipient: fact(
    '受送达人',
    'Who it was served on',
    'applicant.name',
    ({ facts }) => said(facts.service?.recipient) ?? said(facts.applicant.name),
  ),
  serviceAddress: fact('送达地点', 'Where it was served', 'service.address', ({ facts }) =>
    said(facts.service?.address),
  ),
  serviceProof: fact('凭证材料', 'File that proves the service', 'service.evidence', ({ facts }) =>
    said(facts.service?.evidence),
  ),
  serviceNote: fact('送达的备注', 'Note on the service', 'service.note', ({ facts }) => said(facts.service?.note)),
  serviceRecorder: fact('送达人（登记人）', 'Who served or recorded it', 'service.server', ({ facts }) =>
    said(facts.service?.server),
  ),
  serviceMethod: fact('送达方式', 'Way of service', 'service.method', ({ facts }) =>
    facts.service === undefined ? undefined : serviceMannerLabels[facts.service.method].zh,
  ),
  serviceEvidence: compound('送达凭证', 'Evidence of service', evidence, evidenceLacks),
};
