import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Reads a folder of e-mails, whatever kind of folder it is: single files (`.eml`, `.raw`, `.msg`), maildirs (all
 * files below `cur` and `new`) and mbox files. Other files are no mail and are left out.
 */
export interface CorpusMessage {
  /** The path below the folder; with `#3` behind it for the third message of an mbox file. */
  name: string;
  raw: Uint8Array;
}

export async function* corpusMessages(folder: string): AsyncGenerator<CorpusMessage> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const path of names) {
    const name = path.slice(folder.length).replace(/^\/+/, '');
    const isMail =
      /\.(?:eml|raw|msg|mime|mail|email)$/i.test(name) || /(?:^|\/)(?:cur|new)\/[^/]+$/.test(name);
    const mayBeMbox = /\.mbox$|(?:^|\/)mbox[^/.]*$/i.test(name);
    if (!isMail && !mayBeMbox) continue;
    const raw = await readFile(path);
    if (!mayBeMbox) yield { name, raw };
    else
      for (const [index, message] of mboxMessages(raw).entries())
        yield { name: `${name}#${index + 1}`, raw: message };
  }
}

/**
 * Splits an mbox file at the lines that begin with `From ` after an empty line, and takes back the `>` that
 * protects such lines inside a message (the mboxrd rule, which also reads the other dialects well enough).
 */
export function mboxMessages(file: Uint8Array): Uint8Array[] {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
    .toString('latin1')
    .replaceAll('\r\n', '\n');
  if (!text.startsWith('From ')) return [];
  return text
    .slice('From '.length)
    .split('\n\nFrom ')
    .map((message) => {
      const content = message.slice(message.indexOf('\n') + 1).replaceAll(/^>(>*From )/gm, '$1');
      return Buffer.from(content, 'latin1');
    });
}
