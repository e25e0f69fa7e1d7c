/** Reads the learned files. */
import { readFileSync } from 'node:fs';
import type { ModelData } from '../../core/analysis';

/** Shorter strings of a model are no bytes. */
const MIN_BYTES_LENGTH = 64;

/**
 * Reads `models.json`. Packed bytes are decoded here: the platform is faster at it than the core.
 * @throws an error of the file system, or of JSON
 */
export function readModels(file: string): ModelData {
  const data = JSON.parse(readFileSync(file, 'latin1')) as ModelData;
  return { ...data, lexicon: unpack(data.lexicon), names: unpack(data.names) };
}

/** Decodes all base64 in an object and in the objects in it. */
function unpack<T extends object>(data: T): T {
  const decoded = Object.entries(data).map(([key, value]) => [key, decode(value)]);
  return Object.fromEntries(decoded) as T;
}

function decode(value: unknown): unknown {
  if (typeof value === 'string' && value.length >= MIN_BYTES_LENGTH)
    return new Uint8Array(Buffer.from(value, 'base64'));
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? unpack(value) : value;
}
