/** Server-sent events out of a body, as they come (HTML, "Interpreting an event stream"). */
export type StreamEvent = { readonly event: string; readonly id: string; readonly data: string };

/** @yields each event with data, and null for a comment: somebody is still there */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent | null, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let [event, id, data] = ['', '', [] as string[]];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const lines = text.split(/\r\n|\n|\r(?!$)/);
      text = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield { event: event || 'message', id, data: data.join('\n') };
          [event, data] = ['', []];
          continue;
        }
        if (line.startsWith(':')) {
          yield null;
          continue;
        }
        const at = line.indexOf(':');
        const [field, said] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1).replace(/^ /, '')];
        if (field === 'event') event = said;
        else if (field === 'id' && !said.includes('\u0000')) id = said;
        else if (field === 'data') data.push(said);
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
