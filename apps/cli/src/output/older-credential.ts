import { isClr1, isOpenBadges2, readReceived, StandardsError } from '@wellspring/standards';

export type OlderStandard = 'Open Badges 2.0' | 'CLR 1.0';

/**
 * The older standard that a credential is of; undefined when it is of none, or cannot be read. Pictures of Open Badges
 * 2.0 may carry nothing but an address.
 */
export function olderStandardOf(text: string): OlderStandard | undefined {
  if (isAddress(text)) return 'Open Badges 2.0';
  try {
    const { document } = readReceived(text);
    if (isOpenBadges2(document)) return 'Open Badges 2.0';
    return isClr1(document) ? 'CLR 1.0' : undefined;
  } catch (error) {
    if (error instanceof StandardsError) return undefined;
    throw error;
  }
}

/** Whether the text of a credential is only where it is. */
export const isAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text.trim());
