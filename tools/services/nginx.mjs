/** The edge proxy of Compose, rendered from the same template and run from the system's package. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listens, startProgram, untilReady } from './process.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** What is missing to run the edge here, and how to get it; undefined when nothing is. */
export async function whyNoNginx() {
  return promisify(execFile)('nginx', ['-v']).then(
    () => undefined,
    () => 'nginx is not installed; install the nginx-light package of your system',
  );
}

/** @param {{ dataDir: string, port: number, upstreams: Record<string, string> }} options */
export async function startEdge({ dataDir, port, upstreams }) {
  await mkdir(dataDir, { recursive: true });
  const variables = {
    EDGE_PORT: `127.0.0.1:${port}`,
    EDGE_RUN: dataDir,
    EDGE_WEB_ROOT: join(root, 'apps/web/dist'),
    EDGE_MIME_TYPES: '/etc/nginx/mime.types',
    EDGE_SCHEME: 'http',
    ...Object.fromEntries(
      Object.entries(upstreams).map(([name, to]) => [`${name.toUpperCase()}_UPSTREAM`, to]),
    ),
  };
  const template = await readFile(join(root, 'deploy/edge/nginx.conf.template'), 'utf8');
  // As envsubst does: names that are not ours are nginx's own variables.
  const config = template.replace(/\$\{(\w+)\}/g, (whole, name) => variables[name] ?? whole);
  // Root's workers would otherwise become a user who cannot read the checkout.
  const user = process.getuid?.() === 0 ? 'user root;\n' : '';
  const path = join(dataDir, 'nginx.conf');
  await writeFile(path, user + config);
  await promisify(execFile)('nginx', ['-t', '-q', '-c', path, '-e', 'stderr']);
  const args = ['-c', path, '-e', 'stderr', '-g', 'daemon off;'];
  const child = startProgram('nginx', args, { log: join(dataDir, 'edge.log') });
  return untilReady('The edge', child, () => listens(port));
}
