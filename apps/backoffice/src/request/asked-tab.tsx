import {
  applicantKindLabels,
  deliveryMethodLabels,
  mediumLabels,
  requestChannelLabels,
  type RequestDetail,
} from '@openzone/contracts';
import { Card } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { requestWords } from '../requests/words.ts';
import { ClockCard } from './clock-card.tsx';
import { AssistanceCard, ConsultationsCard, FeeCard } from './consultations-card.tsx';
import { Facts } from './facts.tsx';
import { caseMessages } from './messages.ts';

/** What is asked, and until when and why. */
export function AskedTab({ detail, children }: { readonly detail: RequestDetail; readonly children: ReactNode }) {
  const m = useMessages(caseMessages);
  return (
    <>
      <Card className="oz-card" size="small" title={<h2>{m.asked}</h2>}>
        <Content detail={detail} />
      </Card>
      <ClockCard detail={detail} />
      {children}
      <ConsultationsCard consultations={detail.consultations} />
      <AssistanceCard assistance={detail.assistance} />
      <FeeCard fee={detail.fee} />
    </>
  );
}

function Content({ detail }: { readonly detail: RequestDetail }) {
  const m = useMessages(caseMessages);
  const w = useMessages(requestWords);
  const { language, pick } = useLanguage();
  const { content } = detail;
  const facts: readonly (readonly [string, string | null])[] = [
    [m.documentNumber, content.documentNumber ?? null],
    [m.deliveryMethod, pick(deliveryMethodLabels[content.deliveryMethod])],
    [m.medium, pick(mediumLabels[content.medium])],
    [w.channel, pick(requestChannelLabels[detail.channel])],
    [w.applicantKind, pick(applicantKindLabels[detail.applicantKind])],
    [w.submittedOn, formatDay(detail.submittedOn, language)],
  ];
  return (
    <>
      <p className="oz-quiet">{m.description}</p>
      <blockquote className="oz-asked">{content.description}</blockquote>
      <Facts facts={facts} />
    </>
  );
}
