/**
 * A real S3 interface for the tests: OpenStack Swift from Debian, its four servers in a folder of their own, on ports of
 * their own (Debian: swift-proxy swift-account swift-container swift-object). PLUMBLINE_TEST_BLOBS_URL names another store.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type S3Server = {
  readonly name: string;
  readonly address: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stop: () => Promise<void>;
};

const RINGS = ['account', 'container', 'object'] as const;
const WORD = 'of-a-test';
const PATIENCE_MS = 60_000;

/** null where there is none; why is said on standard output */
export async function s3Server(what: string): Promise<S3Server | null> {
  const given = process.env.PLUMBLINE_TEST_BLOBS_URL;
  if (given) return { name: 'the S3 store that was named', address: given, env: process.env, stop: async () => {} };
  const onPath = (program: string): boolean =>
    (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
  const isHere = ['ring-builder', 'proxy-server', ...RINGS.map((ring) => `${ring}-server`)].every((part) =>
    onPath(`swift-${part}`),
  );
  if (isHere) return startSwift();
  process.stdout.write(
    `NOT RUN: ${what} on a real S3 server (Debian: apt-get install swift-proxy swift-account swift-container swift-object; or name one with PLUMBLINE_TEST_BLOBS_URL)\n`,
  );
  return null;
}

async function startSwift(): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-swift-'));
  const children: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(children.map((child) => child.exitCode ?? new Promise((resolve) => child.once('exit', resolve))));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await mkdir(join(folder, 'devices', 'd1'), { recursive: true });
    await writeFile(
      join(folder, 'swift.conf'),
      '[swift-hash]\nswift_hash_path_suffix = a\nswift_hash_path_prefix = b\n',
    );
    const [proxy = 0, ...ports] = await freePorts(RINGS.length + 1);
    for (const [i, ring] of RINGS.entries()) {
      const builder = join(folder, `${ring}.builder`);
      for (const args of [['create', '4', '1', '0'], ['add', `r1z1-127.0.0.1:${ports[i]}/d1`, '1'], ['rebalance']])
        spawnSync('swift-ring-builder', [builder, ...args], { cwd: folder });
      await writeFile(join(folder, `${ring}.conf`), ringConf(ring, ports[i] ?? 0, folder));
    }
    await writeFile(join(folder, 'proxy.conf'), proxyConf(proxy, folder));
    for (const part of [...RINGS, 'proxy'])
      children.push(spawn(`swift-${part}-server`, [join(folder, `${part}.conf`)], { cwd: folder, stdio: 'ignore' }));
    await answering(`http://127.0.0.1:${proxy}/healthcheck`);
    return {
      name: 'Swift from Debian',
      address: `s3://cases/some/where?endpoint=http://127.0.0.1:${proxy}`,
      env: { AWS_ACCESS_KEY_ID: 'test:tester', AWS_SECRET_ACCESS_KEY: WORD },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const common = (port: number, folder: string): string =>
  `[DEFAULT]\nbind_ip = 127.0.0.1\nbind_port = ${port}\nworkers = 0\nuser = ${userInfo().username}\nswift_dir = ${folder}\n`;

const ringConf = (ring: string, port: number, folder: string): string =>
  `${common(port, folder)}devices = ${join(folder, 'devices')}\nmount_check = false\ndisable_fallocate = true\n` +
  `[pipeline:main]\npipeline = ${ring}-server\n[app:${ring}-server]\nuse = egg:swift#${ring}\n`;

const FILTERS = ['catch_errors', 'gatekeeper', 'healthcheck', 'cache', 'bulk', 's3api', 'tempauth', 'slo'];

/** A cache that is nobody's: what would be kept there is asked again. */
const SETTINGS: Readonly<Record<string, string>> = {
  cache: 'memcache_servers = 127.0.0.1:1\n',
  s3api: 'location = us-east-1\n',
  tempauth: `user_test_tester = ${WORD} .admin\n`,
};

const proxyConf = (port: number, folder: string): string =>
  `${common(port, folder)}[pipeline:main]\npipeline = ${FILTERS.join(' ')} proxy-server\n` +
  '[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true\n' +
  FILTERS.map(
    (name) => `[filter:${name}]\nuse = egg:swift#${name === 'cache' ? 'memcache' : name}\n${SETTINGS[name] ?? ''}`,
  ).join('');

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.once('listening', resolve))));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

async function answering(address: string): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(100)) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`Swift does not answer at ${address} within ${PATIENCE_MS / 1000} s`);
}
