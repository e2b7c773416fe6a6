import { Injectable } from '@nestjs/common';
import { Clock, InternalPorts, PublicAddress } from '@wellspring/platform';

/** What sharing needs beside storage and keys. */
@Injectable()
export class SharingSurroundings {
  constructor(
    readonly ports: InternalPorts,
    readonly clock: Clock,
    readonly address: PublicAddress,
  ) {}
}
