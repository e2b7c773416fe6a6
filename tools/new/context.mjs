import { readFile } from 'node:fs/promises';
import { dayNumber, sourceFiles } from './context-sources.mjs';

/** `context <word>`: a library in the shape of the others, with one use case from route to table, and its process. */
export async function contextFiles(name) {
  const root = JSON.parse(await readFile('package.json', 'utf8'));
  const shared = { version: root.version, private: true, license: root.license, type: 'module' };
  const versionOf = await versionsOf('libs/contexts/verifier/package.json');
  const needed = ['contracts', 'messaging', 'persistence', 'auth', 'platform'].map(
    (each) => `@wellspring/${each}`,
  );
  const library = {
    name: `@wellspring/${name}`,
    ...shared,
    exports: {
      '.': { '@wellspring/source': './src/index.ts', types: './src/index.ts', default: './dist/index.js' },
    },
    nx: { tags: ['layer:context', `context:${name}`] },
    dependencies: versionOf([...needed, '@nestjs/common', 'zod', 'typeorm']),
  };
  const app = {
    name: `@wellspring/${name}-service`,
    ...shared,
    nx: { tags: ['layer:app', `context:${name}`] },
    dependencies: { '@wellspring/platform': root.version, [`@wellspring/${name}`]: root.version },
  };
  return {
    ...sourceFiles(name, dayNumber(new Date())),
    [`libs/contexts/${name}/package.json`]: `${JSON.stringify(library, null, 2)}\n`,
    [`apps/${name}/package.json`]: `${JSON.stringify(app, null, 2)}\n`,
    [`apps/${name}/src/main.ts`]: `import { bootstrapService } from '@wellspring/platform';
import { ${name} } from '@wellspring/${name}';

await bootstrapService({ name: '${name}', contexts: [${name}] });
`,
  };
}

/** The lists that a context must stand in to have a name and an address; no file of it compiles before. */
export const contextEdits = (name) => ({
  'libs/contracts/src/contexts.ts': (text) => text.replace(/\n\] as const;/, `\n  '${name}',\n] as const;`),
  'libs/contracts/src/routes.ts': (text) =>
    text.replace(/(pathPrefixes:[^{]*\{[^}]*)\}/, `$1  ${name}: ['/${name}'],\n}`),
});

async function versionsOf(path) {
  const { dependencies } = JSON.parse(await readFile(path, 'utf8'));
  return (names) => Object.fromEntries(names.map((name) => [name, dependencies[name]]));
}

export const contextRemains = (name) => [
  'npm install, which links the new workspaces',
  `\`${name}\` among the contexts of eslint.config.mjs, so that no other may import it`,
  `apps/wellspring: its definition in src/contexts.ts, \`@wellspring/${name}\` in package.json`,
  `the processes: tools/start-services.mjs, docker-compose.yml (service, WELLSPRING_SERVICE_URLS, ${name.toUpperCase()}_UPSTREAM of the edge), deploy/edge/nginx.conf.template`,
  'its schemas in libs/contracts/src/http instead of the one in http/, its events, its scopes',
  'the contexts in README.md, docs/glossary.md and CHANGELOG.md',
  'npm run generate, npm run check: the tests of deploy/ name what is forgotten',
];
