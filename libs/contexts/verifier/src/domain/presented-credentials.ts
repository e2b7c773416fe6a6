import { refuse, type Refusal } from '@wellspring/contracts';

type Json = Readonly<Record<string, unknown>>;

const contexts = new Set<unknown>([
  'https://www.w3.org/ns/credentials/v2',
  'https://www.w3.org/2018/credentials/v1',
]);
/** Each is checked in full. */
const mostCredentials = 100;

/** The credentials of a presentation (VC Data Model 2.0 §4.13): objects, or text where a JWT stands by itself. */
export function presentedCredentials(presentation: Json): (string | Json)[] | Refusal {
  const { '@context': context, type, holder, verifiableCredential = [] } = presentation;
  if (!Array.isArray(context) || !contexts.has(context[0])) {
    return notAPresentation('@context', 'Its first context is that of the VC Data Model.');
  }
  if (![type].flat().includes('VerifiablePresentation')) {
    return notAPresentation('type', 'Its type names VerifiablePresentation.');
  }
  if (holder !== undefined && holderOf(presentation) === undefined) {
    return notAPresentation('holder', 'A holder is a URL, or an object with one as its id.');
  }
  const credentials: unknown[] = [verifiableCredential].flat();
  if (credentials.length > mostCredentials) {
    return notAPresentation('verifiableCredential', `More than ${mostCredentials} are not read at once.`);
  }
  if (credentials.every(isCredential)) return credentials;
  return notAPresentation('verifiableCredential', 'Each credential is an object, or a compact JWS.');
}

/** Who presents, where the presentation says so. */
export function holderOf({ holder }: Json): string | undefined {
  const id = typeof holder === 'string' ? holder : (holder as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && /^[a-z][a-z0-9+.-]*:./i.test(id) ? id : undefined;
}

/** VC Data Model 2.0 §4.3: a string by itself was the form of JWTs in version 1.1. */
function isCredential(value: unknown): value is string | Json {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}

function notAPresentation(path: string, message: string): Refusal {
  const detail = 'This is no presentation of the VC Data Model; errors says why.';
  return refuse('VERIFIER_NOT_A_PRESENTATION', 400, detail, [{ path, message }]);
}
