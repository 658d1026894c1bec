import type { MailAddress } from '../contract.ts';

const plausible = /^[^\s@<>(),;:"\\]{1,64}@[^\s@<>(),;:"\\]+\.[^\s@<>(),;:"\\.]+$/;
const named = /^"?([^"<>]*?)"?\s*<([^<>]+)>$/;

/** The addresses in what was typed or pasted: bare ones, and those that follow a name as mail programs write them. */
export function addressesIn(written: string): MailAddress[] {
  return (
    written
      // A comma within quotation marks belongs to the name.
      .split(/[,;\n]+(?=(?:[^"]*"[^"]*")*[^"]*$)/)
      .map((part) => part.trim())
      .flatMap((part) => {
        const [, name = '', address = ''] = named.exec(part) ?? [];
        if (plausible.test(address.trim())) return [{ name: name.trim(), address: address.trim() }];
        return part
          .split(/\s+/)
          .filter((bare) => plausible.test(bare))
          .map((bare) => ({ name: '', address: bare }));
      })
  );
}
