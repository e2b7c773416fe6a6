import { Injectable } from '@nestjs/common';
import type { AwardRequest } from '@wellspring/contracts';
import { Database, newId } from '@wellspring/persistence';
import { InstallationKeys, PersonKeys, PublicAddress, seal } from '@wellspring/platform';
import { StandardsError } from '@wellspring/standards';
import { contentHash, levelOf, type AwardProblem, type ResultLevel } from '../domain/award.js';
import { statusIndexOf } from '../domain/status-index.js';
import { signerAs, type ActiveKey } from '../signing/issuer-keys.js';
import type { AchievementRow } from '../storage/achievements.js';
import type { AwardRow, CredentialRow } from '../storage/credentials.js';
import type { RecipientRow } from '../storage/recipients.js';
import { allocatePlaces, type ListPlace } from '../storage/status-lists.js';
import type { Workshop } from './open-workshop.js';
import { Recipients } from './recipients.js';
import { signCredential } from './sign-credential.js';

/** An award that is signed and ready to be stored. */
export interface AwardDraft {
  readonly award: AwardRow;
  readonly achievement: AchievementRow;
  readonly credentials: readonly CredentialDraft[];
}

export interface CredentialDraft extends CredentialRow {
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

/** The person that an award is for, and the key that seals what is theirs. */
interface Subject {
  readonly recipient: RecipientRow;
  readonly key: Buffer;
}

const erased: AwardProblem = { code: 'ISSUER_RECIPIENT_ERASED', reason: 'The recipient was erased.' };

/** Signs awards: finds or makes their recipients, takes places in the status lists, builds, signs and seals. */
@Injectable()
export class DraftAwards {
  private readonly indexKey: Buffer;

  constructor(
    private readonly database: Database,
    private readonly recipients: Recipients,
    private readonly personKeys: PersonKeys,
    private readonly address: PublicAddress,
    installationKeys: InstallationKeys,
  ) {
    this.indexKey = installationKeys.of('issuer:status-index');
  }

  /** The drafts, and by external id what cannot be signed. Stores no award. */
  async execute(
    workshop: Workshop,
    requests: readonly AwardRequest[],
  ): Promise<{ drafts: AwardDraft[]; problems: Map<string, AwardProblem> }> {
    const drafts: AwardDraft[] = [];
    const problems = new Map<string, AwardProblem>();
    if (requests.length === 0) return { drafts, problems };
    const subjects = await this.subjectsOf(workshop.organisationId, requests);
    const places = await this.placesFor(workshop, requests);
    for (const [index, request] of requests.entries()) {
      const subject = subjects[index];
      const taken = places.splice(0, request.formats.length);
      const draft = subject ? await this.draft(workshop, request, subject, taken) : erased;
      if ('award' in draft) drafts.push(draft);
      else problems.set(request.externalId, draft);
    }
    return { drafts, problems };
  }

  /** Undefined where the person was erased. */
  private async subjectsOf(
    organisationId: string,
    requests: readonly AwardRequest[],
  ): Promise<(Subject | undefined)[]> {
    const people = requests.map(({ recipient }) => recipient);
    const rows = await this.recipients.ensure(organisationId, people);
    const keys = await this.personKeys.of(
      'recipient',
      rows.map(({ id }) => id),
    );
    return rows.map((recipient) => {
      const key = keys.get(recipient.id);
      return key ? { recipient, key } : undefined;
    });
  }

  private placesFor(workshop: Workshop, requests: readonly AwardRequest[]): Promise<ListPlace[]> {
    const { organisationId, now } = workshop;
    const issuers = requests.flatMap((request) =>
      signersOf(workshop, request).map(({ controller }) => controller),
    );
    return this.database.transaction({ organisation: organisationId }, (tx) =>
      allocatePlaces(tx, organisationId, issuers, now),
    );
  }

  private async draft(
    workshop: Workshop,
    request: AwardRequest,
    subject: Subject,
    places: readonly ListPlace[],
  ): Promise<AwardDraft | AwardProblem> {
    const achievement = workshop.achievements.get(request.achievementId) as AchievementRow;
    const level = levelOf(achievement.result_levels, request.level) as ResultLevel | undefined;
    const award: AwardRow = {
      id: newId(),
      organisation_id: workshop.organisationId,
      external_id: request.externalId,
      content_hash: contentHash(request),
      recipient_id: subject.recipient.id,
      achievement_id: achievement.id,
      level: level?.rank ?? null,
      awarded_at: workshop.now,
    };
    const signers = signersOf(workshop, request);
    const credentials: CredentialDraft[] = [];
    try {
      for (const [index, format] of request.formats.entries()) {
        const [key, place] = [signers[index] as ActiveKey, places[index] as ListPlace];
        const status = this.statusOf(place);
        const issuer = { name: workshop.name, key, now: workshop.now };
        const signed = await signCredential({ request, format, achievement, level, issuer, status });
        credentials.push(credentialOf(award, { format, signed, key, subject, status }));
      }
    } catch (error) {
      if (!(error instanceof StandardsError)) throw error;
      return { code: 'ISSUER_CANNOT_SIGN', reason: `The credential cannot be signed: ${error.message}` };
    }
    return { award, achievement, credentials };
  }

  private statusOf({ listId, n }: ListPlace) {
    const listUrl = this.address.urlOf(`/issuer/status-lists/${listId}`);
    return { listId, listUrl, index: statusIndexOf(this.indexKey, listId, n) };
  }
}

/** Who signs each form of an award. */
function signersOf(workshop: Workshop, { formats, issuer }: AwardRequest): ActiveKey[] {
  return formats.map((format) => signerAs(issuer, workshop.keys.get(format) as ActiveKey));
}

function credentialOf(
  award: AwardRow,
  form: {
    format: CredentialRow['format'];
    signed: Awaited<ReturnType<typeof signCredential>>;
    key: ActiveKey;
    subject: Subject;
    status: { listId: string; index: number };
  },
): CredentialDraft {
  const { signed, status } = form;
  return {
    id: signed.id,
    award_id: award.id,
    organisation_id: award.organisation_id,
    recipient_id: award.recipient_id,
    achievement_id: award.achievement_id,
    format: form.format,
    digest: signed.digest,
    sealed: seal(form.subject.key, Buffer.from(signed.text), signed.id),
    key_id: form.key.keyId,
    list_id: status.listId,
    list_index: status.index,
    issued_at: award.awarded_at,
    validFrom: signed.validFrom,
    validUntil: signed.validUntil,
  };
}
