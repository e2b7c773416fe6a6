import { serializeCredential, type ParsedCredential } from '../credentials/parse-credential.js';
import { parsePresentation, type ParsedPresentation } from '../credentials/parse-presentation.js';
import { issuerIdOf } from '../jose/jwt-claims.js';
import { StandardsError } from '../standards-error.js';
import { fail, pass, resultOf, skip, type CheckResult, type VerificationPorts } from './check.js';
import { checkContext } from './check-context.js';
import { isObject, type JsonObject } from '../json-values.js';
import { provePresentation, type Presenter, type PresentationRequest } from './prove-presentation.js';
import { presentationFindings } from './rules.js';
import { defaultCheckNames, verifyParsedCredential, type Verification } from './verify-credential.js';

/**
 * What came of a presentation (VC Data Model 2.0 §4.13): its own checks, and those of each credential in it, in order.
 *
 * @example
 * const verification: PresentationVerification = await verifyPresentation(presented, ports, { challenge });
 * verification.credentials.map(({ outcome }) => outcome) // ['verified']
 */
export interface PresentationVerification {
  readonly outcome: 'verified' | 'refused';
  /** `context`, `schema`, `proof`, `holder-binding`. */
  readonly checks: readonly CheckResult[];
  readonly credentials: readonly Verification[];
  readonly parsed: ParsedPresentation;
}

/**
 * Verifies a presentation (VC Data Model 2.0 §4.13): its structure, its proof and what it was made for, that its
 * holder made it, and each credential in it, embedded or enveloped. A credential without a proof is the holder's own
 * word: it verifies where its issuer is the holder (§4.13.4).
 *
 * @param presentation a JSON text, a JWT, an SD-JWT with its key binding, or the document
 * @param request the challenge and domain that the proof must name; nothing is asked of one that is absent
 * @throws StandardsError when it is no JSON object at all
 * @example (await verifyPresentation(presented, ports, { challenge, domain: 'rp.example' })).outcome // 'verified'
 */
export async function verifyPresentation(
  presentation: string | JsonObject,
  ports: VerificationPorts,
  request: PresentationRequest = {},
): Promise<PresentationVerification> {
  const parsed = parsePresentation(
    typeof presentation === 'string' ? presentation : serializeCredential(presentation),
  );
  const { checks, holder } = await checkPresentation(parsed, ports, request);
  const credentials: Verification[] = [];
  for (const credential of parsed.credentials)
    credentials.push(await verifyPresented(credential, holder, ports));
  const isRefused =
    checks.some(({ outcome }) => outcome === 'fail') ||
    credentials.some(({ outcome }) => outcome === 'refused');
  return { outcome: isRefused ? 'refused' : 'verified', checks, credentials, parsed };
}

/**
 * The checks of a presentation itself (VC Data Model 2.0 §4.13): `context`, `schema`, `proof`, `holder-binding`. Its
 * credentials are not looked into.
 *
 * @returns the checks, and the holder where it is proved who that is
 * @example
 * const { checks, holder } = await checkPresentation(parsePresentation(presented), ports, { challenge });
 * checks.map(({ outcome }) => outcome) // ['pass', 'pass', 'pass', 'pass']
 * holder // presentation.holder
 */
export async function checkPresentation(
  parsed: ParsedPresentation,
  ports: VerificationPorts,
  request: PresentationRequest = {},
): Promise<{ readonly checks: readonly CheckResult[]; readonly holder: string | undefined }> {
  const { presentation, text, format } = parsed;
  const proved = await proofOf(parsed, ports, request);
  const findings = presentationFindings(presentation, ports.knownBytes);
  const binding = bindingOf(presentation, proved.presenter);
  const document = presentation as ParsedCredential['credential'];
  const asDocument = {
    credential: document,
    text,
    format: format === 'vp+ld+json' ? 'vc+ld+json' : 'vc+jwt',
  } as const;
  const checks = [
    await checkContext(asDocument, ports),
    resultOf(pass('schema', 'A W3C verifiable presentation.'), findings, 'SCHEMA_INVALID'),
    proved.result,
    binding,
  ];
  return { checks, holder: binding.outcome === 'pass' ? proved.presenter?.controller : undefined };
}

async function proofOf(
  parsed: ParsedPresentation,
  ports: VerificationPorts,
  request: PresentationRequest,
): Promise<{ result: CheckResult; presenter?: Presenter }> {
  try {
    const presenter = await provePresentation(parsed, ports, request);
    return {
      presenter,
      result: pass('proof', 'The presentation is as it was signed, for who asked for it.'),
    };
  } catch (error) {
    if (error instanceof StandardsError) return { result: fail('proof', error.code, error.message) };
    throw error;
  }
}

/** The key that signed is the holder's, who lists it for authentication. */
function bindingOf({ holder }: JsonObject, presenter: Presenter | undefined): CheckResult {
  const name = 'holder-binding';
  if (!presenter) return skip(name, 'Nobody is proved to have made the presentation.');
  const id = isObject(holder) ? holder['id'] : holder;
  if (id !== undefined && id !== presenter.controller)
    return fail(
      name,
      'HOLDER_MISMATCH',
      `The key belongs to ${presenter.controller}, who is not the holder.`,
    );
  if (!presenter.authenticates)
    return fail(name, 'KEY_NOT_FOR_AUTHENTICATION', 'The holder does not list this key for authentication.');
  return pass(name, 'The holder made the presentation.');
}

/** The signature of a presentation says nothing of the credentials in it; one without any is the holder's own word. */
async function verifyPresented(
  parsed: ParsedCredential,
  holder: string | undefined,
  ports: VerificationPorts,
): Promise<Verification> {
  const { credential, format } = parsed;
  const isSecured = format !== 'vc+ld+json' || credential['proof'] !== undefined;
  const isOwn = holder !== undefined && issuerIdOf(credential) === holder;
  if (isSecured || !isOwn) return verifyParsedCredential(parsed, ports);
  const names = defaultCheckNames.filter((name) => name !== 'proof' && name !== 'issuer-binding');
  const { outcome, checks } = await verifyParsedCredential(parsed, ports, names);
  const own = pass('proof', "The holder's own word, which the proof of the presentation covers.");
  return { outcome, checks: [own, ...checks], parsed };
}
