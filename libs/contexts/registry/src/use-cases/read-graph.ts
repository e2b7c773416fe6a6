import { Injectable } from '@nestjs/common';
import type { fetchFrameworkGraph } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import type { z } from 'zod';
import { graphPage } from '../storage/graph.js';

type Request = z.infer<typeof fetchFrameworkGraph.request>;
type Response = z.infer<typeof fetchFrameworkGraph.response>;

/** Gives the associations of a framework's revision page by page. */
@Injectable()
export class ReadGraph {
  constructor(private readonly database: Database) {}

  async execute({ frameworkId, revision, after, limit }: Request): Promise<Response> {
    const position = after !== undefined && /^\d{1,18}$/.test(after) ? after : '0';
    const rows = await this.database.transaction('public', (tx) =>
      graphPage(tx, { frameworkId, revision, after: position, limit }),
    );
    const associations = rows.map(({ type, from, to }) => ({ type, from, to }));
    const last = rows.at(-1);
    return last && rows.length === limit ? { associations, next: last.id } : { associations };
  }
}
