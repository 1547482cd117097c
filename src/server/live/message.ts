/** What servers of one database tell each other: a case changed, a window is here or gone, tell me who is there. */
import type { Visitor } from './presence.js';

export type Message =
  | { readonly kind: 'changed'; readonly caseName: string }
  | { readonly kind: 'here'; readonly server: string; readonly visitor: Visitor }
  | { readonly kind: 'gone'; readonly server: string; readonly id: string }
  | { readonly kind: 'who'; readonly server: string };

export const printMessage = (message: Message): string => JSON.stringify(message);

/** null for what is none: others may use the channel, and other versions may say more */
export function readMessage(text: string): Message | null {
  const told = parsed(text);
  if (told === null || typeof told.kind !== 'string') return null;
  const isText = (...names: readonly string[]): boolean => names.every((name) => typeof told[name] === 'string');
  if (told.kind === 'changed' && isText('caseName')) return told as Message;
  if (told.kind === 'who' && isText('server')) return told as Message;
  if (told.kind === 'gone' && isText('server', 'id')) return told as Message;
  if (told.kind === 'here' && isText('server') && isVisitor(told.visitor)) return told as Message;
  return null;
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const isVisitor = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'caseName', 'page', 'account', 'name'].every(
    (name) => typeof (value as Record<string, unknown>)[name] === 'string',
  );
