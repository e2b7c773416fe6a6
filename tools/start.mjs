/** `npm start`: builds what changed, then runs everything in one process. */
import { buildServer, buildWeb } from './build.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Wellspring needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}

const before = performance.now();
const compiled = await buildServer().catch(refuse);
const web = buildWeb();
// The start waits for the web client last; until then its failure is nobody's.
web.catch(() => undefined);
if (compiled > 0)
  console.log(`  compiled ${compiled} files in ${((performance.now() - before) / 1000).toFixed(1)} s`);
const { startWellspring } = await import('../apps/wellspring/dist/main.js');
await startWellspring({ webClient: web });

/** What the disk or the compiler refuses, in a line. */
function refuse({ code, path, message }) {
  const isDenied = ['EACCES', 'EPERM', 'EROFS'].includes(code);
  console.error(
    isDenied
      ? `${path} cannot be written; run npm start as the owner of this folder, or npm run build as that one first.`
      : `The server side could not be compiled: ${message}`,
  );
  process.exit(1);
}
