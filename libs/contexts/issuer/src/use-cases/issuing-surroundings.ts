import { Injectable } from '@nestjs/common';
import { Clock, InstallationKeys, PersonKeys, PublicAddress } from '@wellspring/platform';

/** What issuing needs beside storage and keys. */
@Injectable()
export class IssuingSurroundings {
  constructor(
    readonly clock: Clock,
    readonly address: PublicAddress,
    readonly personKeys: PersonKeys,
    readonly installationKeys: InstallationKeys,
  ) {}
}
