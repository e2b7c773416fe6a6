import { defineEvent } from '../define-event.js';
import { matchStanding, matchStandingExample } from '../match-fields.js';

export const matchUpdated = defineEvent({
  name: 'match.updated',
  version: 1,
  topic: 'match',
  producer: 'matching',
  consumers: ['analytics'],
  summary: 'What a match rests on changed: its score, its tier, or the credentials that explain it.',
  data: matchStanding,
  key: (data) => data.holder,
  example: { ...matchStandingExample, sequence: 2, score: 900 },
});
