import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KeptDraftView } from '@openzone/contracts';
import { settleEditors } from '../rich-text/settle.ts';
import { personDrafts } from './drafts.ts';
import { removeKept } from './kept-queries.ts';
import { offersOf, type Offer } from './offers.ts';
import { useServerKept, type KeptTrouble } from './use-server-kept.ts';
import type { DraftValues } from './values.ts';

const KEEP_AFTER_MS = 600;

function asideOf(document: string): string {
  return `${document}.aside`;
}

interface Kept {
  /** What was typed earlier and not saved, that differs from what the server has; offered once. */
  readonly offers: readonly Offer[];
  /** One of them is gone on with; the others are offered again another time. */
  readonly take: (offer: Offer) => void;
  readonly discard: () => void;
  readonly keptAt: string | null;
  readonly onServerAt: string | null;
  readonly trouble: KeptTrouble;
  readonly full: boolean;
  readonly keep: (values: DraftValues) => void;
  readonly drop: () => void;
  /** For somebody who goes on with another's version: their own is not overwritten by what they type next. */
  readonly putAside: (values: DraftValues) => void;
}

interface Options {
  readonly person: string;
  readonly document: string;
  readonly revision: number | null;
  readonly saved: DraftValues;
  /** What the server kept when the document was opened. */
  readonly onServer: readonly KeptDraftView[];
}

/** Keeps what is typed in the browser a moment after each pause, on the server every few seconds, and when the page is left. */
export function useKeptDraft({ person, document, revision, saved, onServer }: Options): Kept {
  const store = useMemo(() => personDrafts(person), [person]);
  const [offers, setOffers] = useState(() =>
    offersOf(
      [store.read(document), store.read(asideOf(document))].filter((one) => one !== null),
      onServer,
      saved,
    ),
  );
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const [full, setFull] = useState(false);
  const waiting = useRef<DraftValues | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const { keptAt: onServerAt, trouble, ...server } = useServerKept(person, document, revision);
  const { keep: keepThere, drop: dropThere, putAside: putAsideThere, writer, part } = server;

  const write = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const values = waiting.current;
    waiting.current = null;
    if (values === null) return;
    const name = writer();
    const kept = store.keep(document, { revision, values, ...(name === undefined ? {} : { writer: name }) });
    setFull(!kept);
    if (kept) setKeptAt(new Date().toISOString());
  }, [store, document, revision, writer]);

  const keep = useCallback(
    (values: DraftValues) => {
      waiting.current = values;
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(write, KEEP_AFTER_MS);
      keepThere(values);
    },
    [write, keepThere],
  );

  const drop = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    waiting.current = null;
    store.drop(document);
    store.drop(asideOf(document));
    setKeptAt(null);
    setFull(false);
    dropThere();
  }, [store, document, dropThere]);

  const putAside = useCallback(
    (values: DraftValues) => {
      if (timer.current !== null) clearTimeout(timer.current);
      waiting.current = null;
      store.drop(document);
      const name = writer();
      store.keep(asideOf(document), { revision, values, ...(name === undefined ? {} : { writer: name }) });
      putAsideThere(values);
    },
    [store, document, revision, writer, putAsideThere],
  );

  const forget = (one: Offer) => {
    for (const name of one.writers) void removeKept(document, name).catch(() => undefined);
  };
  const take = (offer: Offer) => {
    const passedOver = offers.find((one) => one.here && one !== offer);
    // The browser has one place for each document: what is not gone on with now must not be overwritten there.
    if (passedOver !== undefined)
      store.keep(asideOf(document), {
        ...passedOver,
        ...(passedOver.writers[0] === undefined ? {} : { writer: passedOver.writers[0] }),
      });
    else store.drop(asideOf(document));
    store.keep(document, { revision: offer.revision, values: offer.values });
    forget(offer);
    setOffers([]);
  };
  const discard = () => {
    offers.forEach(forget);
    setOffers([]);
    drop();
  };

  useEffect(() => {
    const leave = () => {
      // The editor tells its last letters a moment late; a window that is going has no such moment.
      settleEditors();
      write();
      part();
    };
    // A phone may end a page that is out of sight without another word.
    const hide = () => window.document.visibilityState === 'hidden' && leave();
    window.addEventListener('pagehide', leave);
    window.document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.document.removeEventListener('visibilitychange', hide);
      write();
    };
  }, [write, part]);

  return { offers, take, discard, keptAt, onServerAt, trouble, full, keep, drop, putAside };
}
