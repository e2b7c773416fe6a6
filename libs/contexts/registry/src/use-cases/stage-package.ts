import { refuse, uri, uuid, type Refusal } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import type { PackagePart } from '@wellspring/standards';
import { canonicalText } from '../domain/canonical-text.js';
import { RepairLog, type PackageExtras } from '../domain/package-extras.js';
import {
  associationRow,
  definitionRow,
  digestOf,
  itemRow,
  type DefinitionKind,
  type Part,
} from '../domain/part-rows.js';
import { dropRepeatedParts, findContradictions, settleNodesByUri } from '../storage/package-checks.js';
import { Staging } from '../storage/staging.js';

/** A package in the staging tables of a transaction, free of contradictions. */
export interface StagedPackage {
  readonly document: Part;
  readonly documentText: string;
  readonly extrasText: string;
  /** Of document and extras: the part of the content that no row holds. */
  readonly digest: Buffer;
  readonly repairs: RepairLog;
}

/** Takes the parts of a package into the staging tables, in chunks, and checks them against each other. */
export async function stagePackage(
  tx: Transaction,
  parts: AsyncIterable<PackagePart> | Iterable<PackagePart>,
): Promise<StagedPackage | Refusal> {
  const staging = await Staging.open(tx);
  const repairs = new RepairLog();
  const extras: { -readonly [Of in keyof PackageExtras]: PackageExtras[Of] } = {};
  let document: Part | undefined;
  for await (const part of parts) {
    if (part.kind === 'repair') repairs.add(part.repair);
    else if (part.kind === 'extensions') extras[part.of] = part.value;
    else if (isNamed(part.kind) && !isNameable(part.value)) return unnameable(part.kind, part.value);
    else if (part.kind === 'CFDocument') document = part.value;
    else await stagePart(staging, part.kind, part.value);
  }
  await staging.close();
  if (!document) return refuse('REGISTRY_PACKAGE_INVALID', 422, 'The package has no CFDocument.');
  for (const { table, identifier } of await dropRepeatedParts(tx)) {
    repairs.add({ code: 'repeated-part', path: identifier, message: `The same ${table} is listed twice.` });
  }
  const errors = await findContradictions(tx, document.identifier);
  if (errors.length > 0) return contradictory(errors);
  await settleNodesByUri(tx);
  return { document, repairs, ...textsOf(document, extras) };
}

async function stagePart(
  staging: Staging,
  kind: 'CFItem' | 'CFAssociation' | DefinitionKind,
  value: Part,
): Promise<void> {
  const { staged } = staging;
  if (kind === 'CFItem') await staging.add('item', itemRow(value, staged.item));
  else if (kind === 'CFAssociation')
    await staging.add('association', associationRow(value, staged.association));
  else await staging.add('definition', definitionRow(kind, value, staged.definition));
}

function textsOf(document: Part, extras: PackageExtras) {
  const documentText = canonicalText(document);
  const extrasText = canonicalText(extras);
  return { documentText, extrasText, digest: digestOf(`${documentText}\n${extrasText}`) };
}

function contradictory(errors: { path: string; message: string }[]): Refusal {
  return refuse(
    'REGISTRY_PACKAGE_CONTRADICTORY',
    422,
    'Identifiers or URIs of the package contradict each other; nothing was stored. See errors.',
    errors,
  );
}

/** Documents and items are named in events and messages, so they need what those take. */
function isNamed(kind: string): boolean {
  return kind === 'CFDocument' || kind === 'CFItem';
}

function isNameable({ identifier, uri: address }: Part): boolean {
  return uuid.safeParse(identifier).success && uri.safeParse(address).success;
}

function unnameable(kind: string, { identifier }: Part): Refusal {
  const message = 'needs a UUID of RFC 9562 as its identifier and a URI of at most 2048 characters';
  return refuse('REGISTRY_PACKAGE_INVALID', 422, `${kind} ${identifier} ${message}. Nothing was stored.`, [
    { path: `${kind}.${identifier}`, message },
  ]);
}
