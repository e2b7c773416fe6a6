import {
  credentialDigest,
  readClr1,
  readOpenBadges2,
  readReceived,
  type BadgeContent,
  type OlderCredentialPorts,
  type Received,
} from '@wellspring/standards';
import { isAddress, type OlderStandard } from '../output/older-credential.js';
import type { Row } from '../output/print.js';
import { told } from '../output/told.js';

type Json = Readonly<Record<string, unknown>>;

/** Nothing is asked: what a badge only links to is told as its address. */
const offline: OlderCredentialPorts = {
  now: new Date(),
  fetchDocument: async () => Promise.reject(new Error('nothing is fetched here')),
};

/** What a badge or learner record of an older standard says of itself, in the shape of the newer ones. */
export async function inspectedOlder(standard: OlderStandard, text: string) {
  if (isAddress(text)) {
    const about: Row[] = [
      ['form', `${standard}, its address alone`],
      ['id', text.trim()],
    ];
    return { about, contexts: [], secured: [] };
  }
  const received = readReceived(text);
  const { document, format } = received;
  const about: Row[] = [
    ['form', `${standard}, ${format === 'jws' ? 'JWS' : 'JSON'}`],
    ['bytes', Buffer.byteLength(received.text)],
    ['digest', credentialDigest(received.text)],
    ['id', told(document['id'])],
    ...(standard === 'CLR 1.0' ? await recordRows(document, text) : await badgeRows(document, text)),
  ];
  return { about, contexts: [], secured: [securedBy(received)] };
}

async function badgeRows(assertion: Json, text: string): Promise<Row[]> {
  const { content, badgeClass } = await readOpenBadges2(text, offline);
  const { identity, type, hashed } = Object(assertion['recipient']) as Json;
  return [
    ['name', told(content?.name ?? badgeClass?.['name'])],
    ['badge', reference(assertion['badge'])],
    ['issuer', reference(badgeClass?.['issuer'])],
    ['valid from', told(assertion['issuedOn'])],
    ['valid until', told(assertion['expires'])],
    [
      'recipient',
      `${told(type) ?? 'somebody'}: ${told(identity) ?? '–'}${hashed === true ? ' (hashed)' : ''}`,
    ],
    ...(content ? alignmentRows(content) : []),
  ];
}

async function recordRows(clr: Json, text: string): Promise<Row[]> {
  const { content, assertions } = await readClr1(text, offline);
  const learner = Object(clr['learner']) as Json;
  return [
    ['name', told(clr['name'])],
    ['issuer', reference(clr['publisher'])],
    ['valid from', told(clr['issuedOn'])],
    ['subject', told(learner['name'] ?? learner['id'])],
    [
      'assertions',
      `${assertions.length}, ${assertions.filter(({ form }) => form === 'signed').length} of them signed`,
    ],
    ...(content?.badges ?? []).flatMap((badge): Row[] => [
      [
        'asserts',
        [badge.name, badge.issuer.name ?? badge.issuer.id, badge.validFrom].filter(Boolean).join(', '),
      ],
      ...alignmentRows(badge),
    ]),
  ];
}

function alignmentRows({ credentialSubject }: BadgeContent): Row[] {
  return [credentialSubject.achievement.alignment ?? []]
    .flat()
    .map(({ targetName, targetUrl }) => ['alignment', `${targetName}: ${targetUrl}`]);
}

/** How it says that it is secured. */
function securedBy({ document, format, text }: Received) {
  const { type, creator } = Object(document['verification']) as Json;
  const unsaid = format === 'jws' ? 'signed' : 'not said';
  const header =
    format === 'jws'
      ? (JSON.parse(Buffer.from(text.split('.')[0] ?? '', 'base64url').toString()) as Json)
      : {};
  const by = [told(type) ?? unsaid, ...(format === 'jws' ? [`JWS ${told(header['alg'])}`] : [])].join(', ');
  return { by, key: reference(creator), purpose: undefined, created: undefined };
}

/** An object by its identifier, or the identifier that stands for it. */
const reference = (value: unknown) =>
  told(typeof value === 'object' && value !== null ? (value as Json)['id'] : value);
