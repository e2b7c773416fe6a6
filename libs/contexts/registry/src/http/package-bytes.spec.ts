import { PassThrough, type Readable } from 'node:stream';
import { HttpException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { drain, packageBytes, type UploadPatience } from './package-bytes.js';

async function textOf(upload: Readable, patience?: UploadPatience): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of packageBytes(upload, patience)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function codeOf(reading: Promise<string>): Promise<unknown> {
  const error = await reading.catch((thrown: unknown) => thrown);
  return error instanceof HttpException ? (error.getResponse() as { code: string }).code : error;
}

describe('the bytes of an upload', () => {
  it('come as they are sent', async () => {
    const upload = new PassThrough();
    upload.write('{"CFDocument"');
    upload.end(':{}}');
    expect(await textOf(upload)).toBe('{"CFDocument":{}}');
  });

  it('are given up when they stand still', async () => {
    const upload = new PassThrough();
    upload.write('{');
    expect(await codeOf(textOf(upload, { pauseMs: 20, wholeMs: 10_000 }))).toBe('REGISTRY_UPLOAD_STALLED');
  });

  it('are given up when they trickle for too long', async () => {
    const upload = new PassThrough();
    const trickle = setInterval(() => upload.write(' '), 5);
    expect(await codeOf(textOf(upload, { pauseMs: 10_000, wholeMs: 60 }))).toBe('REGISTRY_UPLOAD_STALLED');
    clearInterval(trickle);
  });

  it('say that the sender broke off', async () => {
    const upload = new PassThrough();
    upload.write('{');
    const reading = textOf(upload);
    upload.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
    expect(await codeOf(reading)).toBe('REGISTRY_UPLOAD_BROKEN_OFF');
  });

  it('are read away where a refusal left them', async () => {
    const upload = new PassThrough({ highWaterMark: 4 });
    upload.write('12345678');
    for await (const _ of packageBytes(upload)) break;
    const ended = new Promise((resolve) => upload.once('end', resolve));
    drain(upload);
    upload.end('the rest');
    await ended;
  });
});
