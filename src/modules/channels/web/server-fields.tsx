import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Checkbox, Select, TextField } from '#web/ui/index.ts';

const t = texts('channels');
const securities = ['tls', 'starttls', 'none'] as const;

interface ServerFieldsProps {
  kind: 'imap' | 'smtp';
  known:
    | { host: string; port: number; security: string; user: string; folder?: string; afterFetch?: string }
    | undefined;
  hasPassword: boolean;
  wrong: (path: string) => string | undefined;
}

/** One server of an inbox. What is switched off is left out, and what was typed stays while it is off. */
export function ServerFields({ kind, known, hasPassword, wrong }: ServerFieldsProps) {
  const [isOn, setOn] = useState(known !== undefined);
  const problem = (field: string) => wrong(`connection.${kind}.${field}`);
  return (
    <fieldset className="flex flex-col gap-4 border-t border-line pt-4">
      <legend className="sr-only">{t(`server.${kind}.title`)}</legend>
      <div>
        <Checkbox
          name={kind === 'imap' ? 'fetches' : 'sends'}
          label={t(`server.${kind}.title`)}
          checked={isOn}
          onChange={(event) => setOn(event.target.checked)}
        />
        <p className="pl-6 text-sm text-ink-3">{t(`server.${kind}.hint`)}</p>
      </div>
      <div hidden={!isOn} className={isOn ? 'grid gap-4 sm:grid-cols-6 sm:pl-6' : ''}>
        <div className="sm:col-span-3">
          <TextField
            name={`${kind}Host`}
            label={t('server.host')}
            error={problem('host')}
            placeholder={t(`server.${kind}.example`)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={known?.host}
          />
        </div>
        <div className="sm:col-span-1">
          <TextField
            name={`${kind}Port`}
            label={t('server.port')}
            error={problem('port')}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={known?.port ?? (kind === 'imap' ? 993 : 587)}
          />
        </div>
        <div className="sm:col-span-2">
          <Select
            name={`${kind}Security`}
            label={t('server.security')}
            defaultValue={known?.security ?? (kind === 'imap' ? 'tls' : 'starttls')}
            options={securities.map((value) => ({ value, label: t(`server.securities.${value}`) }))}
          />
        </div>
        <div className="sm:col-span-3">
          <TextField
            name={`${kind}User`}
            label={t('server.user')}
            error={problem('user')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={known?.user}
          />
        </div>
        <div className="sm:col-span-3">
          <TextField
            name={`${kind}Password`}
            type="password"
            label={t('server.password')}
            error={wrong(`passwords.${kind}Password`)}
            placeholder={hasPassword ? t('server.passwordKept') : ''}
            autoComplete="new-password"
          />
        </div>
        {kind === 'imap' && (
          <>
            <div className="sm:col-span-3">
              <TextField
                name="imapFolder"
                label={t('server.folder')}
                error={problem('folder')}
                autoComplete="off"
                defaultValue={known?.folder ?? 'INBOX'}
              />
            </div>
            <div className="flex items-end sm:col-span-3">
              <Checkbox
                name="markRead"
                label={t('server.markRead')}
                defaultChecked={known?.afterFetch !== 'leave'}
              />
            </div>
          </>
        )}
      </div>
    </fieldset>
  );
}
