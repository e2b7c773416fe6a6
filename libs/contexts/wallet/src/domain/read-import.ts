import { refuse, type CredentialFormat, type Refusal } from '@wellspring/contracts';
import { openEnvelope, parseCredential, StandardsError } from '@wellspring/standards';

export interface ReadImport {
  /** Without the white space that pasting adds, out of its envelope. */
  readonly text: string;
  readonly format: CredentialFormat;
}

/** Reads what a person pasted or chose: one credential, as JSON or as a compact JWS. */
export function readImport(given: string): ReadImport | Refusal {
  try {
    const { text, format } = openEnvelope(parseCredential(given.trim()));
    if (format !== 'vc+sd-jwt') return { text, format };
    const errors = [{ path: 'credential', message: 'STANDARDS_FORMAT_UNSUPPORTED' }];
    return refuse('WALLET_NOT_A_CREDENTIAL', 400, 'An SD-JWT is not kept in the wallet.', errors);
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    const errors = [{ path: 'credential', message: error.code }];
    return refuse('WALLET_NOT_A_CREDENTIAL', 400, error.message, errors);
  }
}
