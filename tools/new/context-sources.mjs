import { namesOf } from './names.mjs';

/** The eight digits that the migrations of a day begin with. */
export const dayNumber = (date) => date.toISOString().slice(0, 10).replaceAll('-', '');

/** The sources of a new context: notes that an organisation keeps, to be replaced by what it is for. */
export function sourceFiles(name, day) {
  const { pascal } = namesOf(name);
  const source = `libs/contexts/${name}/src`;
  return {
    [`${source}/index.ts`]: `export { ${name} } from './${name}.context.js';\n`,
    [`${source}/${name}.context.ts`]: `import { messagingTables } from '@wellspring/messaging';
import { defineContext } from '@wellspring/platform';
import { ${pascal}Module } from './${name}.module.js';
import { ${name}Tables } from './storage/migrations.js';

export const ${name} = defineContext({
  name: '${name}',
  module: ${pascal}Module,
  migrations: [messagingTables('${name}', ${day}00010), ${name}Tables],
});
`,
    [`${source}/${name}.module.ts`]: `import { Module } from '@nestjs/common';
import { contextRuntime } from '@wellspring/platform';
import { NotesController } from './http/notes.controller.js';
import { KeepNote } from './use-cases/keep-note.js';

@Module({
  imports: [contextRuntime('${name}')],
  controllers: [NotesController],
  providers: [KeepNote],
})
export class ${pascal}Module {}
`,
    [`${source}/domain/keep-note.ts`]: `import { refuse, type Refusal } from '@wellspring/contracts';

export interface Note {
  readonly id: string;
  readonly text: string;
  readonly keptAt: Date;
}

/** Decides, without Nest and without a database: what is known and asked in, the note or a refusal out. */
export function decideNote(known: readonly Note[], note: Note): Note | Refusal {
  const isKnown = known.some(({ text }) => text === note.text);
  if (isKnown) return refuse('${name.toUpperCase()}_NOTE_KNOWN', 409, 'This note is kept already.');
  return note;
}
`,
    [`${source}/domain/keep-note.spec.ts`]: `import { describe, expect, it } from '@jest/globals';
import { decideNote } from './keep-note.js';

const note = { id: '0197a1c0-0000-7000-8000-000000000001', text: 'remember', keptAt: new Date(0) };

describe('keeping a note', () => {
  it('keeps what is new', () => {
    expect(decideNote([], note)).toEqual(note);
  });

  it('refuses what is kept already', () => {
    expect(decideNote([note], { ...note, id: 'another' })).toMatchObject({ status: 409 });
  });
});
`,
    [`${source}/use-cases/keep-note.ts`]: `import { Injectable } from '@nestjs/common';
import { isRefusal, type Refusal } from '@wellspring/contracts';
import { Database, newId } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { decideNote, type Note } from '../domain/keep-note.js';
import { insertNote, notes } from '../storage/notes.js';

/** What an organisation wants to remember. */
@Injectable()
export class KeepNote {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(organisation: string, text: string): Promise<Note | Refusal> {
    const note = { id: newId(), text, keptAt: this.clock.now() };
    return this.database.transaction({ organisation }, async (tx) => {
      const decided = decideNote(await notes(tx, organisation), note);
      if (!isRefusal(decided)) await insertNote(tx, organisation, decided);
      return decided;
    });
  }

  async list(organisation: string): Promise<Note[]> {
    return this.database.transaction({ organisation }, (tx) => notes(tx, organisation));
  }
}
`,
    [`${source}/storage/notes.ts`]: `import type { Transaction } from '@wellspring/persistence';
import type { Note } from '../domain/keep-note.js';

export async function notes(tx: Transaction, organisation: string): Promise<Note[]> {
  return tx.query<Note>(
    'select id, text, kept_at as "keptAt" from ${name}.note where organisation_id = $1 order by id',
    [organisation],
  );
}

export async function insertNote(tx: Transaction, organisation: string, note: Note): Promise<void> {
  await tx.query('insert into ${name}.note (id, organisation_id, text, kept_at) values ($1, $2, $3, $4)', [
    note.id,
    organisation,
    note.text,
    note.keptAt,
  ]);
}
`,
    [`${source}/storage/migrations.ts`]: `import { isolationOf, migration } from '@wellspring/persistence';

const isolate = isolationOf('${name}');

export const ${name}Tables = migration(
  '${name}-tables',
  ${day}00020,
  \`
  create table ${name}.note (
    id uuid primary key,
    organisation_id uuid not null,
    text text not null,
    kept_at timestamptz not null
  );
  \${isolate.byOrganisation('${name}.note')}
  \`,
);
`,
    [`${source}/http/notes.controller.ts`]: `import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
import type { Refusal } from '@wellspring/contracts';
import { z } from 'zod';
import type { Note } from '../domain/keep-note.js';
import { KeepNote } from '../use-cases/keep-note.js';

const keepNoteRequest = z.strictObject({ text: z.string().trim().min(1).max(2000) });
const noteMessage = z.object({ id: z.uuid(), text: z.string(), keptAt: z.iso.datetime() });
type NoteMessage = z.infer<typeof noteMessage>;

@ApiTags('${name}')
@Controller('${name}/notes')
export class NotesController {
  constructor(private readonly keeping: KeepNote) {}

  @Get()
  @RequireScope('organisation:read')
  @ApiOperation({ operationId: 'list${pascal}Notes', summary: 'The notes of the organisation.' })
  @ApiOkResponse({ standardSchema: z.array(noteMessage) })
  async list(@CurrentCaller() caller: Caller): Promise<NoteMessage[]> {
    return (await this.keeping.list(organisationOf(caller))).map(messageOf);
  }

  @Post()
  @RequireScope('organisation:write')
  @ApiOperation({ operationId: 'keep${pascal}Note', summary: 'Keep a note.' })
  @ApiOkResponse({ standardSchema: noteMessage })
  async keep(
    @CurrentCaller() caller: Caller,
    @Body({ schema: keepNoteRequest }) { text }: z.infer<typeof keepNoteRequest>,
  ): Promise<NoteMessage | Refusal> {
    const kept = await this.keeping.execute(organisationOf(caller), text);
    return 'keptAt' in kept ? messageOf(kept) : kept;
  }
}

function messageOf({ id, text, keptAt }: Note): NoteMessage {
  return { id, text, keptAt: keptAt.toISOString() };
}
`,
    [`${source}/notes.int.spec.ts`]: `import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@wellspring/persistence';
import { startTestService, tablesWithoutIsolation, type TestService } from '@wellspring/testing';
import { ${name} } from './${name}.context.js';

const own = { organisationId: newId(), scopes: ['organisation:read', 'organisation:write'] as const };
const other = { ...own, organisationId: newId() };
let service: TestService;

beforeAll(async () => {
  service = await startTestService({ contexts: [${name}] });
});
afterAll(() => service.close());

const keep = (text: string) => service.call('POST', '/${name}/notes', { as: own, body: { text } });

describe('notes of ${name}', () => {
  it('are kept once, for the organisation alone', async () => {
    expect((await keep('remember')).body).toMatchObject({ text: 'remember' });
    expect((await keep('remember')).status).toBe(409);
    const list = async (as: typeof own) => (await service.call('GET', '/${name}/notes', { as })).body;
    expect(await list(own)).toHaveLength(1);
    expect(await list(other)).toEqual([]);
  });

  it('are refused where they are nothing, or more than was asked', async () => {
    for (const body of [{}, { text: ' ' }, { text: 'a', more: 1 }])
      expect((await service.call('POST', '/${name}/notes', { as: own, body })).status).toBe(400);
  });

  it.each(['GET', 'POST'])('need a token with the scope: %s', async (method) => {
    expect((await service.call(method, '/${name}/notes')).status).toBe(401);
    expect((await service.call(method, '/${name}/notes', { as: { scopes: [] } })).status).toBe(403);
  });

  it('are isolated by row-level security', async () => {
    expect(await tablesWithoutIsolation(service.adminUrl, '${name}')).toEqual([]);
  });
});
`,
    [`libs/contexts/${name}/README.md`]: `# ${name}

Say the question that its user asks.

| events in | what becomes of them |
| --------- | -------------------- |
| –         | –                    |

| events out | when |
| ---------- | ---- |
| –          | –    |

Say what it decides, what it keeps and what it never does.
`,
  };
}
