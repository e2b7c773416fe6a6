import { statusInfo, type CodeMinor, type StatusInfo } from '@wellspring/contracts';

/** Why a CASE call failed, as its answer says it. */
export class CaseFault extends Error {
  constructor(
    readonly status: number,
    readonly minor: CodeMinor,
    /** The parameter that is at fault. */
    readonly field: string,
    description: string,
  ) {
    super(description);
  }

  toStatusInfo(): StatusInfo {
    return statusInfo(this.minor, this.field, this.message);
  }
}

/** The object of an identifier is not here. */
export function unknownObject(identifier: string): CaseFault {
  return new CaseFault(404, 'unknownobject', 'sourcedId', `Unknown Object: ${identifier.slice(0, 100)}`);
}
