import { spawn } from 'node:child_process';
import type { ServerUser } from './server-user.js';

/** Runs a program of the server's to its end. @throws Error with the last of what it said */
export function runProgram(
  program: string,
  args: readonly string[],
  user: ServerUser | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...user,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment,
    });
    let said = '';
    const keep = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', ({ message }) =>
      reject(new Error(`this system cannot run ${program} (${message}); its programs need glibc on Linux`)),
    );
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`exit ${String(code)}: ${said.trim().split('\n').slice(-3).join(' ')}`));
    });
  });
}

/** The server inherits nothing of ours: no variable of the shell decides how it speaks. */
export const environment = { LC_ALL: 'C', PATH: '/usr/bin:/bin', TZ: 'UTC' };
