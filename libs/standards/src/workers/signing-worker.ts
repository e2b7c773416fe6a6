// The entry of a signing pool's threads: a file that threads are started with, and nothing imports.
export { runChunk as default } from './signing-task.js';
