/** The file that says a folder is a vault of evidence, and of which version. */
export const VAULT_MARK = 'vault.json';
