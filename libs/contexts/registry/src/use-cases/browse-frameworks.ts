import { Injectable } from '@nestjs/common';
import {
  refuse,
  type FrameworkDetail,
  type FrameworkList,
  type FrameworkTree,
  type FrameworkTreeQuery,
  type ListFrameworksQuery,
  type Refusal,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { levelsOf } from '../domain/author-framework.js';
import { decodeCursor, encodeCursor } from '../domain/cursor.js';
import { summaryOf } from '../domain/framework-summary.js';
import { findDocument } from '../storage/case-documents.js';
import { findFramework, listFrameworks, listLinks } from '../storage/frameworks.js';
import { listRevisions } from '../storage/revisions.js';
import { treeLevel } from '../storage/tree.js';

/** Frameworks as the registry's own pages show them. */
@Injectable()
export class BrowseFrameworks {
  constructor(private readonly database: Database) {}

  async list({ q, organisation, limit, cursor }: ListFrameworksQuery): Promise<FrameworkList | Refusal> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, ['date', 'uuid']);
    if (after === null) return badCursor();
    const [publishedAt, identifier] = after ?? [];
    const rows = await this.database.transaction('public', (tx) =>
      listFrameworks(tx, {
        q,
        organisation,
        ...(publishedAt && identifier && { after: { publishedAt, identifier } }),
        limit: limit + 1,
      }),
    );
    const items = rows.slice(0, limit).map(summaryOf);
    const last = items.at(-1);
    if (rows.length <= limit || !last) return { items };
    return { items, next: encodeCursor([last.publishedAt, last.identifier]) };
  }

  async detail(identifier: string): Promise<FrameworkDetail | Refusal> {
    return this.database.transaction('public', async (tx) => {
      const row = await findFramework(tx, identifier);
      const stored = await findDocument(tx, identifier);
      if (!row || !stored) return unknownFramework();
      const document = JSON.parse(stored.payload) as Record<string, unknown>;
      const revisions = await listRevisions(tx, identifier);
      return {
        ...summaryOf(row),
        description: (document['description'] as string | undefined) ?? null,
        levels: levelsOf(document),
        revisions: revisions.map(({ unresolvedCount, publishedAt, ...shown }) => ({
          ...shown,
          unresolvedAssociationCount: unresolvedCount,
          publishedAt: publishedAt.toISOString(),
        })),
        linkedBy: await listLinks(tx, identifier),
      };
    });
  }

  async tree(
    identifier: string,
    { parent, limit, cursor }: FrameworkTreeQuery,
  ): Promise<FrameworkTree | Refusal> {
    const after = cursor === undefined ? ['0'] : decodeCursor(cursor, ['number']);
    if (after === null) return badCursor();
    const offset = Number(after[0]);
    return this.database.transaction('public', async (tx) => {
      if (!(await findFramework(tx, identifier))) return unknownFramework();
      const found = await treeLevel(tx, { frameworkId: identifier, parent, offset, limit: limit + 1 });
      const items = found.slice(0, limit);
      return found.length > limit ? { items, next: encodeCursor([String(offset + limit)]) } : { items };
    });
  }
}

function unknownFramework(): Refusal {
  return refuse(
    'REGISTRY_FRAMEWORK_UNKNOWN',
    404,
    'No framework has this identifier. See GET /registry/frameworks.',
  );
}

function badCursor(): Refusal {
  return refuse(
    'REGISTRY_CURSOR_INVALID',
    400,
    'The cursor is not one of this list; leave it out to begin again.',
  );
}
