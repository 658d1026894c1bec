import { texts } from '#web/texts.ts';
import { SideBlock } from '#web/ui/index.ts';
import type { Customer } from '../contract.ts';
import { CustomerNote } from './panel-fields.tsx';

const t = texts('customers');

/** What colleagues should know of this customer; never shown to them. */
export function NoteBlock({ customer }: { customer: Customer }) {
  return (
    <SideBlock title={t('panel.note')}>
      <CustomerNote customer={customer} />
    </SideBlock>
  );
}
