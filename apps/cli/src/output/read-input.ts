import { readFile } from 'node:fs/promises';
import { UsageError } from '../connection/errors.js';

/** The text of a file, or of standard input for `-`. */
export async function readInput(path: string): Promise<string> {
  return (await readBytes(path)).toString('utf8');
}

/** The bytes of a file, or of standard input for `-`. */
export async function readBytes(path: string): Promise<Buffer> {
  if (path !== '-') return readFile(path).catch((error: Error) => unreadable(path, error));
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The JSON of a file. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readInput(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
  }
}

export function unreadable(path: string, error: Error): never {
  throw new UsageError(`${path} cannot be read: ${error.message}`);
}
