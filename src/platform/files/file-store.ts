/**
 * Where bytes lie: found by what they are (their SHA-256), per workspace, written whole or not at all. The database row
 * comes after the bytes are safe, so a row without bytes cannot exist; bytes without a row are swept.
 */
export interface FileStore {
  /** Safe on return: on disk and synced, or acknowledged by the bucket. Writing the same bytes again is free. */
  put(workspaceId: string, bytes: Uint8Array): Promise<StoredFile>;
  /** Refuses bytes that no longer match their name (damage) by throwing. */
  get(workspaceId: string, sha256: Buffer): Promise<Buffer>;
  exists(workspaceId: string, sha256: Buffer): Promise<boolean>;
  remove(workspaceId: string, sha256: Buffer): Promise<void>;
}

export interface StoredFile {
  sha256: Buffer;
  sizeInBytes: number;
}
