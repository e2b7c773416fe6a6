import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer, connect } from 'node:net';

/** @typedef {{ pid: number, stop(): Promise<void>, kill(): Promise<void>, gone: Promise<number> }} Running */

const running = new Set();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/**
 * Starts a program whose life hangs on ours; its output goes to a file.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ log: string, env?: Record<string, string | undefined>, cwd?: string }} options
 * @returns {Running}
 */
export function startProgram(command, args, { log, env, cwd }) {
  const out = openSync(log, 'a');
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', out, out] });
  running.add(child);
  const gone = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  }).finally(() => running.delete(child));
  const end = async (signal) => {
    if (running.has(child)) child.kill(signal);
    await gone;
  };
  return { pid: child.pid ?? 0, gone, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/**
 * Waits until a program is ready; one that ends before, or is not ready in time, is ended and an error.
 * @param {string} what
 * @param {Running} child
 * @param {() => Promise<boolean>} isReady
 */
export async function untilReady(what, child, isReady) {
  const ended = child.gone.then(() => {
    throw new Error(`${what} ended before it was ready; its log says why`);
  });
  try {
    await Promise.race([until(what, isReady), ended]);
  } catch (error) {
    await child.kill();
    throw error;
  }
  // It may well end later.
  ended.catch(() => undefined);
  return child;
}

/** A port of the loopback address that nobody uses. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address();
  await new Promise((resolve) => server.close(() => resolve()));
  return port;
}

/** Asks again and again until the answer is yes; throws when time is up. */
async function until(what, check, timeoutMs = 180_000) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (await check().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come up in ${timeoutMs / 1000} s`);
}

/** True when something listens on the port of the loopback address. */
export function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
