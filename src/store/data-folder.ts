import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

/** Where this machine's cases are kept: `$PLUMBLINE_DATA`, else the usual place of the user's or the system's data. */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env, uid: number = userInfo().uid): string {
  if (env.PLUMBLINE_DATA) return resolve(env.PLUMBLINE_DATA);
  return uid === 0 ? '/var/lib/plumbline' : join(homedir(), '.local', 'share', 'plumbline');
}
