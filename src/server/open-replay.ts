/** The viewer's origin beside the workbench, where a viewer is installed: a port of its own, and leave to use it. */
import { findViewer } from '../replay/find-viewer.js';
import { makeTickets } from '../replay/tickets.js';
import { viewerApp } from '../replay/viewer-app.js';
import type { Replays } from './replay.js';
import { type Listening, listen } from './serve.js';

export type OpenReplay = {
  readonly replays: Replays;
  /** @param workbench port of the workbench; the next free one is the viewer's @param anyPort any free one is */
  readonly listen: (host: string, workbench: number, anyPort: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** null: no viewer is installed */
export async function openReplay(dataFolder: string): Promise<OpenReplay | null> {
  const viewer = await findViewer(dataFolder);
  if (viewer === null) return null;
  const tickets = makeTickets(() => Date.now());
  let listening: Listening | null = null;
  return {
    replays: { tickets, port: () => listening?.port ?? 0 },
    async listen(host, workbench, anyPort) {
      const app = (port: () => number) => viewerApp({ tickets, worker: viewer.worker, port });
      listening = await listen(app, host, anyPort ? 0 : null, { usual: workbench + 1 });
    },
    close: async () => listening?.close(),
  };
}
