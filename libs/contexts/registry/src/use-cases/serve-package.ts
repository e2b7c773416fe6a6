import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Database, type Transaction } from '@wellspring/persistence';
import { ByteCache } from '../domain/byte-cache.js';
import { packageText } from '../domain/package-text.js';
import type { CaseVersion } from '../domain/case-version.js';
import { Slots } from '../domain/slots.js';
import { unknownObject } from '../domain/case-fault.js';
import { definitionTexts, freezeSnapshot, packageHead, partPages } from '../storage/package-pages.js';

/** The gzip of a whole package. */
export interface PackedPackage {
  readonly etag: string;
  readonly bytes: Buffer;
}

const cacheBytes = 128 * 1_048_576;

/**
 * Gives whole packages, compressed. They are joined from stored texts page by page, so that memory holds no
 * more than the compressed package, and kept by content hash: a revision never changes.
 */
@Injectable()
export class ServePackage {
  private readonly cache = new ByteCache(cacheBytes);
  private readonly packing = new Map<string, Promise<Buffer>>();
  private readonly slots = new Slots(3);

  constructor(private readonly database: Database) {}

  /** The entity tag of the latest revision. @throws CaseFault for an unknown framework */
  async etag(identifier: string, version: CaseVersion): Promise<string> {
    const head = await this.database.transaction('public', (tx) => packageHead(tx, identifier));
    if (!head) throw unknownObject(identifier);
    return etagOf(head, version);
  }

  async execute(identifier: string, version: CaseVersion): Promise<PackedPackage> {
    const etag = await this.etag(identifier, version);
    const key = `${identifier} ${etag}`;
    const cached = this.cache.get(key);
    if (cached) return { etag, bytes: cached };
    const packing = this.packing.get(key) ?? this.pack(identifier, version, key);
    this.packing.set(key, packing);
    return { etag, bytes: await packing.finally(() => this.packing.delete(key)) };
  }

  private pack(identifier: string, version: CaseVersion, key: string): Promise<Buffer> {
    return this.slots.run(() =>
      this.database.transaction('public', async (tx) => {
        await freezeSnapshot(tx);
        const head = await packageHead(tx, identifier);
        if (!head) throw unknownObject(identifier);
        const bytes = await gzipped(textOf(tx, identifier, head, version));
        // A revision may have come since the tag was read: then the next caller packs it under its own tag.
        if (key.endsWith(etagOf(head, version))) this.cache.set(key, bytes);
        return bytes;
      }),
    );
  }
}

function etagOf(head: { contentHash: string; revision: number }, version: CaseVersion): string {
  return `W/"${head.contentHash.slice('sha256-'.length)}-${head.revision}-${version}"`;
}

function textOf(
  tx: Transaction,
  identifier: string,
  head: { document: string; extras: string },
  version: CaseVersion,
): AsyncGenerator<string> {
  return packageText(version, {
    document: head.document,
    extras: head.extras,
    items: () => partPages(tx, 'item', identifier),
    associations: () => partPages(tx, 'association', identifier),
    definitions: () => definitionTexts(tx, identifier),
  });
}

/** Level 4 takes a third of the time of the default and adds a tenth to the size. */
async function gzipped(text: AsyncGenerator<string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await pipeline(Readable.from(text), createGzip({ level: 4 }), async (compressed) => {
    for await (const chunk of compressed) chunks.push(chunk as Buffer);
  });
  return Buffer.concat(chunks);
}
