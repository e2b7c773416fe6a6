import type { KoaContextWithOIDC } from 'oidc-provider';

/** Ends the session without another question: who pressed "Sign out" has said it once. */
export async function logoutPage(ctx: KoaContextWithOIDC, form: string): Promise<void> {
  ctx.type = 'html';
  ctx.body = `<!doctype html><html lang="en"><title>Signing out</title><body>${form}
    <noscript><button type="submit" form="op.logoutForm" value="yes" name="logout">Sign out</button></noscript>
    <script>
      const form = document.forms[0];
      const yes = document.createElement('input');
      Object.assign(yes, { type: 'hidden', name: 'logout', value: 'yes' });
      form.append(yes);
      form.submit();
    </script></body></html>`;
}
