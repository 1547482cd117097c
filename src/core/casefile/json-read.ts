import type { JsonNode, JsonObject } from './json.js';

/** Narrow readings of a JSON tree: null where the value is missing or of another type. */
export const member = (object: JsonObject | null | undefined, key: string): JsonNode | null => object?.get(key) ?? null;

export const objectOf = (node: JsonNode | null | undefined): JsonObject | null =>
  node?.value instanceof Map ? (node.value as JsonObject) : null;

export const textOf = (node: JsonNode | null | undefined): string | null =>
  typeof node?.value === 'string' ? node.value : null;

export const numberOf = (node: JsonNode | null | undefined): number | null =>
  typeof node?.value === 'number' ? node.value : null;

export const listOf = (node: JsonNode | null | undefined): readonly JsonNode[] | null =>
  Array.isArray(node?.value) ? (node.value as readonly JsonNode[]) : null;

export function textsOf(node: JsonNode | null | undefined): readonly string[] | null {
  const texts = listOf(node)?.map(textOf);
  return texts?.every((text) => text !== null) ? texts : null;
}
