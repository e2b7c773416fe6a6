import { Injectable } from '@nestjs/common';
import type { AwardRequest } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { PersonKeys, seal } from '@wellspring/platform';
import { credentialDigest, type TaskOutcome } from '@wellspring/standards';
import { contentHash, levelOf, type AwardProblem, type ResultLevel } from '../domain/award.js';
import { CredentialSigner } from '../signing/credential-signer.js';
import { signerAs, type ActiveKey } from '../signing/issuer-keys.js';
import type { AchievementRow } from '../storage/achievements.js';
import type { AwardRow, CredentialRow } from '../storage/credentials.js';
import type { RecipientRow } from '../storage/recipients.js';
import { buildCredential, type UnsignedCredential } from './build-credential.js';
import type { Workshop } from './open-workshop.js';
import { Recipients } from './recipients.js';
import { StatusPlaces, type StatusPlace } from './status-places.js';

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

/** An award whose forms are built and not yet signed. */
interface AwardPlan {
  readonly award: AwardRow;
  readonly achievement: AchievementRow;
  readonly forms: readonly PlannedForm[];
}

interface PlannedForm {
  readonly format: CredentialRow['format'];
  readonly unsigned: UnsignedCredential;
  readonly key: ActiveKey;
  readonly subject: Subject;
  readonly status: { readonly listId: string; readonly index: number };
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
  constructor(
    private readonly recipients: Recipients,
    private readonly personKeys: PersonKeys,
    private readonly signer: CredentialSigner,
    private readonly places: StatusPlaces,
  ) {}

  /** The drafts, and by external id what cannot be signed. Stores no award. */
  async execute(
    workshop: Workshop,
    requests: readonly AwardRequest[],
  ): Promise<{ drafts: AwardDraft[]; problems: Map<string, AwardProblem> }> {
    const drafts: AwardDraft[] = [];
    const problems = new Map<string, AwardProblem>();
    if (requests.length === 0) return { drafts, problems };
    const subjects = await this.subjectsOf(workshop.organisationId, requests);
    const places = await this.places.take(
      workshop,
      requests.flatMap((request) => signersOf(workshop, request).map(({ controller }) => controller)),
    );
    const plans = requests.map((request, index) => {
      const subject = subjects[index];
      const taken = places.splice(0, request.formats.length);
      return subject && this.plan(workshop, request, subject, taken);
    });
    const forms = plans.flatMap((plan) => plan?.forms ?? []);
    const signed = await this.signer.sign(forms.map(({ unsigned }) => unsigned.task));
    for (const [index, { externalId }] of requests.entries()) {
      const plan = plans[index];
      const draft = plan ? draftOf(plan, signed.splice(0, plan.forms.length)) : erased;
      if ('award' in draft) drafts.push(draft);
      else problems.set(externalId, draft);
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

  private plan(
    workshop: Workshop,
    request: AwardRequest,
    subject: Subject,
    places: readonly StatusPlace[],
  ): AwardPlan {
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
    const forms = request.formats.map((format, index) => {
      const [key, status] = [signers[index] as ActiveKey, places[index] as StatusPlace];
      const issuer = { name: workshop.name, key, now: workshop.now };
      const unsigned = buildCredential({ request, format, achievement, level, issuer, status });
      return { format, unsigned, key, subject, status };
    });
    return { award, achievement, forms };
  }
}

/** Who signs each form of an award. */
function signersOf(workshop: Workshop, { formats, issuer }: AwardRequest): ActiveKey[] {
  return formats.map((format) => signerAs(issuer, workshop.keys.get(format) as ActiveKey));
}

/** The award with its forms as they were signed, unless one of them cannot be. */
function draftOf(
  { award, achievement, forms }: AwardPlan,
  signed: readonly TaskOutcome<string>[],
): AwardDraft | AwardProblem {
  const credentials: CredentialDraft[] = [];
  for (const [index, form] of forms.entries()) {
    const outcome = signed[index];
    if (!outcome) throw new Error('Signing answered fewer credentials than it was asked for.');
    if (!outcome.ok) {
      return { code: 'ISSUER_CANNOT_SIGN', reason: `The credential cannot be signed: ${outcome.message}` };
    }
    credentials.push(credentialOf(award, form, outcome.value));
  }
  return { award, achievement, credentials };
}

/** The text is what is stored, delivered and digested. */
function credentialOf(
  award: AwardRow,
  { format, unsigned, key, subject, status }: PlannedForm,
  text: string,
): CredentialDraft {
  const { id, validFrom, validUntil } = unsigned;
  return {
    id,
    award_id: award.id,
    organisation_id: award.organisation_id,
    recipient_id: award.recipient_id,
    achievement_id: award.achievement_id,
    format,
    digest: credentialDigest(text),
    sealed: seal(subject.key, Buffer.from(text), id),
    key_id: key.keyId,
    list_id: status.listId,
    list_index: status.index,
    issued_at: award.awarded_at,
    validFrom,
    validUntil,
  };
}
