import { randomUUID } from 'node:crypto';
import { newId } from '@wellspring/persistence';
import {
  buildAchievementCredential,
  buildStatusListCredential,
  createStatusList,
  credentialDigest,
  didDocument,
  didWeb,
  generateKeyPair,
  identityObject,
  serializeCredential,
  setStatus,
  signDataIntegrity,
  signVcJwt,
  statusListEntry,
  type DidDocument,
  type SigningKey,
} from '@wellspring/standards';

export interface CredentialOptions {
  readonly format?: 'vc+ld+json' | 'vc+jwt';
  readonly id?: string;
  readonly name?: string;
  readonly items?: readonly string[];
  readonly validFrom?: Date;
  readonly validUntil?: Date;
  /** Whom the credential names as its issuer: the institution itself, unless it lies. */
  readonly issuer?: string;
  /** Which of its lists the credential points to. */
  readonly statusPurpose?: StatusPurpose;
}

type StatusPurpose = 'revocation' | 'suspension';

export interface TestCredential {
  readonly id: string;
  readonly text: string;
  readonly digest: string;
  readonly format: 'vc+ld+json' | 'vc+jwt';
  readonly items: readonly { uri: string; level: number | null }[];
  readonly statusIndex: number;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** An institution that signs for real: keys, a did:web below the public address, a status list. */
export class TestInstitution {
  readonly organisationId = newId();
  readonly name = 'Rio Bravo Community College';
  readonly did: string;
  readonly statusListUrl: string;
  private readonly bits = { revocation: createStatusList(), suspension: createStatusList() };
  private readonly keys: SigningKey[] = [];
  private readonly publicKeys: Parameters<typeof didDocument>[0]['keys'][number][] = [];
  private issued = 0;

  constructor(
    publicUrl = 'http://localhost:3999',
    readonly slug = 'rio-bravo',
  ) {
    this.did = didWeb(`${publicUrl}/issuer/dids/${slug}`);
    this.statusListUrl = `${publicUrl}/issuer/status-lists/${slug}`;
    this.rotateKeys();
  }

  /** Signs with new keys from here on; the old ones stay in the DID document. */
  rotateKeys(): void {
    for (const algorithm of ['Ed25519', 'ES256'] as const) {
      const pair = generateKeyPair(algorithm);
      const id = `${this.did}#k${this.keys.length + 1}`;
      this.keys.push({ ...pair, id, controller: this.did });
      this.publicKeys.push({ id, publicJwk: pair.publicJwk });
    }
  }

  /** The paths below the public address that the institution answers. */
  answers(): Record<string, () => unknown> {
    return {
      [`/issuer/dids/${this.slug}/did.json`]: () => this.document(),
      [new URL(this.listUrl('revocation')).pathname]: () => this.statusList(),
      [new URL(this.listUrl('suspension')).pathname]: () => this.statusList('suspension'),
    };
  }

  document(): DidDocument {
    return didDocument({ did: this.did, keys: this.publicKeys });
  }

  async statusList(purpose: StatusPurpose = 'revocation', bits = this.bits[purpose]): Promise<string> {
    const list = buildStatusListCredential({
      id: this.listUrl(purpose),
      issuer: this.did,
      validFrom: new Date('2026-01-01T00:00:00Z'),
      bits,
      purpose,
    });
    return serializeCredential(
      await signDataIntegrity(list, { key: this.key('Ed25519'), created: new Date() }),
    );
  }

  revoke({ statusIndex }: TestCredential): void {
    setStatus(this.bits.revocation, statusIndex, true);
  }

  suspend({ statusIndex }: TestCredential, suspended = true): void {
    setStatus(this.bits.suspension, statusIndex, suspended);
  }

  /** Issues an Open Badges 3.0 credential. */
  async issue(options: CredentialOptions = {}): Promise<TestCredential> {
    const { format = 'vc+ld+json', items = ['urn:item:1'], name = 'Log analysis', validUntil } = options;
    const { issuer = this.did, statusPurpose = 'revocation' } = options;
    const validFrom = options.validFrom ?? new Date(Date.now() - 60_000);
    const id = options.id ?? `urn:uuid:${randomUUID()}`;
    const statusIndex = (this.issued += 1);
    const document = buildAchievementCredential({
      id,
      issuer: { id: issuer, name: this.name },
      achievement: achievementOf(name, items),
      subject: { identity: identityObject('ana@example.org', 'salt') },
      validFrom,
      ...(validUntil && { validUntil }),
      credentialStatus: statusListEntry(this.listUrl(statusPurpose), statusIndex, statusPurpose),
    });
    const text =
      format === 'vc+jwt'
        ? await signVcJwt(document, { key: this.key('ES256') })
        : serializeCredential(
            await signDataIntegrity(document, { key: this.key('Ed25519'), created: validFrom }),
          );
    return {
      id,
      text,
      digest: credentialDigest(text),
      format,
      items: items.map((uri) => ({ uri, level: null })),
      statusIndex,
      validFrom: validFrom.toISOString(),
      validUntil: validUntil?.toISOString() ?? null,
    };
  }

  private listUrl(purpose: StatusPurpose): string {
    return purpose === 'revocation' ? this.statusListUrl : `${this.statusListUrl}-${purpose}`;
  }

  private key(algorithm: SigningKey['algorithm']): SigningKey {
    const key = this.keys.findLast((each) => each.algorithm === algorithm);
    if (!key) throw new Error(`The institution has no ${algorithm} key.`);
    return key;
  }
}

function achievementOf(name: string, items: readonly string[]) {
  return {
    id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000c1',
    type: ['Achievement'],
    name,
    description: 'Reads logs and tells what happened.',
    criteria: { narrative: 'Passes the laboratory.' },
    achievementType: 'Badge',
    alignment: items.map((targetUrl, index) => ({
      type: ['Alignment'],
      targetName: `Skill ${index + 1}`,
      targetUrl,
      targetType: 'CFItem',
    })),
  };
}
