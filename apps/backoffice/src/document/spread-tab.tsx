import type { DocumentDetail } from '@openzone/contracts';
import { DocumentChannelsCard } from '../channels/document-channels.tsx';
import { ChannelsCard } from './channels-card.tsx';
import { LinksCard } from './links-card.tsx';
import { PlanCard } from './plan-card.tsx';
import type { Perform } from './use-act.ts';

/** When it is to appear, where it appeared, and what it has to do with others. */
export function SpreadTab({ document, perform }: { readonly document: DocumentDetail; readonly perform: Perform }) {
  return (
    <>
      <PlanCard document={document} perform={perform} />
      <DocumentChannelsCard documentId={document.id} />
      <ChannelsCard document={document} perform={perform} />
      <LinksCard document={document} perform={perform} />
    </>
  );
}
