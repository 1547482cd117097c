/** The fields of one table, as the package describes them. */
import { FIELD_TYPES, type Field, type FieldType, oneOfRule } from './field.js';
import { isReservedName, type JsonNode, type JsonObject } from './json.js';
import { listOf, member, numberOf, objectOf, textOf, textsOf } from './json-read.js';
import { compilePattern, type Pattern } from './pattern.js';
import type { Report } from './report.js';

export type Fields = {
  readonly fields: readonly Field[];
  /** false when a field has no usable name, so that columns cannot be matched to fields */
  readonly whole: boolean;
};

/** null when there is no list of fields; other faults of single fields are reported and the field kept as far as it goes. */
export function readFields(node: JsonNode | null, table: string, report: Report): Fields | null {
  const nodes = listOf(node);
  if (!nodes || nodes.length === 0) return null;
  const fields = new Map<string, Field>();
  let whole = true;
  for (const one of nodes) {
    const field = readField(one, table, report);
    if (!field) whole = false;
    else if (fields.has(field.name)) {
      report(one.line, `${table} fields`, 'each field name once', field.name);
      whole = false;
    } else fields.set(field.name, field);
  }
  return { fields: [...fields.values()], whole };
}

function readField(node: JsonNode, table: string, report: Report): Field | null {
  const object = objectOf(node);
  const name = textOf(member(object, 'name'));
  if (!object || !name || isReservedName(name)) {
    report(node.line, `${table} fields`, 'each field an object with a name of its own', name);
    return null;
  }
  const where = `${table} ${name}`;
  const type = textOf(member(object, 'type'));
  if (!FIELD_TYPES.some((known) => known === type)) {
    report(member(object, 'type')?.line ?? node.line, where, `type ${oneOfRule(FIELD_TYPES)}`, type);
  }
  if (!textOf(member(object, 'description'))) report(node.line, where, 'a description of what the column holds');
  const constraints = objectOf(member(object, 'constraints')) ?? new Map<string, JsonNode>();
  const reference = objectOf(member(object, 'plumbline:references'));
  const referenced = textOf(member(reference, 'resource'));
  const referencedField = textsOf(member(reference, 'fields'))?.[0];
  return {
    name,
    type: (FIELD_TYPES.find((known) => known === type) ?? 'any') satisfies FieldType,
    required: member(constraints, 'required')?.value === true,
    unique: member(constraints, 'unique')?.value === true,
    oneOf: wordsOf(constraints, 'enum', where, report),
    pattern: patternOf(constraints, where, report),
    minimum: limitOf(constraints, 'minimum', type, where, report),
    maximum: limitOf(constraints, 'maximum', type, where, report),
    minLength: numberOf(member(constraints, 'minLength')),
    maxLength: numberOf(member(constraints, 'maxLength')),
    delimiter: textOf(member(object, 'delimiter')) || ',',
    itemOneOf: wordsOf(object, 'plumbline:itemEnum', where, report),
    references: referenced && referencedField ? { table: referenced, field: referencedField } : null,
    node,
  };
}

function wordsOf(object: JsonObject, key: string, where: string, report: Report): readonly string[] | null {
  const node = member(object, key);
  if (!node) return null;
  const words = listOf(node)?.map((word) => (typeof word.value === 'object' ? null : String(word.value)));
  if (words && words.length > 0 && words.every((word) => word !== null)) return words;
  report(node.line, where, `${key} a list of words`);
  return null;
}

function patternOf(constraints: JsonObject, where: string, report: Report): Pattern | null {
  const node = member(constraints, 'pattern');
  if (!node) return null;
  const source = textOf(node);
  const pattern = source === null ? 'a pattern as text' : compilePattern(source);
  if (typeof pattern !== 'string') return pattern;
  report(node.line, where, pattern, source);
  return null;
}

function limitOf(
  constraints: JsonObject,
  key: string,
  type: string | null,
  where: string,
  report: Report,
): number | string | null {
  const node = member(constraints, key);
  if (!node) return null;
  const limit = type === 'number' || type === 'integer' ? numberOf(node) : textOf(node);
  if (limit === null) report(node.line, where, `${key} of the field's own type`, String(node.value));
  return limit;
}
