import { defineEvent } from '../define-event.js';
import { matchStanding, matchStandingExample } from '../match-fields.js';

export const matchCreated = defineEvent({
  name: 'match.created',
  version: 1,
  topic: 'match',
  producer: 'matching',
  consumers: ['analytics'],
  summary: 'A consenting candidate came to fit a posting.',
  data: matchStanding,
  key: (data) => data.holder,
  example: matchStandingExample,
});
