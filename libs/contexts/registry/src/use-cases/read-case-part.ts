import { Injectable } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import { PublicAddress } from '@wellspring/platform';
import { casePath, withMember } from '../domain/case-links.js';
import { partAs, type CaseVersion } from '../domain/case-version.js';
import type { DefinitionKind } from '../domain/part-rows.js';
import { unknownObject } from '../domain/case-fault.js';
import { findDocument } from '../storage/case-documents.js';
import {
  findAssociation,
  findDefinition,
  findDefinitionFamily,
  findItem,
  findItemAssociations,
  type StoredPart,
} from '../storage/case-parts.js';

/** Answers single CASE objects as JSON text; throws a CaseFault for what is not here. */
@Injectable()
export class ReadCasePart {
  constructor(
    private readonly database: Database,
    private readonly address: PublicAddress,
  ) {}

  async document(identifier: string, version: CaseVersion): Promise<string> {
    const found = await this.database.transaction('public', (tx) => findDocument(tx, identifier));
    if (!found) throw unknownObject(identifier);
    return this.standaloneDocument(found.payload, version);
  }

  /** A document outside its package carries CFPackageURI. */
  standaloneDocument(payload: string, version: CaseVersion): string {
    const { identifier, title } = JSON.parse(payload) as { identifier: string; title: string };
    const uri = this.address.urlOf(casePath('CFPackages', identifier, version));
    return withMember(partAs(version, 'CFDocument', payload), 'CFPackageURI', { title, identifier, uri });
  }

  async item(identifier: string, version: CaseVersion): Promise<string> {
    const found = await this.database.transaction('public', (tx) => findItem(tx, identifier));
    if (!found) throw unknownObject(identifier);
    return standalone('CFItem', found, version);
  }

  async association(identifier: string, version: CaseVersion): Promise<string> {
    const found = await this.database.transaction('public', (tx) => findAssociation(tx, identifier));
    if (!found) throw unknownObject(identifier);
    return standalone('CFAssociation', found, version);
  }

  async itemAssociations(identifier: string, version: CaseVersion): Promise<string> {
    const [item, associations] = await this.database.transaction('public', async (tx) => [
      await findItem(tx, identifier),
      await findItemAssociations(tx, identifier),
    ]);
    if (!item) throw unknownObject(identifier);
    const texts = associations.map((each) => standalone('CFAssociation', each, version));
    return `{"CFItem":${standalone('CFItem', item, version)},"CFAssociations":[${texts.join(',')}]}`;
  }

  async definition(kind: DefinitionKind, identifier: string, version: CaseVersion): Promise<string> {
    const found = await this.database.transaction('public', (tx) => findDefinition(tx, kind, identifier));
    if (!found) throw unknownObject(identifier);
    return partAs(version, kind, found);
  }

  /** CASE §3: a concept, subject or item type comes with its descendants. */
  async definitionFamily(kind: DefinitionKind, identifier: string, version: CaseVersion): Promise<string> {
    const family = await this.database.transaction('public', (tx) =>
      findDefinitionFamily(tx, kind, identifier),
    );
    if (family.length === 0) throw unknownObject(identifier);
    return `{"${kind}":[${family.map((each) => partAs(version, kind, each)).join(',')}]}`;
  }
}

/** Items and associations outside their package carry CFDocumentURI. */
function standalone(kind: 'CFItem' | 'CFAssociation', part: StoredPart, version: CaseVersion): string {
  return withMember(partAs(version, kind, part.payload), 'CFDocumentURI', {
    title: part.documentTitle,
    identifier: part.documentId,
    uri: part.documentUri,
  });
}
