/**
 * Where else an item goes (S14): words of its own for each channel, accounts, what the program sends to WeChat and Weibo, and what people
 * must see to. A follower of public acts with a cursor of its own; nothing is sent that is not public at that moment.
 */
export { keepAccount, mayKeepChannels, readChannels, stopChannel } from './settings.ts';
export {
  approveChannelText,
  mayApproveChannelText,
  mayReadChannelPicture,
  readDocumentChannels,
  writeChannelText,
} from './texts.ts';
export { readSheet } from './sheet.ts';
export { actOnDelivery, finishTask } from './tasks.ts';
export { followChannels } from './follower.ts';
export { beginAuthorisation, finishAuthorisation } from './authorisation.ts';
export type { Asker } from './authorisation.ts';
export { watchAuthorisations } from './watch-authorisations.ts';
export { keepScreenFeed } from './screen.ts';
export { readScreenFeed } from './reader.ts';
export type { ScreenItem } from './reader.ts';
export { createChannelSender } from './sender.ts';
export type { ChannelSender, ChannelSenderDeps } from './sender.ts';
