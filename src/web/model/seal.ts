/** Text sealed with AES-256-GCM under a key that cannot be read out again: twelve random bytes, then the sealed ones, as base64. */

export type Seal = {
  close(text: string): Promise<string>;
  /** null: sealed by another key, or altered */
  open(sealed: string): Promise<string | null>;
};

const NONCE_BYTES = 12;

/** @param key 256 bits, base64url */
export async function makeSeal(key: string): Promise<Seal> {
  const raw = bytesOf(key.replaceAll('-', '+').replaceAll('_', '/'));
  const aes = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async close(text) {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const made = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, new TextEncoder().encode(text));
      return base64Of(new Uint8Array([...iv, ...new Uint8Array(made)]));
    },
    async open(sealed) {
      try {
        const bytes = bytesOf(sealed);
        const iv = bytes.slice(0, NONCE_BYTES);
        const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, aes, bytes.slice(NONCE_BYTES));
        return new TextDecoder().decode(opened);
      } catch {
        return null;
      }
    },
  };
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
