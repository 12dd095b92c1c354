import { ListPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hoks } from '../../../shared/hoks/hoks.ts';
import { useKieli } from '../../kieli/i18n.ts';
import { Button } from '../../ui/button.tsx';
import type { UnitList } from './unit-choices.ts';

interface ChooseUnitsProps {
  readonly list: UnitList;
  readonly isOpen: boolean;
  readonly onPress: () => void;
}

/** Opens and folds the panel of units; advice about the list leads here. */
export function ChooseUnits({ list, isOpen, onPress }: ChooseUnitsProps) {
  const { t } = useTranslation('units');
  const { teksti } = useKieli();
  return (
    <span data-adds={list}>
      <Button
        icon={ListPlus}
        aria-expanded={isOpen}
        aria-label={t('openOf', { list: teksti(hoks.fields[list].label) })}
        onPress={onPress}
      >
        {t('open')}
      </Button>
    </span>
  );
}
