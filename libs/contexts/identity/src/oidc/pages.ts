import { randomBytes } from 'node:crypto';
import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';

/** Ends the session without another question: who pressed "Sign out" has said it once. */
export async function logoutPage(ctx: KoaContextWithOIDC, form: string): Promise<void> {
  const nonce = randomBytes(16).toString('base64');
  page(ctx, 'Signing out', `script-src 'nonce-${nonce}'`, [
    form,
    '<button type="submit" form="op.logoutForm" value="yes" name="logout">Sign out</button>',
    `<script nonce="${nonce}">document.querySelector('button').click()</script>`,
  ]);
}

/** Tells a person what went wrong where no client can be told. */
export async function errorPage(ctx: KoaContextWithOIDC, out: ErrorOut): Promise<void> {
  page(ctx, 'The sign-in did not complete', "script-src 'none'", [
    '<h1>The sign-in did not complete</h1>',
    `<p>${escaped(out.error_description ?? out.error)} (<code>${escaped(out.error)}</code>)</p>`,
    '<p><a href="/">Back to the start</a></p>',
  ]);
}

function page(ctx: KoaContextWithOIDC, title: string, policy: string, body: readonly string[]): void {
  ctx.type = 'html';
  ctx.set('content-security-policy', `default-src 'none'; ${policy}; frame-ancestors 'none'`);
  ctx.body = `<!doctype html><html lang="en"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
    <body>${body.join('\n')}</body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
