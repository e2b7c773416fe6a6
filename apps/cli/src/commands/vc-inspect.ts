import {
  credentialDigest,
  isPinnedContext,
  issuerIdOf,
  openEnvelope,
  parseCredential,
  type ParsedCredential,
} from '@wellspring/standards';
import type { Command } from 'commander';
import { olderStandardOf } from '../output/older-credential.js';
import { print, table, type Row } from '../output/print.js';
import { inStandards, readCredentialText } from '../output/read-credential.js';
import { told } from '../output/told.js';
import { inspectedOlder } from './inspect-older.js';

type Json = Readonly<Record<string, unknown>>;

/** Tells what a credential says of itself. */
export async function inspectFile(file: string, command: Command): Promise<void> {
  const text = await readCredentialText(file);
  const standard = olderStandardOf(text);
  const answer = await inStandards(file, async () =>
    standard ? inspectedOlder(standard, text) : inspected(openEnvelope(parseCredential(text))),
  );
  print(command, answer, ({ about, contexts, secured }) =>
    [
      table(['property', 'value'], about),
      // The older standards are not secured by their contexts.
      ...(standard ? [] : [contextTable(contexts)]),
      table(
        ['secured by', 'key', 'purpose', 'created'],
        secured.map((each) => [each.by, each.key, each.purpose, each.created]),
      ),
    ].join('\n\n'),
  );
}

const contextTable = (contexts: readonly { readonly context: string; readonly known: boolean }[]) =>
  table(
    ['context', 'known here'],
    contexts.map(({ context, known }) => [context, known ? 'yes' : 'no: it cannot be verified']),
  );

function inspected(parsed: ParsedCredential) {
  const { credential, format, text } = parsed;
  const subjects = [credential['credentialSubject'] ?? []].flat() as Json[];
  const statuses = [credential['credentialStatus'] ?? []].flat() as Json[];
  const about: Row[] = [
    ['form', format],
    ['bytes', Buffer.byteLength(text)],
    ['digest', credentialDigest(text)],
    ['id', told(credential['id'])],
    ['type', [credential['type']].flat().map(String).join(', ')],
    ['name', told(credential['name'])],
    ['issuer', issuerIdOf(credential)],
    ['valid from', told(credential['validFrom'] ?? credential['issuanceDate'])],
    ['valid until', told(credential['validUntil'] ?? credential['expirationDate'])],
    ...subjects.map((subject): Row => ['subject', told(subject?.['id']) ?? 'without an id']),
    ...statuses.map((status): Row => [
      'status',
      `${String(status?.['statusPurpose'] ?? status?.['type'])}: place ${String(status?.['statusListIndex'])} of ${String(status?.['statusListCredential'])}`,
    ]),
  ];
  const contexts = [credential['@context'] ?? []].flat().map((context) => ({
    context: typeof context === 'string' ? context : 'inline',
    known: typeof context !== 'string' || isPinnedContext(context),
  }));
  return { about, contexts, secured: securedBy(parsed) };
}

/** How a credential is secured, as it says itself. */
function securedBy({ credential, format, text }: ParsedCredential) {
  if (format !== 'vc+ld+json') {
    const header = JSON.parse(Buffer.from(text.split('.')[0] ?? '', 'base64url').toString('utf8')) as Json;
    const by = `JWS ${String(header['alg'])}, typ ${String(header['typ'])}`;
    return [{ by, key: told(header['kid']), purpose: undefined, created: undefined }];
  }
  return ([credential['proof'] ?? []].flat() as Json[]).map((proof) => ({
    by: String(proof?.['cryptosuite'] ?? proof?.['type']),
    key: told(proof?.['verificationMethod']),
    purpose: told(proof?.['proofPurpose']),
    created: told(proof?.['created']),
  }));
}
