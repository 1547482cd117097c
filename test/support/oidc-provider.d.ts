/** As much of the provider as the test of the organisation's sign-in uses. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  type Found = { readonly accountId: string; readonly claims: () => Readonly<Record<string, unknown>> };
  export class Provider {
    constructor(
      issuer: string,
      configuration: { findAccount: (context: unknown, sub: string) => Found; [name: string]: unknown },
    );
    callback(): RequestListener;
  }
}
