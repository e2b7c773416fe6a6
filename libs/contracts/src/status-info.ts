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

/** imsx_StatusInfo: what a failing call of a 1EdTech binding answers. */
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

/**
 * Makes the imsx_StatusInfo of a failure.
 *
 * @param field the parameter that is at fault
 * @example statusInfo('unknownobject', 'sourcedId', 'Unknown Object: …')
 */
export function statusInfo(minor: CodeMinor, field: string, description: string): StatusInfo {
  return {
    imsx_codeMajor: 'failure',
    imsx_severity: 'error',
    imsx_description: description,
    imsx_codeMinor: {
      imsx_codeMinorField: [{ imsx_codeMinorFieldName: field, imsx_codeMinorFieldValue: minor }],
    },
  };
}
