import type { Messages } from './zh.ts';

export const ledgerEn: Messages['ledger'] = {
  title: 'Public ledger',
  lead: 'Each time this site publishes, revises or withdraws something, that is written into a ledger that can only grow. With it anybody can check when a document was made public, and whether it was altered, back-dated or quietly removed afterwards.',
  how: 'Why it can be trusted',
  howList: [
    {
      title: 'Publishing and recording are one act',
      text: 'Nothing becomes public without its entry, and no entry stays without the publication. The database sees to that, not the program alone.',
    },
    {
      title: 'It only grows',
      text: 'All entries together give one “root hash”, which the site signs and shows: a checkpoint. If any old entry were changed, removed or put in between, the root would be another.',
    },
    {
      title: 'Others keep copies',
      text: 'Witnesses, time stamping authorities and any reader can keep checkpoints. From then on the site can neither rewrite the ledger nor show different ones to different people.',
    },
    {
      title: 'It gives nothing away',
      text: 'Only numbers, units, acts and times stand in it. Of title, reason and content there are salted hashes: who has the text can check it, who has only the ledger cannot guess it, and proofs stay valid when personal data is erased.',
    },
  ],
  state: 'The ledger now',
  none: 'Nothing has been published yet; the ledger is empty.',
  origin: 'Name of the log',
  size: 'Entries',
  root: 'Root hash (SHA-256)',
  madeAt: 'Last signed',
  witnesses: 'Witnesses',
  noWitnesses: 'No witness has cosigned this checkpoint yet',
  timestamps: 'Trusted time stamps',
  noTimestamps: 'This checkpoint has no time stamp yet',
  keys: 'Verifier keys',
  keysText:
    'The signatures of checkpoints are checked with these public keys. Write them down or take a picture, and compare them with what this authority has published elsewhere, as in its gazette: keys taken from this site alone prove only that this site said it.',
  algorithms: { Ed25519: 'Ed25519', 'SM2-SM3': 'SM2 with SM3' },
  checkpoint: 'Checkpoint',
  checkpointText:
    'These lines are all that the site signs: the name of the log, how many entries, the root, the signatures.',
  download: 'Download the checkpoint',
  newest: 'Newest entries',
  actions: {
    PUBLISH: 'Published',
    REVISE: 'Revised',
    WITHDRAW: 'Withdrawn',
    ERASE: 'Content erased by law',
    DETERMINATIONS: 'Disclosure determinations of a day',
    REGISTER: 'Register changed',
    DRAW: 'Random draw',
    KEY: 'Key changed',
  },
  otherAction: 'Other',
  version: (number) => `version ${number}`,
  forced: 'without the full review',
  recordedLater: 'recorded later',
  notPublicNow: 'no longer public',
  monitor: 'Watch this ledger yourself',
  monitorText:
    'You need not trust this site, nor the program of this platform. The ledger is in open formats used by others (C2SP tlog-tiles, tlog-checkpoint, signed-note), and any of these will do.',
  monitorOwn:
    'The command line of this platform, on your own machine. The first run remembers keys and checkpoint; each later one checks that the ledger has only grown, lists new entries, and warns of a fork, a gap or back-dating:',
  monitorOthers:
    'A program by somebody else. Any client of the C2SP formats can read the log, such as Go’s golang.org/x/mod/sumdb/note and tlog: the checkpoint is at the first address, tiles are below the second, entries below the third.',
  monitorByHand:
    'Without installing anything: download the checkpoint now and then and keep it. If there is ever a dispute, it is evidence.',
  specifications: 'Specifications',
  limits: 'What it does not prove',
  limitsList: [
    'That what was published is true; only what was public, and when.',
    'That nothing happened beside it: what is not public is not in the ledger.',
    'The times in the entries, which the site writes itself. For “not later than”, look at witnesses and time stamps.',
  ],
  verifyDocument: 'To verify a document, open it and choose “Verify”.',
  verify: {
    link: 'Verify',
    linkLong: 'Verify this document',
    title: 'Verify',
    titleOf: (title) => `Verify: ${title}`,
    lead: 'Two things are checked here: whether what you read is what was published, and whether that publication stands in the public ledger, which can only grow.',
    back: 'Back to the document',
    withdrawn:
      'This document has been withdrawn. The ledger still proves that it was public and when it was withdrawn; the reason given can be checked, the content is no longer public.',
    pending:
      'The ledger has not been signed with this document in it yet. That usually takes a second; reload the page in a moment.',
    some: (count) => `${count} of them have just been recorded and are not signed yet; reload the page in a moment.`,
    broken:
      'Static files of the ledger are missing or do not fit what was signed, so no proof can be given now. The entries are still listed below; tell this site if it stays so.',
    live: 'Checked in your browser',
    liveText:
      'Each step is computed again by your own browser. Content, details, tiles and checkpoint are fetched apart from one another, and only what agrees passes.',
    verdict: {
      running: 'Checking …',
      ok: 'Done: this document agrees with the public ledger.',
      failed: 'The check has failed: something does not agree, as marked below.',
      stopped: 'It could not be checked: some of the data did not arrive. That says neither yes nor no.',
    },
    states: { pending: 'Waiting', ok: 'Passed', failed: 'Failed', unchecked: 'Not checked' },
    again: 'Check again',
    computed: 'Computed values',
    others: 'Other entries about this document',
    othersText:
      'What was published and revised before stays in the ledger. Its content is no longer public, so only the entries themselves are checked.',
    entryNumber: (number) => `Entry ${number}`,
    history: 'Public record',
    historyText: 'Each time this document was published, revised or withdrawn, with its entry in the ledger.',
    details: 'Entry and proof',
    entry: 'Ledger entry (exact text, RFC 8785)',
    opening: 'The details that the entry commits to (exact text, RFC 8785)',
    openingHidden:
      'The details that the entry commits to are not public: they belong to a version that was revised or withdrawn, or were erased by law.',
    proof: 'Inclusion proof (C2SP tlog-proof)',
    notSigned: 'Just recorded, not signed yet.',
    recordedLater:
      'Recorded later: public before this site had a ledger. The ledger vouches for it from then on, and says nothing about the time before.',
    checkpoint: 'Checkpoint, witnesses and time stamps',
    aboutLedger: 'What the public ledger is',
    own: 'Check it without this page',
    ownText:
      'Download the proof file and keep it. Entry, details, content, proof, checkpoint and keys are all in it, so it can be checked away from this site and without a network, also when this site is no more.',
    download: 'Download the proof file',
    ownTool: 'With the command line of this platform:',
    ownByHand:
      'Piece by piece with ordinary commands. The hash of the content should be the sha256 under “content” in the details:',
    ownOpening: 'The hash of the details should be the sha256 under “commitment” in the ledger entry:',
    ownAttachments: 'The hash of an attachment should be the one that the content names:',
    ownTimestamp: 'Time stamps are signed by their authority, whose certificate is needed to check them:',
    limits: 'Passing does not prove',
    limitsList: [
      'That the content is true, lawful or still in force: only that this is what was published.',
      'The times in the entries, which the site writes itself. A cosignature or a time stamp proves “not later than”.',
      'That the keys belong to this authority: they come from this site too. Compare them with those it has published elsewhere.',
      'That the program of this page is sound: it comes from this site as well. If much depends on it, check the proof file on your own machine.',
      'That the ledger has no other entries about this document: to be sure, read the whole ledger or run a monitor.',
    ],
  },
};
