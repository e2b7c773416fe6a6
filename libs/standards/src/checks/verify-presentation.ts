import { openEnvelope } from '../credentials/open-envelope.js';
import {
  parseCredential,
  serializeCredential,
  type ParsedCredential,
} from '../credentials/parse-credential.js';
import { issuerIdOf } from '../jwt/vc-jwt.js';
import { StandardsError } from '../standards-error.js';
import { fail, pass, resultOf, skip, type CheckResult, type VerificationPorts } from './check.js';
import { checkContext } from './check-context.js';
import { isObject, objectsOf, type JsonObject } from './data-model/values.js';
import { provePresentation, type Presenter, type PresentationRequest } from './prove-presentation.js';
import { presentationFindings } from './rules.js';
import { checkNames, verifyParsedCredential, type Verification } from './verify-credential.js';

/** What came of a presentation: its own checks, and those of each credential in it, in order. */
export interface PresentationVerification {
  readonly outcome: 'verified' | 'refused';
  /** `context`, `schema`, `proof`, `holder-binding`. */
  readonly checks: readonly CheckResult[];
  readonly credentials: readonly PresentedCredential[];
  readonly parsed: ParsedCredential;
}

/** A credential of a presentation; one that could not be read has no `parsed`. */
export type PresentedCredential = Omit<Verification, 'parsed'> & Partial<Pick<Verification, 'parsed'>>;

/**
 * Verifies a presentation (VC Data Model 2.0 §4.13): its structure, its proof and what it was made for, that its
 * holder made it, and each credential in it, embedded or enveloped. A credential without a proof is the holder's own
 * word: it verifies where its issuer is the holder (§4.13.4).
 *
 * @param presentation a JSON text, a JWT, or the document
 * @param request the challenge and domain that the proof must name; nothing is asked of one that is absent
 * @throws StandardsError when it is no JSON object at all
 * @example const { outcome } = await verifyPresentation(text, ports, { challenge: '8d3f', domain: 'example.org' })
 */
export async function verifyPresentation(
  presentation: string | JsonObject,
  ports: VerificationPorts,
  request: PresentationRequest = {},
): Promise<PresentationVerification> {
  const parsed = parseCredential(
    typeof presentation === 'string' ? presentation : serializeCredential(presentation),
  );
  const proved = await proofOf(parsed, ports, request);
  const schema = pass('schema', 'A W3C verifiable presentation.');
  const findings = presentationFindings(parsed.credential, ports.knownBytes);
  const binding = bindingOf(parsed.credential, proved.presenter);
  const checks = [
    await checkContext(parsed, ports),
    resultOf(schema, findings, 'SCHEMA_INVALID'),
    proved.result,
    binding,
  ];
  const holder = binding.outcome === 'pass' ? proved.presenter?.controller : undefined;
  const credentials: PresentedCredential[] = [];
  for (const [credential] of objectsOf(parsed.credential, 'verifiableCredential'))
    credentials.push(await verifyPresented(credential, holder, ports));
  const isRefused =
    checks.some(({ outcome }) => outcome === 'fail') ||
    credentials.some(({ outcome }) => outcome === 'refused');
  return { outcome: isRefused ? 'refused' : 'verified', checks, credentials, parsed };
}

async function proofOf(
  parsed: ParsedCredential,
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

/** Signatures of one presentation say nothing of the credentials in it: each is verified by itself. */
async function verifyPresented(
  credential: JsonObject,
  holder: string | undefined,
  ports: VerificationPorts,
): Promise<PresentedCredential> {
  const document = credential as ParsedCredential['credential'];
  const embedded = {
    credential: document,
    format: 'vc+ld+json',
    text: serializeCredential(credential),
  } as const;
  try {
    const parsed = openEnvelope(embedded);
    if (parsed !== embedded || credential['proof'] !== undefined)
      return await verifyParsedCredential(parsed, ports);
    return await verifySelfAsserted(parsed, holder, ports);
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    return { outcome: 'refused', checks: [fail('schema', error.code, error.message)] };
  }
}

async function verifySelfAsserted(
  parsed: ParsedCredential,
  holder: string | undefined,
  ports: VerificationPorts,
): Promise<PresentedCredential> {
  const isOwn = holder !== undefined && issuerIdOf(parsed.credential) === holder;
  if (!isOwn) return verifyParsedCredential(parsed, ports);
  const names = checkNames.filter((name) => name !== 'proof' && name !== 'issuer-binding');
  const { outcome, checks } = await verifyParsedCredential(parsed, ports, names);
  const own = pass('proof', "The holder's own word, which the proof of the presentation covers.");
  return { outcome, checks: [own, ...checks], parsed };
}
