import type { RequestDetail } from '@openzone/contracts';
import { AttachmentsCard } from './attachments-card.tsx';
import { IdentityCard } from './identity-card.tsx';

export function ApplicantTab({ detail }: { readonly detail: RequestDetail }) {
  return (
    <>
      <IdentityCard detail={detail} />
      <AttachmentsCard detail={detail} />
    </>
  );
}
