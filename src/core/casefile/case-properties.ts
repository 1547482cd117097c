/** The package's own words on the case: the day of the strike, the line depth is measured to, generic types, other words for sites and types, and names in the record. */
import type { Case, Day, RecordNames } from '../case.js';
import { dayRange } from '../measure/day.js';
import { edtfSpan } from '../measure/edtf.js';
import { PRECISIONS } from '../measure/location.js';
import { DEFAULT_POLICY, type PlacePolicy } from '../measure/place-policy.js';
import { isFullDay } from './field.js';
import { readIndicators } from './indicator-properties.js';
import { isReservedName, type JsonNode, type JsonObject } from './json.js';
import { member, objectOf, textOf, textsOf } from './json-read.js';
import { pathRule } from './path.js';
import type { Report } from './report.js';

export type LineSpec =
  | { readonly outline: string; readonly label: string }
  | { readonly path: string; readonly label: string; readonly asOf: Day | null; readonly node: JsonNode };

export type CaseProperties = {
  readonly question: string | null;
  /** the types of assets the case is about; null: its columns say, or anything goes */
  readonly types: readonly string[] | null;
  readonly strike: { readonly from: Day; readonly to: Day } | null;
  readonly line: LineSpec | null;
  readonly typeGroups: Readonly<Record<string, readonly string[]>>;
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly record: RecordNames | null;
  readonly placePolicy: PlacePolicy;
  readonly indicators: Case['indicators'];
};

export function readCaseProperties(top: JsonObject, report: Report): CaseProperties {
  return {
    question: questionOf(member(top, 'plumbline:question'), report),
    types: typesOf(member(top, 'plumbline:types'), report),
    strike: strikeOf(member(top, 'plumbline:strike'), report),
    line: lineOf(member(top, 'plumbline:line'), report),
    typeGroups: groupsOf(member(top, 'plumbline:typeGroups'), report),
    words: wordsOf(member(top, 'plumbline:words'), report),
    record: recordOf(member(top, 'plumbline:record'), report),
    placePolicy: policyOf(member(top, 'plumbline:placePolicy'), report),
    indicators: readIndicators(member(top, 'plumbline:indicators'), report),
  };
}

function questionOf(node: JsonNode | null, report: Report): string | null {
  const question = textOf(node);
  if (node && !question) report(node.line, 'plumbline:question', 'what the case asks, in quotation marks');
  return question;
}

function typesOf(node: JsonNode | null, report: Report): readonly string[] | null {
  if (!node) return null;
  const types = textsOf(node);
  const wrong = types?.find((type) => isReservedName(type) || type === '*' || type.trim() !== type || type === '');
  if (types && types.length > 0 && wrong === undefined && new Set(types).size === types.length) return types;
  report(node.line, 'plumbline:types', 'a list that names each asset type once', wrong ?? null);
  return null;
}

function strikeOf(node: JsonNode | null, report: Report): CaseProperties['strike'] {
  if (!node) return null;
  const from = textOf(member(objectOf(node), 'from'));
  const to = member(objectOf(node), 'to') ? textOf(member(objectOf(node), 'to')) : from;
  if (from === null || to === null || !isFullDay(from) || !isFullDay(to)) {
    report(node.line, 'plumbline:strike', 'from and to, each a day that exists', `${from} to ${to}`);
    return null;
  }
  if (to < from) report(node.line, 'plumbline:strike', 'from on or before to', `${from} to ${to}`);
  return { from, to };
}

