import { refuse, type Refusal } from '@wellspring/contracts';
import { credentialSchema, issuerIdOf } from '@wellspring/standards';

/** Why a credential that a caller wrote is not signed in the name of `issuer`; undefined when it is. */
export function refuseCredential(
  credential: Readonly<Record<string, unknown>>,
  issuer: string,
): Refusal | undefined {
  const read = credentialSchema.safeParse(credential);
  if (!read.success) {
    const errors = read.error.issues.map(({ path, message }) => ({
      path: ['credential', ...path.map(String)].join('.').slice(0, 200),
      message,
    }));
    const detail = 'This is no credential of the VC Data Model 2.0; errors says where.';
    return refuse('ISSUER_NOT_A_CREDENTIAL', 400, detail, errors.slice(0, 50));
  }
  if (issuerIdOf(credential) === issuer) return undefined;
  const detail = `Here the institution signs as ${issuer}, which the credential does not name as its issuer.`;
  return refuse('ISSUER_FOREIGN_ISSUER', 400, detail, [
    { path: 'credential.issuer', message: `is ${issuer}` },
  ]);
}

/** What a standard does not let us sign or derive. */
export function refuseSecuring(
  what: string,
  { code, message, pointer }: { code: string; message: string; pointer?: string | undefined },
): Refusal {
  return refuse('ISSUER_CANNOT_SIGN', 400, `${what}: ${message}`, [{ path: pointer ?? '', message: code }]);
}
