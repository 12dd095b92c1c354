import { useTranslation } from 'react-i18next';
import { updateOf } from '../../shared/delivery/request-body.ts';
import type { SummaryNames } from '../../shared/hoks/field-spec.ts';
import type { HoksDraft } from '../../shared/hoks/hoks.ts';
import type { PlanInEhoks } from '../db/records.ts';
import { Banner } from '../ui/banner.tsx';
import { truncatedPlaces } from './found-plan.ts';
import { TruncatedWarning } from './truncated-warning.tsx';

interface ApprovalNoticesProps {
  readonly ehoks: PlanInEhoks | undefined;
  readonly draft: HoksDraft;
  readonly names: SummaryNames;
}

/** What to know before approving a plan whose home has been elsewhere. */
export function ApprovalNotices({ ehoks, draft, names }: ApprovalNoticesProps) {
  const { t } = useTranslation('ero');
  return (
    <>
      {ehoks?.manuaalisyotto === true && (
        <Banner tone="warn" title={t('manual.chip')}>
          {t('manual.text')}
        </Banner>
      )}
      {losesUnseen(ehoks, draft) && <TruncatedWarning places={truncatedPlaces(draft, names)} />}
    </>
  );
}

/** Whether sending the draft would write parts that are only known as eHOKS shows them: a PATCH leaves them alone. */
function losesUnseen(ehoks: PlanInEhoks | undefined, draft: HoksDraft): boolean {
  const baseline = ehoks?.baseline;
  if (baseline === undefined || baseline.isComplete) return false;
  return updateOf(draft, baseline.document, baseline.document, ehoks?.id ?? 0).method === 'put';
}
