/**
 * Who reads the images and what he makes of one: he overlooks, swaps states, calls an intact asset hit, looks at one type
 * only, does not tell types or states apart, or takes over what another wrote of the same image.
 */
import type { Dice } from '../generate/dice.js';
import type { Asset } from './apron.js';
import type { Frame } from './frames.js';

export type Analyst = {
  readonly id: string;
  /** chance to report what the image shows */
  readonly attention: number;
  readonly swaps: number;
  readonly namesTypes: boolean;
};

/** One line of what he found: assets of one type and state. */
export type Finding = {
  readonly type: string;
  readonly state: 'DESTROYED' | 'DAMAGED' | 'NO_DAMAGE';
  /** null = no number */
  readonly count: number | null;
  readonly identity: 'UNKNOWN' | 'OPERATIONAL' | 'DECOY' | 'DERELICT';
  readonly named: Asset | null;
};

/** What he wrote of one image, and how he went about it. */
export type Report = {
  readonly findings: readonly Finding[];
  readonly looksAt: readonly string[];
  /** false: calls whatever is hit DAMAGED */
  readonly tells: boolean;
};

export function makeAnalysts(dice: Dice): readonly Analyst[] {
  return dice.some(['desk', 'ledger', 'lens', 'outlet', 'almanac'], dice.whole(2, 5)).map((id) => ({
    id,
    attention: dice.between(0.89, 1),
    swaps: dice.between(0, 0.25),
    namesTypes: dice.chance(0.88),
  }));
}

const FALSE_ALARM = 0.0025;

export function find(
  analyst: Analyst,
  frame: Frame,
  shown: readonly Asset[],
  groups: Readonly<Record<string, readonly string[]>>,
  dice: Dice,
): Report {
  const isSingle = frame.coverage === 'single_item';
  const known = new Set(shown);
  const fooled = isSingle
    ? []
    : [...frame.inFrame].filter((asset) => !known.has(asset) && dice.chance(FALSE_ALARM) && asset.fate === 'untouched');
  const types = [...new Set([...frame.inFrame].map((asset) => asset.type))];
  const cares = attends(types, isSingle, dice);
  const seen = [...shown.filter(() => isSingle || dice.chance(analyst.attention)), ...fooled].filter((asset) =>
    cares.includes(asset.type),
  );
  const tells = dice.chance(frame.channel === 'drone_video' ? 0.55 : 0.86);
  const word = (type: string): string =>
    analyst.namesTypes ? type : (Object.keys(groups).find((name) => groups[name]?.includes(type)) ?? 'asset');
  const findings = new Map<string, Finding>();
  const add = (finding: Finding): void => {
    const key = `${finding.type}|${finding.state}|${finding.identity}|${finding.named ? findings.size : ''}`;
    const before = findings.get(key)?.count ?? 0;
    findings.set(key, { ...finding, count: before + 1 });
  };
  for (const asset of seen) {
    const state = (asset.fate === 'destroyed') !== dice.chance(analyst.swaps) ? 'DESTROYED' : 'DAMAGED';
    const recognized = asset.kind !== 'operational' && dice.chance(0.95);
    const named = isSingle || (!recognized && analyst.namesTypes && dice.chance(0.04)) ? asset : null;
    const identity = recognized ? (asset.kind === 'decoy' ? 'DECOY' : 'DERELICT') : named ? 'OPERATIONAL' : 'UNKNOWN';
    add({
      type: named ? asset.type : word(asset.type),
      state: tells || fooled.includes(asset) ? state : 'DAMAGED',
      count: 1,
      identity,
      named,
    });
  }
  const hitTypes = new Set(seen.map((asset) => asset.type));
  const report = { looksAt: cares, tells };
  if (isSingle) return { ...report, findings: [...findings.values()] };
  const untyped = !analyst.namesTypes || dice.chance(0.5);
  // "No damage" without a type is said of all that is in the picture: one who looked at a part of it names that part.
  if (seen.length === 0 && untyped && cares.length === types.length)
    return { ...report, findings: [nothing(frame, 'asset', cares, dice)] };
  const whole = cares.filter((type) => !hitTypes.has(type) && (seen.length === 0 || dice.chance(0.25)));
  const isTold = analyst.namesTypes || seen.length === 0;
  return {
    ...report,
    findings: [...findings.values(), ...(isTold ? whole : []).map((type) => nothing(frame, type, [type], dice))],
  };
}

/** Types he looks at in this image. */
function attends(types: readonly string[], isSingle: boolean, dice: Dice): readonly string[] {
  if (isSingle || types.length < 2 || !dice.chance(0.34)) return types;
  return dice.some(types, dice.whole(1, types.length - 1));
}

const nothing = (frame: Frame, type: string, types: readonly string[], dice: Dice): Finding => ({
  type,
  state: 'NO_DAMAGE',
  count: dice.chance(0.75)
    ? null
    : [...frame.inFrame].filter((a) => types.includes(a.type) && a.fate === 'untouched').length,
  identity: 'UNKNOWN',
  named: null,
});
