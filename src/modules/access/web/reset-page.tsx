import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { call } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { TextField, toast } from '#web/ui/index.ts';
import { redeemPasswordReset } from '../contract.ts';
import { AccessFrame } from './access-frame.tsx';
import { fieldError, Form } from './form.tsx';
import { useEnter } from './sign-in-page.tsx';
import { useToken } from './token.ts';

const t = texts('access');
const beside = { password_too_short: 'password', password_too_simple: 'password' };

/** A new password, by the link from the mail. */
export function Page() {
  const token = useToken();
  const enter = useEnter();
  const navigate = useNavigate();
  const redeem = useMutation({
    mutationFn: (values: Record<string, string>) =>
      call(redeemPasswordReset, { token, password: values['password'] ?? '' }),
    onSuccess: ({ state }) => {
      toast({ text: t('reset.done'), tone: 'good' });
      // The second factor stays: whoever has one gives it after signing in with the new password.
      if (state === 'signed-in') enter();
      else void navigate({ to: '/sign-in' });
    },
  });
  return (
    <AccessFrame
      title={t('reset.title')}
      lead={t('reset.lead')}
      foot={<Link to="/forgotten">{t('reset.again')}</Link>}
    >
      <Form
        submit={t('reset.submit')}
        isBusy={redeem.isPending}
        error={redeem.error}
        besideFields={beside}
        onSubmit={(values) => redeem.mutate(values)}
      >
        <TextField
          name="password"
          type="password"
          label={t('reset.password')}
          hint={t('passwordHint')}
          error={fieldError(redeem.error, 'password', beside)}
          autoComplete="new-password"
          autoFocus
        />
      </Form>
    </AccessFrame>
  );
}
