import type { DocumentDetail } from '@openzone/contracts';
import { ChannelsCard } from './channels-card.tsx';
import { LinksCard } from './links-card.tsx';
import { PlanCard } from './plan-card.tsx';
import type { Perform } from './use-act.ts';

/** When it is to appear, where it appeared, and what it has to do with others. */
export function SpreadTab({ document, perform }: { readonly document: DocumentDetail; readonly perform: Perform }) {
  return (
    <>
      <PlanCard document={document} perform={perform} />
      <ChannelsCard document={document} perform={perform} />
      <LinksCard document={document} perform={perform} />
    </>
  );
}
