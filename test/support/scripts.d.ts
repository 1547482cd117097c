/** Types of the plain-Node scripts that tests import. */
declare module '*/scripts/chromium.mjs' {
  export const FLAGS: string[];
  export function findChromium(env?: NodeJS.ProcessEnv): string | null;
}
declare module '*/scripts/node-version.mjs' {
  export function nodeComplaint(version?: string): string | null;
}
declare module '*/scripts/packages.mjs' {
  export function mismatched(root: string): string[];
}
declare module '*/scripts/build.mjs' {
  export function sourceDigest(root: string): string;
}
declare module '*/scripts/kernel.mjs' {
  export const MODULE: string;
  export function compileKernel(): Promise<Uint8Array>;
  export function moduleOf(bytes: Uint8Array): string;
}
declare module '*/scripts/docs.mjs' {
  export function buildPages(root: string): {
    readonly files: ReadonlyMap<string, string>;
    readonly copies: ReadonlyMap<string, string>;
  };
}
declare module '*/scripts/docs-pages.mjs' {
  export function pagesOf(
    root: string,
  ): readonly { readonly group: string; readonly from: string; readonly to: string }[];
}
declare module '*/scripts/built-sources.mjs' {
  export function builtSources(root: string): import('vitest/config').Plugin;
}
