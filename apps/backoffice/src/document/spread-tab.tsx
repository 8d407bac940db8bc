import type { DocumentDetail } from '@openzone/contracts';
import { ChannelsCard } from './channels-card.tsx';
import { LinksCard } from './links-card.tsx';
import type { Perform } from './use-act.ts';

/** Where the document appeared, and what it has to do with others. */
export function SpreadTab({ document, perform }: { readonly document: DocumentDetail; readonly perform: Perform }) {
  return (
    <>
      <ChannelsCard document={document} perform={perform} />
      <LinksCard document={document} perform={perform} />
    </>
  );
}
