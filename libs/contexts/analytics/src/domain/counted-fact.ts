/** What is counted of an event, in the words of the event; people and records get pseudonyms on their way in. */
export interface CountedFact {
  readonly stage: FactStage;
  readonly at: string;
  readonly organisationId?: string | undefined;
  /** What is counted once, however often it is told: an award, a match, a consent, a framework. */
  readonly thing?: string;
  /** Whom it is about, by the pseudonym of the event. */
  readonly person?: string | undefined;
  readonly credential?: string;
  readonly achievementId?: string;
  readonly postingId?: string;
  readonly item?: { readonly uri: string; readonly revision?: number | undefined };
  /** The kind within the stage: an outcome, a reason, a transport. Never free text, which may name people. */
  readonly detail?: string;
  readonly cause?: { readonly eventId?: string; readonly at: string };
}

export type FactStage =
  | 'framework'
  | 'achievement'
  | 'alignment'
  | 'issued'
  | 'reissued'
  | 'revoked'
  | 'claimed'
  | 'shared'
  | 'verified'
  | 'refused'
  | 'refusal-reason'
  | 'consented'
  | 'consent-withdrawn'
  | 'posting'
  | 'posting-closed'
  | 'matched'
  | 'rematched'
  | 'match-withdrawn'
  | 'delivered'
  | 'outcome';
