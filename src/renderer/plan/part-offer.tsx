import { WandSparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyDraft, Offer, Part, Path } from '../../shared/hoks/field-spec.ts';
import { isDraft } from '../../shared/hoks/json-shape.ts';
import { isFilled } from '../../shared/hoks/offers/pick.ts';
import { useKieli } from '../kieli/i18n.ts';
import { Button } from '../ui/button.tsx';
import { comingParts } from './coming-parts.ts';
import { useEditor, useFromDocument, useReference } from './editor-context.ts';
import type { PlanDocument } from './plan-document.ts';
import styles from './parts.module.css';
import { isOffered, isOtherOffer } from './use-field-keys.ts';

interface PartOffersProps {
  readonly part: Part;
  readonly offers: readonly [Offer, Offer?];
  readonly path: Path;
}

/** What the plan itself knows about a part, each as one press; it shows what it would write, and writes nothing by itself. */
export function PartOffers({ part, offers, path }: PartOffersProps) {
  const { t } = useTranslation('register');
  const { document, newPartDefaults, jumpTo } = useEditor();
  // As text, so that the same offers are the same value.
  const filled = useFromDocument((document) =>
    JSON.stringify(offers.map((offer) => (offer ? fillOf(offer, path, document) : {}))),
  );
  const fills = JSON.parse(filled) as readonly AnyDraft[];
  const [mostOffered, setMostOffered] = useState(0);
  const [isTaken, setTaken] = useState(false);
  const offered = fills.filter((fill) => Object.keys(fill).length > 0).length;
  if (offered > mostOffered) setMostOffered(offered);
  // The lines stay while the part is open: the field that is being typed in, and the list under it, do not jump.
  if (mostOffered === 0) return null;

  const take = (offer: Offer, fill: AnyDraft) => {
    setTaken(true);
    const before = document.valueAt(path);
    const coming = comingParts(part, before, fill, newPartDefaults).filter(([name]) => !(name in fill));
    const changes = [...Object.entries(fill), ...coming];
    document.setAll(changes.map(([name, value]) => ({ path: [...path, name], value })));
    jumpTo([...path, offer.goesTo ?? firstEmpty(part, { ...(isDraft(before) ? before : {}), ...fill })]);
  };
  return (
    <div className={styles.offers} data-lines={isTaken ? 1 : mostOffered}>
      {offers.map((offer, index) => {
        const fill = fills[index] ?? {};
        if (offer === undefined || Object.keys(fill).length === 0) return null;
        return (
          <OneOffer
            key={offer.label.fi}
            offer={offer}
            fill={fill}
            part={part}
            path={path}
            isFirst={index === 0}
            onTake={() => take(offer, fill)}
          />
        );
      })}
      <output className={styles.offered}>{offered === 0 && isTaken && t('offer.done')}</output>
    </div>
  );
}

interface OneOfferProps {
  readonly offer: Offer;
  readonly fill: AnyDraft;
  readonly part: Part;
  readonly path: Path;
  readonly isFirst: boolean;
  readonly onTake: () => void;
}

function OneOffer({ offer, fill, part, path, isFirst, onTake }: OneOfferProps) {
  const { t } = useTranslation('register');
  const { teksti } = useKieli();
  const { names } = useReference();
  const { document } = useEditor();
  const before = document.valueAt(path);
  const what = offer.tells?.(fill) ?? part.summary?.({ ...(isDraft(before) ? before : {}), ...fill }, names);
  return (
    <div className={styles.offer}>
      <Button
        {...(isFirst ? isOffered : isOtherOffer)}
        variant="quiet"
        icon={WandSparkles}
        keys={isFirst ? 'Alt Enter' : 'Alt Shift Enter'}
        onPress={onTake}
      >
        {teksti(offer.label)}
      </Button>
      <span className={styles.offered}>{t('offer.would', { what })}</span>
    </div>
  );
}

function firstEmpty(part: Part, draft: AnyDraft): string {
  const isNext = ([name, field]: readonly [string, Part['fields'][string]]) =>
    !isFilled(draft[name]) && field.applies?.(draft) !== false;
  return Object.entries(part.fields).find(isNext)?.[0] ?? '';
}

function fillOf(offer: Offer, path: Path, { current, valueAt }: PlanDocument<object>): AnyDraft {
  const draft = valueAt(path);
  const owner = valueAt(path.slice(0, -2));
  const plan = current();
  return isDraft(draft) && isDraft(owner) && isDraft(plan) ? offer.fill({ plan, owner, draft }) : {};
}
