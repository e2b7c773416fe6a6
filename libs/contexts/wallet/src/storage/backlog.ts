/** Credentials that connected wallets have not collected yet, unless their holders paused the connection. */
export const walletBacklog = `
  select count(*) from wallet.issued_credential join wallet.connection using (subject)
  where issued_credential.connected and not issued_credential.collected and connection.auto_receive`;
