import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { TextField } from '#web/ui/index.ts';
import { askPasswordReset } from '../contract.ts';
import { AccessFrame } from './access-frame.tsx';
import { fieldError, Form } from './form.tsx';

const t = texts('access');

/** Asks for a link by mail. What it answers does not say whether anybody has this address. */
export function Page() {
  const ask = useMutation({
    mutationFn: (values: Record<string, string>) => call(askPasswordReset, { email: values['email'] ?? '' }),
  });
  const back = <Link to="/sign-in">{t('toSignIn')}</Link>;
  if (ask.isSuccess)
    return (
      <AccessFrame title={t('forgotten.sent')} foot={back}>
        <p className="text-ink-2">{t('forgotten.sentHint')}</p>
      </AccessFrame>
    );
  return (
    <AccessFrame title={t('forgotten.title')} lead={t('forgotten.lead')} foot={back}>
      <Form
        submit={t('forgotten.submit')}
        isBusy={ask.isPending}
        error={ask.error}
        onSubmit={(values) => ask.mutate(values)}
      >
        <TextField
          name="email"
          type="email"
          label={t('email')}
          error={fieldError(ask.error, 'email')}
          autoComplete="username"
          autoFocus
        />
      </Form>
    </AccessFrame>
  );
}
