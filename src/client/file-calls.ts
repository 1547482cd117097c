/** Files of a case as they are. */
export const fileCalls = (bytes: (path: string) => Promise<Uint8Array>) => ({
  /** A file of a revision, byte for byte. */
  caseFile: (name: string, path: string, revision: number) =>
    bytes(
      `/api/cases/${encodeURIComponent(name)}/files/${path.split('/').map(encodeURIComponent).join('/')}?revision=${revision}`,
    ),
});
