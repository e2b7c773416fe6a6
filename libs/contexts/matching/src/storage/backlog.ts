/** Candidates and postings to match again, frameworks to read; deliveries to receivers are listed per subscription. */
export const matchingBacklog = `
  (select count(*) from matching.pending_candidate)
  + (select count(*) from matching.pending_posting)
  + (select count(*) from matching.framework_sync where synced_revision < revision)`;
