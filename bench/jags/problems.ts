/** Problems for comparing samplers: the shipped cases and generated ones, laid out for the joint model. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCase } from '../../src/core/casefile/read.js';
import { caseAsOf, latestDay } from '../../src/core/evidence/as-of.js';
import { inOrder, type JointProblem, jointProblem } from '../../src/core/losses/joint/problem.js';
import { makeLeft } from '../../src/core/losses/left.js';
import type { ScenarioName } from '../../src/core/losses/result.js';
import type { FolderFiles } from '../../src/core/ports.js';
import { generateCase } from '../../src/testing/generate-case.js';

/** @param name a folder of the repository, or `generated-<seed>` */
export function problemOf(name: string, scenario: ScenarioName): JointProblem {
  const seed = /^generated-(\d+)$/.exec(name)?.[1];
  const read = readCase(seed === undefined ? folder(name) : generateCase(Number(seed), { complete: true }).files);
  if (!read.ok) throw new Error(`${name} does not read`);
  const asOf = latestDay(read.theCase);
  const then = caseAsOf(read.theCase, asOf);
  const { evidence, cells } = makeLeft(then, asOf)([]);
  return jointProblem(then, evidence, inOrder(cells), scenario, true);
}

function folder(name: string): FolderFiles {
  const at = fileURLToPath(new URL(`../../${name}`, import.meta.url));
  return new Map(readdirSync(at).map((file) => [file, new Uint8Array(readFileSync(`${at}/${file}`))]));
}

export function describe({ sites, cells, images, sums, slots }: JointProblem): string {
  const statements = cells.flatMap(({ spoken }) => spoken.flatMap((s) => s.statements));
  const most = statements.reduce((n, s) => Math.max(n, s.destroyed + s.damaged), 0);
  return [
    `${sites.length} sites, ${cells.length} cells of up to ${Math.max(...cells.map(({ n }) => n))}`,
    `${images.length} images, ${slots} pairs, ${statements.length} reports (up to ${most})`,
    `${sums.length} untyped counts, ${statements.filter((s) => s.atLeast).length} lower bounds`,
    `${statements.filter((s) => s.sumOnly > 0).length} sum-only, ${statements.filter((s) => s.silent > 0).length} silent`,
    `${sites.filter((s) => s.struck < 1).length} claimed, ${sites.filter((s) => s.isBlind).length} blind`,
    `${images.filter((i) => i.isSingle).length} single, ${images.filter((i) => i.isGround).length} ground`,
  ].join('; ');
}
