import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Dialog, TextField } from '#web/ui/index.ts';

const t = texts('conversations');

interface ChooseTimeProps {
  title: string;
  label: string;
  /** The words of the button that does it. */
  does: string;
  /** Where the field begins, if something was chosen before. */
  from?: Date;
  onClose: () => void;
  onChoose: (at: Date) => void;
}

/** Asks for a day and a time that lie ahead. */
export function ChooseTime({ title, label, does, from, onClose, onChoose }: ChooseTimeProps) {
  const [value, setValue] = useState(from ? fieldValue(from) : '');
  const [error, setError] = useState<string>();
  const choose = () => {
    const at = new Date(value);
    if (!(at.getTime() > Date.now())) return setError(t('errors.snooze_needs_future'));
    onClose();
    onChoose(at);
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" onClick={choose}>
            {does}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          choose();
        }}
      >
        <TextField
          type="datetime-local"
          label={label}
          value={value}
          error={error}
          onChange={(event) => setValue(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

/** As the field writes it: the person's own wall clock, without seconds. */
function fieldValue(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
