export function findChromium(env?: NodeJS.ProcessEnv): string | null;
export function ensureChromium(note?: (line: string) => void): string | null;
