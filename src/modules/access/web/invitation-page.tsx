import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call, explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Skeleton, TextField } from '#web/ui/index.ts';
import { acceptInvitation, seeInvitation } from '../contract.ts';
import { AccessFrame } from './access-frame.tsx';
import { fieldError, Form } from './form.tsx';
import { useEnter } from './sign-in-page.tsx';
import { useToken } from './token.ts';

const t = texts('access');
const beside = { password_too_short: 'password', password_too_simple: 'password' };

/** Somebody was invited: what for, and the name and password they choose. */
export function Page() {
  const token = useToken();
  const enter = useEnter();
  const seen = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call(seeInvitation, { token }, { signal }),
    retry: false,
    staleTime: Infinity,
  });
  const accept = useMutation({
    mutationFn: (values: Record<string, string>) =>
      call(acceptInvitation, { token, name: values['name'] ?? '', password: values['password'] ?? '' }),
    onSuccess: enter,
  });
  if (seen.isError)
    return (
      <AccessFrame
        title={t('invitation.gone')}
        lead={explain(seen.error, 'access')}
        foot={<Link to="/sign-in">{t('toSignIn')}</Link>}
      >
        <p className="text-ink-2">{t('invitation.goneHint')}</p>
      </AccessFrame>
    );
  if (!seen.data)
    return (
      <AccessFrame title={t('invitation.title')}>
        <Skeleton className="h-40" />
      </AccessFrame>
    );
  return (
    <AccessFrame
      title={t('invitation.join', { workspace: seen.data.workspaceName })}
      lead={t('invitation.lead', { email: seen.data.email })}
    >
      <Form
        submit={t('invitation.submit')}
        isBusy={accept.isPending}
        error={accept.error}
        besideFields={beside}
        onSubmit={(values) => accept.mutate(values)}
      >
        <input type="hidden" name="username" autoComplete="username" value={seen.data.email} readOnly />
        <TextField
          name="name"
          label={t('yourName')}
          defaultValue={seen.data.name}
          error={fieldError(accept.error, 'name')}
          autoComplete="name"
          autoFocus
        />
        <TextField
          name="password"
          type="password"
          label={t('password')}
          hint={t('passwordHint')}
          error={fieldError(accept.error, 'password', beside)}
          autoComplete="new-password"
        />
      </Form>
    </AccessFrame>
  );
}
