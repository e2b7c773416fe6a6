/** The values of imsx_codeMinorFieldValue that CASE 1.1 lists; prose that names others yields to the list. */
export type CodeMinor =
  | 'forbidden'
  | 'fullsuccess'
  | 'internal_server_error'
  | 'invalid_selection_field'
  | 'invalid_sort_field'
  | 'invalid_uuid'
  | 'server_busy'
  | 'unauthorised_request'
  | 'unknownobject';

/** imsx_StatusInfo of CASE 1.0 and 1.1: what every failing CASE call answers. */
export interface StatusInfo {
  readonly imsx_codeMajor: 'failure';
  readonly imsx_severity: 'error';
  readonly imsx_description: string;
  readonly imsx_codeMinor: {
    readonly imsx_codeMinorField: readonly {
      readonly imsx_codeMinorFieldName: string;
      readonly imsx_codeMinorFieldValue: CodeMinor;
    }[];
  };
}

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
    return {
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_description: this.message,
      imsx_codeMinor: {
        imsx_codeMinorField: [{ imsx_codeMinorFieldName: this.field, imsx_codeMinorFieldValue: this.minor }],
      },
    };
  }
}

/** The object of an identifier is not here. */
export function unknownObject(identifier: string): CaseFault {
  return new CaseFault(404, 'unknownobject', 'sourcedId', `Unknown Object: ${identifier.slice(0, 100)}`);
}