function lineOf(node: JsonNode | null, report: Report): LineSpec | null {
  if (!node) return null;
  const object = objectOf(node);
  const outline = textOf(member(object, 'outline'));
  const path = textOf(member(object, 'path'));
  if ((outline === null) === (path === null)) {
    report(node.line, 'plumbline:line', 'either an outline (with from) or the path of a GeoJSON file');
    return null;
  }
  if (outline !== null) {
    if (!/^[A-Z0-9-]{2,8}$/.test(outline)) report(node.line, 'plumbline:line', 'an outline code such as ABC', outline);
    const from = textOf(member(object, 'from'));
    return { outline, label: `the border of ${outline}${from === null ? '' : ` (${from})`}` };
  }
  if (path === null) return null;
  const rule = pathRule(path);
  if (rule !== null) {
    report(node.line, 'plumbline:line', rule, path);
    return null;
  }
  const asOf = textOf(member(object, 'asOf'));
  if (asOf !== null && dayRange(asOf) === null)
    report(node.line, 'plumbline:line', 'asOf a year, month or day that exists', asOf);
  return { path, label: textOf(member(object, 'label')) ?? `the line in ${path}`, asOf, node };
}

function recordOf(node: JsonNode | null, report: Report): RecordNames | null {
  if (!node) return null;
  const object = objectOf(node);
  if (!object) {
    report(
      node.line,
      'plumbline:record',
      'an object with conflict, side, category and without, each a name of the record',
    );
    return null;
  }
  const name = (key: keyof RecordNames): string | null => {
    const found = member(object, key);
    const text = textOf(found);
    if (found && text === null) report(found.line, `plumbline:record ${key}`, 'a name in quotation marks');
    return text;
  };
  const without = name('without');
  const names = { conflict: name('conflict'), side: name('side'), category: name('category') };
  return without === null ? names : { ...names, without };
}

/** Other words for a site, a type or a generic type, by its id, as texts name it. */
function wordsOf(node: JsonNode | null, report: Report): CaseProperties['words'] {
  if (!node) return {};
  const named = objectOf(node);
  const rule = 'an object, a site or type to a list of other words for it';
  if (!named) report(node.line, 'plumbline:words', rule);
  const read: [string, readonly string[]][] = [];
  for (const [id, wordsNode] of named ?? []) {
    const words = textsOf(wordsNode);
    if (words?.every((word) => word.trim() !== '')) read.push([id, words]);
    else report(wordsNode.line, `plumbline:words ${id}`, 'a list of words or short phrases in quotation marks');
  }
  return Object.fromEntries(read);
}

function policyOf(node: JsonNode | null, report: Report): PlacePolicy {
  if (!node) return DEFAULT_POLICY;
  const precision = textOf(member(objectOf(node), 'precision'));
  const embargo = member(objectOf(node), 'embargoUntil');
  const embargoUntil = textOf(embargo);
  const known = PRECISIONS.find((name) => name === precision);
  if (!known) report(node.line, 'plumbline:placePolicy precision', `one of ${PRECISIONS.join(', ')}`, precision);
  if (embargo && (edtfSpan(embargoUntil ?? '')?.last ?? null) === null)
    report(embargo.line, 'plumbline:placePolicy embargoUntil', 'an EDTF date with an end', embargoUntil);
  return { precision: known ?? DEFAULT_POLICY.precision, embargoUntil };
}

function groupsOf(node: JsonNode | null, report: Report): CaseProperties['typeGroups'] {
  if (!node) return {};
  const groups = objectOf(node);
  if (!groups) {
    report(node.line, 'plumbline:typeGroups', 'an object, generic type to the types it contains');
    return {};
  }
  const read: [string, readonly string[]][] = [];
  for (const [group, membersNode] of groups) {
    const members = textsOf(membersNode);
    const bad = (rule: string, got: string | null = null): void =>
      report(membersNode.line, `plumbline:typeGroups ${group}`, rule, got);
    if (!members || members.length === 0 || new Set(members).size !== members.length) {
      bad('a list that names each type once');
    } else if (members.includes('*') && members.length > 1) {
      bad('"*" alone, for every type of the case', members.join(', '));
    } else {
      const wrong = members.find((type) => groups.has(type) || isReservedName(type));
      if (wrong !== undefined) bad('types that are not groups themselves', wrong);
      read.push([group, members]);
    }
  }
  return Object.fromEntries(read);
}
