import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InstallationKeys, KeyWrapping, open, seal } from '@wellspring/platform';
import type { AccountRow } from '../storage/accounts.js';

export interface Personal {
  readonly email: string;
  readonly displayName: string;
}

/** Seals and opens what accounts know of people, each under a key of its own. */
@Injectable()
export class PersonalData {
  constructor(
    private readonly wrapping: KeyWrapping,
    private readonly keys: InstallationKeys,
  ) {}

  /** The keyed hash by which an address is found. */
  emailHash(email: string): Buffer {
    const normal = email.trim().normalize('NFC').toLowerCase();
    return createHmac('sha256', this.keys.of('identity:email-lookup')).update(normal).digest();
  }

  async seal(accountId: string, personal: Personal): Promise<{ personal: Buffer; wrappedKey: Buffer }> {
    const key = randomBytes(32);
    return {
      personal: seal(key, Buffer.from(JSON.stringify(personal)), accountId),
      wrappedKey: await this.wrapping.wrap(key, accountId),
    };
  }

  async open(account: AccountRow): Promise<Personal | undefined> {
    if (!account.personal || !account.wrapped_key) return undefined;
    const key = await this.wrapping.unwrap(account.wrapped_key, account.id);
    return JSON.parse(open(key, account.personal, account.id).toString()) as Personal;
  }
}
