/** An event of a stream as its bytes say it (HTML, "Server-sent events"). */
export type LiveEvent = { readonly event: string; readonly id?: string; readonly data: unknown };

/** JSON has no line break of its own, so one line of data is enough. */
export function eventText({ event, id, data }: LiveEvent): string {
  const line = id === undefined ? '' : `id: ${id}\n`;
  return `event: ${event}\n${line}data: ${JSON.stringify(data)}\n\n`;
}

/** Says nothing: it keeps a proxy from closing the stream, and finds out whether anybody is still there. */
export const HEARTBEAT = ': still here\n\n';
