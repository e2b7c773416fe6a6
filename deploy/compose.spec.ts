import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { contextNames } from '../libs/contracts/src/contexts.js';
import { environmentSchema } from '../libs/platform/src/config/environment.js';
import { fromRoot, readComposeFile } from './compose-file.js';

const { text, compose } = readComposeFile();
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build);
const contexts = services.filter(([name]) => contextNames.some((context) => context === name));
const urlsOf = (environment: Readonly<Record<string, string>>) =>
  (environment['WELLSPRING_SERVICE_URLS'] ?? '').split(',').map((pair) => pair.split('='));

/** The settings that a process of ours reads: those of all, of its context, and of the migrations. */
async function knownSettings(context: string): Promise<Set<string>> {
  const names = new Set(Object.keys(environmentSchema.in.shape));
  if (context === 'migrate') names.add('WELLSPRING_ADMIN_DATABASE_URL');
  const folder = fromRoot(`libs/contexts/${context}/src`);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  for (const file of files.filter((each) => /\.(settings|config)\.ts$/.test(each))) {
    const module = (await import(`${folder}/${file}`)) as Record<string, unknown>;
    for (const schema of Object.values(module))
      if (schema instanceof z.ZodObject) Object.keys(schema.shape).forEach((name) => names.add(name));
  }
  return names;
}

describe('the Compose file', () => {
  it('runs every context as a service of its own, from the same image, and the migrations before them', () => {
    expect(contexts.map(([name]) => name).sort()).toEqual([...contextNames].sort());
    for (const [name, { command, image, depends_on }] of contexts) {
      expect({ name, command }).toEqual({ name, command: ['node', `apps/${name}/dist/main.js`] });
      expect(existsSync(fromRoot(`apps/${name}/src/main.ts`))).toBe(true);
      expect(image).toBe(compose.services['migrate']?.image);
      expect(depends_on['migrate']).toEqual({ condition: 'service_completed_successfully' });
    }
    expect(existsSync(fromRoot('apps/wellspring/src/migrate.ts'))).toBe(true);
  });

  it('sets nothing that no process reads, and gives every context the same installation', async () => {
    for (const [name, { environment }] of [...contexts, ...services.filter(([each]) => each === 'migrate')]) {
      const known = await knownSettings(name);
      const set = Object.keys(environment);
      expect({ name, unknown: set.filter((each) => !known.has(each)) }).toEqual({ name, unknown: [] });
    }
    for (const setting of ['WELLSPRING_SECRET', 'WELLSPRING_PUBLIC_URL', 'WELLSPRING_SERVICE_URLS']) {
      const values = new Set(contexts.map(([, { environment }]) => environment[setting]));
      expect({ setting, count: values.size }).toEqual({ setting, count: 1 });
    }
  });

  it('tells every context where the others answer', () => {
    for (const [, { environment }] of contexts) {
      const urls = urlsOf(environment);
      expect(urls).toEqual(expect.arrayContaining(contextNames.map((name) => [name, `http://${name}:8080`])));
      expect(urls).toHaveLength(contextNames.length);
    }
  });

  it('starts nothing before what it needs answers', () => {
    const hasCheck = (name: string) => {
      const { build, healthcheck } = compose.services[name] ?? {};
      return healthcheck ? 'test' in healthcheck : build !== undefined;
    };
    for (const [name, { depends_on }] of services) {
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        expect(Object.keys(compose.services)).toContain(needed);
        const fitting = hasCheck(needed) ? 'service_healthy' : 'service_completed_successfully';
        expect({ name, needed, condition }).toEqual({ name, needed, condition: fitting });
      }
    }
    for (const [name] of services)
      expect({ name, isChecked: hasCheck(name) || name === 'migrate' }).toEqual({ name, isChecked: true });
  });

  it('declares every network and volume, and keeps what must survive in volumes', () => {
    const used = services.flatMap(([, { networks }]) => networks);
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.networks).sort());
    const mounts = services.flatMap(([name, { volumes }]) => volumes.map((each) => `${name} ${each}`));
    expect(mounts).toEqual(['postgres postgres:/var/lib/postgresql', 'kafka kafka:/var/lib/kafka/data']);
    expect(Object.keys(compose.volumes).sort()).toEqual(['kafka', 'postgres']);
  });

  it('opens the edge alone, at the port of the settings', () => {
    const open = services.flatMap(([name, { ports }]) => ports.map((port) => [name, port]));
    expect(open).toEqual([['edge', '${PORT:-3000}:8080']]);
    expect(compose.services['edge']?.environment['EDGE_PORT']).toBe('8080');
  });

  it('holds no secret, and does not start without those that must last', () => {
    const secrets = services.flatMap(([, { environment }]) =>
      Object.entries(environment).filter(([name]) => /SECRET|PASSWORD/.test(name)),
    );
    expect(secrets.length).toBeGreaterThan(8);
    for (const [name, value] of secrets) expect(value).toMatch(new RegExp(`^\\$\\{${name}:[?-][^}]*\\}$`));
    for (const needed of ['WELLSPRING_SECRET', 'POSTGRES_PASSWORD']) {
      const uses = text.match(new RegExp(`\\$\\{${needed}[^}]*\\}`, 'g')) ?? [];
      expect(uses.length).toBeGreaterThan(0);
      for (const use of uses) expect(use).toContain(':?');
    }
    // Addresses carry no password of their own.
    expect(text).not.toMatch(/:\/\/[^\s/@$]+:[^\s/@$]+@/);
  });

  it('pins the images of others to a release, the broker to the one of the tests', () => {
    const foreign = services.filter(([, { build }]) => !build).map(([, { image }]) => image);
    expect(foreign).toHaveLength(3);
    for (const image of foreign) expect(image).toMatch(/^[a-z/]+:\d+\.\d+(\.\d+)?(-[a-z0-9.]+)?$/);
    const pom = readFileSync(fromRoot('tools/services/pom.xml'), 'utf8');
    expect(pom).toContain(
      `<version>${foreign.find((image) => image.includes('kafka'))?.split(':')[1]}</version>`,
    );
  });

  it('lets nothing of ours gain rights', () => {
    for (const [, { security_opt }] of ours) expect(security_opt).toEqual(['no-new-privileges:true']);
  });
});

describe('the edge', () => {
  const template = readFileSync(fromRoot('deploy/edge/nginx.conf.template'), 'utf8');
  const wanted = [...new Set(template.match(/\$\{(\w+)\}/g))].map((each) => each.slice(2, -1)).sort();
  const upstreams = contextNames.map((name) => `${name.toUpperCase()}_UPSTREAM`);

  it('has a place for every context', () => {
    expect(wanted.filter((name) => name.endsWith('_UPSTREAM'))).toEqual([...upstreams].sort());
  });

  it('is given all that its template asks for, by Compose and by the local start', () => {
    const given = compose.services['edge']?.environment ?? {};
    expect(Object.keys(given).sort()).toEqual(wanted);
    for (const name of contextNames) expect(given[`${name.toUpperCase()}_UPSTREAM`]).toBe(`${name}:8080`);
    const local = readFileSync(fromRoot('tools/services/nginx.mjs'), 'utf8');
    const named = wanted.filter((name) => new RegExp(`\\b${name}:`).test(local));
    expect([...named, ...upstreams].sort()).toEqual(wanted);
    expect(local).toContain('toUpperCase()}_UPSTREAM`');
  });
});
