/**
 * `npm run generate`: writes docs/reference from the declarations (events, routes, scopes, clauses). With `--check`
 * it writes nothing and fails when a committed file differs.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { buildServer } from './build.mjs';
import { credentialClausesPage } from './reference/credential-clauses.mjs';

await buildServer();
const contracts = await import('../libs/contracts/dist/index.js');
const standards = await import('../libs/standards/dist/index.js');
const { z } = await import('zod');

const jsonSchema = (schema) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' });
  return rest;
};

function asyncApi() {
  const { eventCatalogue, envelopeSchema, topics } = contracts;
  const channels = {};
  const messages = {};
  const operations = {};
  for (const topic of topics) {
    const members = eventCatalogue.filter((event) => event.topic === topic);
    channels[topic] = {
      address: `wellspring.${topic}`,
      messages: Object.fromEntries(
        members.map((event) => [
          event.name,
          { $ref: `#/components/messages/${event.name}.v${event.version}` },
        ]),
      ),
    };
  }
  for (const event of eventCatalogue) {
    const id = `${event.name}.v${event.version}`;
    const envelope = jsonSchema(envelopeSchema);
    messages[id] = {
      name: event.name,
      title: id,
      summary: event.summary,
      contentType: 'application/cloudevents+json',
      payload: { ...envelope, properties: { ...envelope.properties, data: jsonSchema(event.data) } },
      examples: [{ name: 'example', payload: { data: event.example } }],
    };
    const channel = { $ref: `#/channels/${event.topic}` };
    const message = { $ref: `#/channels/${event.topic}/messages/${event.name}` };
    operations[`${event.producer}.sends.${event.name}`] = { action: 'send', channel, messages: [message] };
    for (const consumer of event.consumers) {
      operations[`${consumer}.receives.${event.name}`] = { action: 'receive', channel, messages: [message] };
    }
  }
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Wellspring events',
      version: '0.1.0',
      description: 'Facts as CloudEvents 1.0, one topic per aggregate, ordered per partition key.',
    },
    defaultContentType: 'application/cloudevents+json',
    channels,
    operations,
    components: { messages },
  };
}

function eventsPage() {
  const rows = contracts.eventCatalogue.map(
    (event) =>
      `## ${event.name} (version ${event.version})\n\n${event.summary}\n\n` +
      `Topic \`${event.topic}\`, from ${event.producer} to ${event.consumers.join(', ')}.\n\n` +
      `\`\`\`json\n${JSON.stringify(event.example, null, 2)}\n\`\`\`\n`,
  );
  return `# Events\n\nGenerated from \`libs/contracts/src/events\` by \`npm run generate\`.\n\n${rows.join('\n')}`;
}

function scopesPage() {
  const { roles, scopes, scopesByRole } = contracts;
  const held = (scope) => roles.filter((role) => scopesByRole[role].includes(scope)).join(', ') || '–';
  const rows = Object.entries(scopes).map(([scope, text]) => `| \`${scope}\` | ${text} | ${held(scope)} |`);
  return `# Scopes\n\nGenerated from \`libs/contracts/src/scopes.ts\` by \`npm run generate\`.\n\n| scope | allows | roles |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

async function openApi() {
  const { everyContext } = await import('../apps/wellspring/dist/contexts.js');
  const { describeService } = await import('../libs/platform/dist/index.js');
  const document = await describeService(everyContext);
  for (const path of Object.keys(document.paths))
    if (path.startsWith('/internal/')) delete document.paths[path];
  return document;
}

const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;
const files = {
  'docs/reference/credential-clauses.md': await credentialClausesPage(standards),
  'docs/reference/asyncapi.json': pretty(asyncApi()),
  'docs/reference/events.md': eventsPage(),
  'docs/reference/scopes.md': scopesPage(),
  'docs/reference/openapi.json': pretty(await openApi()),
};

await mkdir('docs/reference', { recursive: true });
let stale = 0;
for (const [path, content] of Object.entries(files)) {
  if ((await readFile(path, 'utf8').catch(() => '')) === content) continue;
  if (process.argv.includes('--check')) {
    stale += 1;
    console.error(`${path} is not what its source says; run npm run generate and commit it.`);
  } else {
    await writeFile(path, content);
    console.log(`wrote ${path}`);
  }
}
// Contexts keep timers and pools; a generator has nothing to wait for.
process.exit(stale === 0 ? 0 : 1);
