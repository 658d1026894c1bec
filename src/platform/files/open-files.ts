import { join } from 'node:path';
import type { Config } from '#platform/config.ts';
import { diskFiles } from './disk-files.ts';
import type { FileStore } from './file-store.ts';
import { s3Files } from './s3-files.ts';

/** The bucket of S3_URL when one is configured, else a folder in DATA_DIR. */
export function openFileStore(config: Pick<Config, 's3Url' | 'dataDir'>): FileStore {
  return config.s3Url ? s3Files(config.s3Url) : diskFiles(join(config.dataDir, 'files'));
}
