import { MeshError, messageOf } from '../../../lib/core/errors.ts';
import { badFile } from './bill-errors.ts';

/** DuckDB's words for a Parquet file whose pages are not what its footer says. */
const damage = /^(Invalid|IO) Error:|decompress|corrupt|Failed to read file/i;
const outOfMemory = /^Out of Memory Error/;
const partNumber = /parts\/part-(\d+)/;

/**
 * What an error of the database means for who gave the files; the error itself where it is a defect of ours.
 *
 * @param files their names, in the order of their parts
 */
export function explain(error: unknown, files: readonly string[], isParquet: boolean): unknown {
  const text = messageOf(error);
  if (outOfMemory.test(text)) {
    const what = 'the export needs more memory than the function has: give fewer months, or the function more memory';
    return new MeshError('bad-input', what, { cause: error });
  }
  if (!isParquet || !damage.test(text)) return error;
  const number = partNumber.exec(text)?.[1];
  const [only = '', ...others] = files;
  const named = number === undefined ? undefined : files[Number(number) - 1];
  const file = named ?? (others.length === 0 ? only : `one of ${files.length} files (${only}, …)`);
  return badFile({ file }, 'the Parquet file is damaged: copy or download it again', error);
}
