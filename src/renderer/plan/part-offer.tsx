import { WandSparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer, Part, Path } from '../../shared/hoks/field-spec.ts';
import { isDraft } from '../../shared/hoks/json-shape.ts';
import { useKieli } from '../kieli/i18n.ts';
import { Button } from '../ui/button.tsx';
import { useEditor, useFromDocument, useReference } from './editor-context.ts';
import type { PlanDocument } from './plan-document.ts';
import styles from './parts.module.css';
import { isOffered } from './use-field-keys.ts';

interface PartOfferProps {
  readonly part: Part;
  readonly offer: Offer;
  readonly path: Path;
}

/** What the plan itself knows about a part, as one press; it shows what it would write, and writes nothing by itself. */
export function PartOffer({ part, offer, path }: PartOfferProps) {
  const { t } = useTranslation('register');
  const { teksti } = useKieli();
  const { names } = useReference();
  const { document, jumpTo } = useEditor();
  // As text, so that the same offer is the same value.
  const filled = useFromDocument((document) => JSON.stringify(fillOf(offer, path, document)));
  const [wasOffered, setOffered] = useState(false);
  const [isTaken, setTaken] = useState(false);
  const isOffering = filled !== '{}';
  if (isOffering && !wasOffered) setOffered(true);
  if (!isOffering) {
    // Its line stays while the part is open: the field that is being typed in, and the list under it, do not jump.
    return (
      wasOffered && (
        <output className={styles.offer}>{isTaken && <span className={styles.offered}>{t('offer.done')}</span>}</output>
      )
    );
  }
  const fill = JSON.parse(filled) as Record<string, unknown>;
  const before = document.valueAt(path);
  const summary = part.summary?.({ ...(isDraft(before) ? before : {}), ...fill }, names);
  return (
    <div className={styles.offer}>
      <Button
        {...isOffered}
        variant="quiet"
        icon={WandSparkles}
        keys="Alt Enter"
        onPress={() => {
          setTaken(true);
          document.setAll(Object.entries(fill).map(([name, value]) => ({ path: [...path, name], value })));
          jumpTo([...path, Object.keys(part.fields).find((name) => !(name in fill)) ?? '']);
        }}
      >
        {teksti(offer.label)}
      </Button>
      <span className={styles.offered}>{t('offer.would', { what: summary })}</span>
    </div>
  );
}

function fillOf(offer: Offer, path: Path, { current, valueAt }: PlanDocument<object>): object {
  const draft = valueAt(path);
  const owner = valueAt(path.slice(0, -2));
  const plan = current();
  return isDraft(draft) && isDraft(owner) && isDraft(plan) ? offer.fill({ plan, owner, draft }) : {};
}
