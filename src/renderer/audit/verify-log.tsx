import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditVerdict } from '../../shared/audit/verify-log.ts';
import type { Store } from '../db/store.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

interface Checked extends AuditVerdict {
  /** How many times the log was found to go on from somewhere else. */
  readonly breaks: number;
}

/** Checks the whole log with its key and says what was found. */
export function VerifyLog({ store }: { readonly store: Store }) {
  const { t } = useTranslation('audit');
  const [state, setState] = useState<Checked | 'busy' | 'failed'>();
  const check = async () => {
    setState('busy');
    try {
      const verdict = await store.verifyAudit();
      const { rows } = await store.auditLog();
      const breaks = rows.filter((row) => 'action' in row && row.action === 'log-broken-off').length;
      setState({ ...verdict, breaks });
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <div>
        <Button icon={ShieldCheck} isDisabled={state === 'busy'} onPress={() => void check()}>
          {t('verify.act')}
        </Button>
      </div>
      {state === 'busy' && <Banner tone="info">{t('verify.busy')}</Banner>}
      {state === 'failed' && <Banner tone="error">{t('notRead')}</Banner>}
      {typeof state === 'object' && <Verdict {...state} />}
    </>
  );
}

function Verdict({ count, faults, breaks }: Checked) {
  const { t } = useTranslation('audit');
  const [first] = faults;
  const notes = breaks > 0 && ` ${t('verify.notes', { count: breaks, action: t('action.log-broken-off') })}`;
  if (first === undefined) {
    return (
      <Banner tone={breaks > 0 ? 'warn' : 'ok'}>
        {t('verify.whole', { count })}
        {notes}
      </Banner>
    );
  }
  const what = t(`verify.fault.${first.kind}`);
  const others = faults.length - 1;
  return (
    <Banner tone="error" title={t('verify.broken', { seq: first.seq, what })}>
      {others > 0 && `${t('verify.others', { count: others })} `}
      {t('verify.advice')}
      {notes}
    </Banner>
  );
}
