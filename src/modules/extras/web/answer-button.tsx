import { useState } from 'react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog } from '#web/ui/index.ts';
import type { Request } from '../contract.ts';
import { AnswerForm } from './answer-form.tsx';

const t = texts('extras');

/** Opens the answer to one request. */
export function AnswerButton({ request, again }: { request: Request; again?: true }) {
  const mayWrite = useMay('extras:write');
  const [isOpen, setOpen] = useState(false);
  if (!mayWrite) return null;
  return (
    <>
      <Button
        size="small"
        className="pointer-coarse:min-h-11"
        look={again ? 'quiet' : 'plain'}
        aria-label={t(again ? 'answer.againOf' : 'answer.doOf', { kind: request.kind.name })}
        onClick={() => setOpen(true)}
      >
        {t(again ? 'answer.again' : 'answer.do')}
      </Button>
      {isOpen && (
        <Dialog title={t('answer.title')} onClose={() => setOpen(false)}>
          <AnswerForm request={request} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}
