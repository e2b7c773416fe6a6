/** Rows of batches to issue, institutions that wait for their keys. */
export const issuerBacklog = `
  (select count(*) from issuer.batch_row where outcome = 'pending')
  + (select count(*) from issuer.pending_profile)`;
