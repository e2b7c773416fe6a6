import type { PostingDetail, PostingSummary } from '@wellspring/contracts';
import type { PostingOverview, RequirementRow } from '../storage/postings.js';

/** A posting as its employer reads it in lists. */
export function postingSummaryOf(posting: PostingOverview): PostingSummary {
  return {
    id: posting.id,
    title: posting.title,
    openings: posting.openings,
    location: posting.location,
    timeZone: posting.timeZone,
    closesOn: posting.closesOn,
    closesAt: posting.closesAt?.toISOString() ?? null,
    state: posting.state,
    closeReason: posting.closeReason,
    closedAt: posting.closedAt?.toISOString() ?? null,
    publishedAt: posting.publishedAt.toISOString(),
    requirementCount: posting.requirementCount,
    matches: { qualified: posting.qualified, near: posting.near },
  };
}

/** A posting with what it asks for. */
export function postingDetailOf(
  posting: PostingOverview,
  requirements: readonly Omit<RequirementRow, 'postingId'>[],
): PostingDetail {
  return {
    ...postingSummaryOf(posting),
    description: posting.description,
    requirements: requirements.map(requirementOf),
  };
}

/** A requirement as events and answers carry it. */
export function requirementOf({
  id,
  itemUri,
  frameworkUri,
  revision,
  label,
  kind,
  mandatory,
  minLevel,
  weight,
}: Omit<RequirementRow, 'postingId'>) {
  const item = {
    uri: itemUri,
    ...(frameworkUri !== null && { frameworkUri }),
    ...(revision !== null && { revision }),
  };
  return { id, item, label, kind, mandatory, minLevel, weight };
}
