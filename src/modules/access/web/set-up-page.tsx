import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { BedDouble, Code, Handshake, Hammer, ShoppingBag, Sparkles } from 'lucide-react';
import { trade as trades } from '#modules/workspace/contract.ts';
import { call } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { ErrorState, Skeleton, TextField } from '#web/ui/index.ts';
import { getSetUp, setUp } from '../contract.ts';
import { AccessFrame } from './access-frame.tsx';
import { fieldError, Form } from './form.tsx';
import { TimeZoneField } from './time-zone-field.tsx';

const t = texts('access');
const icons = {
  hotel: BedDouble,
  adviser: Handshake,
  trades: Hammer,
  shop: ShoppingBag,
  software: Code,
  other: Sparkles,
} as const;
const beside = {
  address_invalid: 'email',
  password_too_short: 'password',
  password_too_simple: 'password',
  time_zone_unknown: 'timeZone',
};
type Trade = keyof typeof icons;

/** The first visit: who you are and what you do. Everything can be changed later. */
export function Page() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const state = useQuery({
    queryKey: ['set-up'],
    queryFn: ({ signal }) => call(getSetUp, {}, { signal }),
    staleTime: 0,
  });
  const begin = useMutation({
    mutationFn: (values: Record<string, string>) =>
      call(setUp, {
        businessName: values['businessName'] ?? '',
        name: values['name'] ?? '',
        email: values['email'] ?? '',
        password: values['password'] ?? '',
        timeZone: values['timeZone'] ?? '',
        // The radio buttons below offer exactly these.
        trade: (values['trade'] ?? 'other') as Trade,
      }),
    onSuccess: async () => {
      client.clear();
      await navigate({ to: '/' });
    },
  });
  if (state.isError) return <ErrorState error={state.error} onRetry={() => void state.refetch()} />;
  if (!state.data) return <Skeleton className="m-10 h-40" />;
  if (!state.data.isEmpty && !begin.isSuccess) return <Navigate to="/sign-in" replace />;
  const wrong = (field: string) => fieldError(begin.error, field, beside);
  return (
    <AccessFrame title={t('setUp.title')} lead={t('setUp.lead')}>
      <Form
        submit={t('setUp.submit')}
        isBusy={begin.isPending}
        error={begin.error}
        besideFields={beside}
        onSubmit={(values) => begin.mutate(values)}
      >
        <TextField
          name="businessName"
          label={t('setUp.businessName')}
          hint={t('setUp.businessNameHint')}
          error={wrong('businessName')}
          autoComplete="organization"
          autoFocus
        />
        <TextField name="name" label={t('yourName')} error={wrong('name')} autoComplete="name" />
        <TextField
          name="email"
          type="email"
          label={t('email')}
          error={wrong('email')}
          autoComplete="username"
        />
        <TextField
          name="password"
          type="password"
          label={t('password')}
          hint={t('passwordHint')}
          error={wrong('password')}
          autoComplete="new-password"
        />
        <TimeZoneField error={wrong('timeZone')} />
        <fieldset>
          <legend className="mb-1 font-strong">{t('setUp.trade')}</legend>
          <p className="mb-2 text-sm text-ink-3">{t('setUp.tradeHint')}</p>
          <div className="grid grid-cols-2 gap-2">
            {trades.options.map((trade, index) => {
              const Icon = icons[trade];
              return (
                <label
                  key={trade}
                  className="flex min-h-11 items-center gap-2 rounded-control border border-field-line px-3 has-checked:border-accent has-checked:bg-accent-soft has-checked:font-strong has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
                >
                  <input
                    type="radio"
                    name="trade"
                    value={trade}
                    defaultChecked={index === 0}
                    className="sr-only"
                  />
                  <Icon aria-hidden className="lucide text-ink-3" />
                  {t(`trades.${trade}`)}
                </label>
              );
            })}
          </div>
        </fieldset>
      </Form>
    </AccessFrame>
  );
}
