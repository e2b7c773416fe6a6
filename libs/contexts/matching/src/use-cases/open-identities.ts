import { Injectable } from '@nestjs/common';
import { candidateIdentity, type CandidateIdentity } from '@wellspring/contracts';
import { open, PersonKeys, seal } from '@wellspring/platform';

/** What is sealed for an employer, and whose it is. */
export interface SealedFor {
  readonly holder: string;
  readonly organisationId: string;
  readonly sealedIdentity: Buffer | null;
}

/** Seals and opens the identities that learners released, under each learner's key. */
@Injectable()
export class OpenIdentities {
  constructor(private readonly personKeys: PersonKeys) {}

  /** The identities in the order given; none where nothing was released, or the person was erased. */
  async of(rows: readonly SealedFor[]): Promise<(CandidateIdentity | undefined)[]> {
    const holders = rows.filter(({ sealedIdentity }) => sealedIdentity !== null).map(({ holder }) => holder);
    if (holders.length === 0) return rows.map(() => undefined);
    const keys = await this.personKeys.of('holder', holders);
    return rows.map((row) => {
      const key = keys.get(row.holder);
      if (!row.sealedIdentity || !key) return undefined;
      const text = open(key, row.sealedIdentity, sealingContext(row)).toString();
      return candidateIdentity.parse(JSON.parse(text));
    });
  }

  /** The sealed identity; undefined when the person was erased. */
  async seal(
    of: { holder: string; organisationId: string },
    identity: CandidateIdentity,
  ): Promise<Buffer | undefined> {
    const key = (await this.personKeys.of('holder', [of.holder])).get(of.holder);
    if (!key) return undefined;
    return seal(key, Buffer.from(JSON.stringify(identity)), sealingContext(of));
  }
}

function sealingContext({ holder, organisationId }: { holder: string; organisationId: string }): string {
  return `matching:identity:${holder}:${organisationId}`;
}
