/** Members of a credential whose values, wherever in it they stand, are for the rules of times, images, endorsements and evidence. */
export const readItemByItem: readonly string[] = [
  'validFrom',
  'validUntil',
  'issuanceDate',
  'awardedDate',
  'image',
  'endorsement',
  'endorsementJwt',
  'evidence',
];
