import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from './file-store.ts';

/** Files on a local disk: temporary file, fsync, rename, fsync of the folder, in that order (REL-16). */
export function diskFiles(folder: string): FileStore {
  const pathOf = (workspaceId: string, sha256: Buffer) => {
    const name = sha256.toString('hex');
    return join(folder, workspaceId, name.slice(0, 2), name);
  };
  const exists = async (workspaceId: string, sha256: Buffer) => {
    try {
      await access(pathOf(workspaceId, sha256));
      return true;
    } catch {
      // Absence is the answer, not a fault.
      return false;
    }
  };
  return {
    exists,
    put: async (workspaceId, bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest();
      if (!(await exists(workspaceId, sha256))) await writeDurably(pathOf(workspaceId, sha256), bytes);
      return { sha256, sizeInBytes: bytes.length };
    },
    get: async (workspaceId, sha256) => {
      const bytes = await readFile(pathOf(workspaceId, sha256));
      if (!createHash('sha256').update(bytes).digest().equals(sha256))
        throw new Error(`File ${sha256.toString('hex')} is damaged`);
      return bytes;
    },
    remove: (workspaceId, sha256) => rm(pathOf(workspaceId, sha256), { force: true }),
  };
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${randomUUID()}`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
