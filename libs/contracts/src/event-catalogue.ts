import type { EventDeclaration } from './define-event.js';
import { achievementPublished } from './events/achievement-published.v1.js';
import { consentGranted } from './events/consent-granted.v1.js';
import { consentWithdrawn } from './events/consent-withdrawn.v1.js';
import { credentialClaimed } from './events/credential-claimed.v1.js';
import { credentialIssued } from './events/credential-issued.v1.js';
import { credentialRevoked } from './events/credential-revoked.v1.js';
import { credentialShared } from './events/credential-shared.v1.js';
import { credentialVerified } from './events/credential-verified.v1.js';
import { feedDelivered } from './events/feed-delivered.v1.js';
import { frameworkPublished } from './events/framework-published.v1.js';
import { issuerRegistered } from './events/issuer-registered.v1.js';
import { matchCreated } from './events/match-created.v1.js';
import { matchUpdated } from './events/match-updated.v1.js';
import { matchWithdrawn } from './events/match-withdrawn.v1.js';
import { organisationRegistered } from './events/organisation-registered.v1.js';
import { outcomeRecorded } from './events/outcome-recorded.v1.js';
import { personErased } from './events/person-erased.v1.js';
import { postingClosed } from './events/posting-closed.v1.js';
import { postingPublished } from './events/posting-published.v1.js';

/** Every event version that was ever published; an older version stays beside its upcaster. */
export const eventCatalogue: readonly EventDeclaration[] = [
  achievementPublished,
  consentGranted,
  consentWithdrawn,
  credentialClaimed,
  credentialIssued,
  credentialRevoked,
  credentialShared,
  credentialVerified,
  feedDelivered,
  frameworkPublished,
  issuerRegistered,
  matchCreated,
  matchUpdated,
  matchWithdrawn,
  organisationRegistered,
  outcomeRecorded,
  personErased,
  postingClosed,
  postingPublished,
];
