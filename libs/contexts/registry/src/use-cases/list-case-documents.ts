import { Injectable } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import type { CaseVersion } from '../domain/case-version.js';
import type { DocumentRecord } from '../domain/document-filter.js';
import { queryDocuments, type DocumentPage, type DocumentQuery } from '../domain/document-query.js';
import { allDocuments } from '../storage/case-documents.js';
import { ReadCasePart } from './read-case-part.js';

/** getAllCFDocuments. An installation holds few documents, so they are filtered and sorted here. */
@Injectable()
export class ListCaseDocuments {
  constructor(
    private readonly database: Database,
    private readonly parts: ReadCasePart,
  ) {}

  async execute(query: DocumentQuery, version: CaseVersion): Promise<DocumentPage> {
    const stored = await this.database.transaction('public', (tx) => allDocuments(tx));
    const documents = stored.map(
      ({ payload }) => JSON.parse(this.parts.standaloneDocument(payload, version)) as DocumentRecord,
    );
    return queryDocuments(documents, query);
  }
}
