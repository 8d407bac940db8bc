import type { Assistance, Consultation, RequestDetail } from '@openzone/contracts';
import { Card } from 'antd';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { formatDay } from '../lib/time.ts';
import { WideTable } from '../ui/wide-table.tsx';
import { Facts } from './facts.tsx';
import { caseMessages } from './messages.ts';
import { paperMessages } from './paper-messages.ts';

export function ConsultationsCard({ consultations }: { readonly consultations: readonly Consultation[] }) {
  const m = useMessages(caseMessages);
  const p = useMessages(paperMessages);
  const { language } = useLanguage();
  if (consultations.length === 0) return null;
  const day = (date: string | null) => (date === null ? '' : formatDay(date, language));
  return (
    <Card className="oz-card" size="small" title={<h2>{m.consultations}</h2>}>
      <WideTable<Consultation>
        label={m.consultations}
        least={720}
        size="small"
        rowKey={(one) => `${one.kind}-${one.party}-${one.sentOn}`}
        dataSource={[...consultations]}
        columns={[
          {
            key: 'party',
            title: m.party,
            width: 170,
            render: (_, one) => (
              <div className="oz-table-title">
                {one.party}
                <small>
                  {one.kind === 'AGENCY' ? m.agency : m.thirdParty}
                  {one.jointProducer && ` · ${m.joint}`}
                </small>
                {one.address !== '' && <small>{one.address}</small>}
              </div>
            ),
          },
          { key: 'matter', title: m.matter, render: (_, one) => <span className="oz-asked">{one.matter}</span> },
          {
            key: 'days',
            title: `${m.sentOn} / ${m.servedOn}`,
            width: 150,
            render: (_, one) => (
              <div className="oz-table-title">
                {day(one.sentOn)}
                <small>{day(one.servedOn)}</small>
              </div>
            ),
          },
          { key: 'due', title: m.opinionDue, width: 130, render: (_, one) => day(one.due) },
          {
            key: 'opinion',
            title: m.opinion,
            width: 190,
            render: (_, one) => (
              <div className="oz-table-title">
                <Opinion opinion={one.opinion} />
                <small>{day(one.endedOn)}</small>
                {one.reason !== '' && <small>{one.reason}</small>}
                {one.confirmedOn !== null && <small>{p.confirmedOn(day(one.confirmedOn))}</small>}
                {one.toldOn !== null && <small>{p.toldOn(day(one.toldOn))}</small>}
              </div>
            ),
          },
        ]}
      />
    </Card>
  );
}

/** Others who help finding or giving something. */
export function AssistanceCard({ assistance }: { readonly assistance: readonly Assistance[] }) {
  const m = useMessages(caseMessages);
  const p = useMessages(paperMessages);
  const { language } = useLanguage();
  if (assistance.length === 0) return null;
  const day = (date: string | null) => (date === null ? '' : formatDay(date, language));
  return (
    <Card className="oz-card" size="small" title={<h2>{p.assistance}</h2>}>
      <WideTable<Assistance>
        label={p.assistance}
        least={620}
        size="small"
        rowKey={(one) => `${one.party}-${one.askedOn}`}
        dataSource={[...assistance]}
        columns={[
          { key: 'party', title: m.party, width: 170, render: (_, one) => one.party },
          {
            key: 'matter',
            title: p.assistanceMatter,
            render: (_, one) => <span className="oz-asked">{one.matter}</span>,
          },
          {
            key: 'days',
            title: `${p.assistanceAsked} / ${p.assistanceDue}`,
            width: 150,
            render: (_, one) => (
              <div className="oz-table-title">
                {day(one.askedOn)}
                <small>{day(one.due)}</small>
              </div>
            ),
          },
          {
            key: 'answer',
            title: p.assistanceAnswer,
            width: 190,
            render: (_, one) =>
              one.answeredOn === null ? (
                <span className="oz-quiet">{m.waiting}</span>
              ) : (
                <div className="oz-table-title">
                  <span className="oz-asked">{one.answer}</span>
                  <small>{day(one.answeredOn)}</small>
                </div>
              ),
          },
        ]}
      />
    </Card>
  );
}

function Opinion({ opinion }: { readonly opinion: Consultation['opinion'] }) {
  const m = useMessages(caseMessages);
  if (opinion === null) return <span className="oz-quiet">{m.waiting}</span>;
  const words = {
    CONSENT: m.consent,
    PARTIAL: m.partial,
    REFUSE: m.refuse,
    DEEMED_CONSENT: m.deemedConsent,
    NONE: m.noOpinion,
  };
  return <strong>{words[opinion]}</strong>;
}

export function FeeCard({ fee }: { readonly fee: RequestDetail['fee'] }) {
  const m = useMessages(caseMessages);
  const { language } = useLanguage();
  if (fee === null) return null;
  return (
    <Card className="oz-card" size="small" title={<h2>{m.fee}</h2>}>
      <Facts
        facts={[
          [m.feeBasis, fee.basis === 'ITEMS' ? m.items : m.pages],
          [m.feeCount, fee.count],
          [m.feeAmount, m.yuan(fee.amount.toLocaleString('en'))],
          [m.feePaid, fee.paidOn === null ? m.feeUnpaid : formatDay(fee.paidOn, language)],
        ]}
      />
    </Card>
  );
}
