import { ChevronDown, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, ComboBox, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Part, Path } from '../../../shared/hoks/field-spec.ts';
import { codeVersionMessage } from '../../../shared/hoks/messages.ts';
import { useEditor, useFindingsAt, useReference, useValue } from '../editor-context.ts';
import { comingParts } from '../coming-parts.ts';
import { focusPlace } from '../focus-place.ts';
import { showNumber } from '../number-entry.ts';
import styles from './fields.module.css';
import { bareCode, type CodeOption, type CodeWidget, matching, unknownOption } from '../reference.ts';
import { ComboInput, useGoOnByEnter } from './combo-input.tsx';
import { FieldFrame, type ControlProps, type FieldProps } from './field-frame.tsx';
import { RadioGroup } from './radio-group.tsx';

interface CodeProps extends FieldProps {
  readonly widget: CodeWidget;
  readonly part: Part;
}

/** Longer lists are searched rather than looked through. */
const selectLimit = 12;
const shownMatches = 60;
const diaarinumeroField = 'tutkinnon-osan-perusteen-diaarinro';

/** A code from a list: the name first, the code in a quiet line under it. Choosing also fills the code's version. */
export function CodePicker({ field, path, widget, part }: CodeProps) {
  const { t } = useTranslation(['plan', 'rules']);
  const { document, newPartDefaults } = useEditor();
  const reference = useReference();
  const stored = useValue(path);
  const uri = typeof stored === 'string' ? stored : undefined;
  const partPath = path.slice(0, -1);
  const [isNational, setNational] = useState(false);

  // What may be chosen depends on the unit around the code, not on every key press elsewhere.
  const own = reference.ownOptions(widget.koodisto, { root: document.current(), partPath, partName: part.name });
  const all = reference.allOptions(widget.koodisto);
  const options = isNational || own.length === 0 ? all : own;
  const chosen = uri === undefined ? undefined : (reference.option(uri) ?? unknownOption(uri, reference.kieli));
  const isLong = options.length > selectLimit || all.length > 0;

  const findings = useFindingsAt(path);
  const lacksVersion = chosen?.versio !== undefined && findings.some(({ message }) => message === codeVersionMessage);

  const choose = (option: CodeOption | undefined) => {
    const version =
      widget.versionField === undefined ? [] : [{ path: [...partPath, widget.versionField], value: option?.versio }];
    const diaarinro = diaarinumeroFor(option);
    const coming = comingParts(part, document.valueAt(partPath), { [keyOf(path)]: option?.uri }, newPartDefaults);
    const parts = coming.map(([key, value]) => ({ path: [...partPath, key], value }));
    document.setAll([{ path, value: option?.uri }, ...version, ...diaarinro, ...parts]);
  };

  // The app knows which curriculum a unit of the own qualification is from; one that was typed stays.
  const diaarinumeroFor = (option: CodeOption | undefined) => {
    const at = [...partPath, diaarinumeroField];
    const isKnown = reference.peruste !== undefined && own.some(({ uri: known }) => known === option?.uri);
    const isWanted = Object.hasOwn(part.fields, diaarinumeroField) && document.valueAt(at) === undefined;
    return isKnown && isWanted ? [{ path: at, value: reference.peruste?.diaarinumero }] : [];
  };

  const isRequired = field.presence.post === 'required';
  const hasRadios = isRequired && !isLong && options.length <= 3;
  const listed =
    chosen === undefined || options.some((option) => option.uri === chosen.uri) ? options : [...options, chosen];

  return (
    <FieldFrame
      field={field}
      path={path}
      span={hasRadios ? 12 : 6}
      isGroup={hasRadios || isLong}
      facts={
        <>
          {chosen && <CodeFacts option={chosen} isFromLongList={isLong} />}
          {chosen && lacksVersion && (
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                choose(chosen);
                focusPlace(path);
              }}
            >
              {t('rules:fillVersion')}
            </button>
          )}
          {isLong && all.length > 0 && own.length > 0 && (
            <button
              type="button"
              className={styles.link}
              aria-pressed={isNational}
              onClick={() => setNational(!isNational)}
            >
              {widget.koodisto === 'tutkinnonosat'
                ? t(isNational ? 'scope.ownQualification' : 'scope.allUnits')
                : t(isNational ? 'scope.ownSubAreas' : 'scope.allSubAreas')}
            </button>
          )}
        </>
      }
    >
      {(control, labelId) =>
        hasRadios ? (
          <RadioGroup
            control={control}
            labelId={labelId}
            options={listed.map((option) => ({ key: option.uri, text: option.nimi, lang: option.kieli }))}
            chosen={uri}
            onChoose={(key) => choose(listed.find((option) => option.uri === key))}
          />
        ) : isLong ? (
          <SearchBox control={control} labelId={labelId} options={listed} chosen={chosen} choose={choose} />
        ) : (
          <div className={styles.control}>
            <select
              {...control}
              value={uri ?? ''}
              onChange={(event) => choose(listed.find((option) => option.uri === event.target.value))}
            >
              <option value="">{t('notChosen')}</option>
              {listed.map((option) => (
                <option key={option.uri} value={option.uri} lang={option.kieli}>
                  {option.nimi}
                </option>
              ))}
            </select>
          </div>
        )
      }
    </FieldFrame>
  );
}

const keyOf = (path: Path) => String(path.at(-1));

/** The code matters where there are many alike; a choice of three is its name alone. */
function CodeFacts({ option, isFromLongList }: { readonly option: CodeOption; readonly isFromLongList: boolean }) {
  const { t } = useTranslation('plan');
  const facts = [
    isFromLongList && option.nimeton !== true && t('code', { code: bareCode(option.uri) }),
    // Optional studies of preparatory education have no size of their own.
    option.laajuus !== undefined &&
      option.laajuus > 0 &&
      t(option.uri.startsWith('koulutuksenosattuva') ? 'weeks' : 'points', { points: showNumber(option.laajuus) }),
    option.pakollinen === true && t('compulsory'),
    option.vahvistamaton === true && t('unverifiedName'),
    option.nimeton === true && t('namelessCode'),
  ].filter((fact) => fact !== false);
  return facts.length > 0 && <span>{facts.join(' · ')}</span>;
}

interface ChoiceProps {
  readonly control: ControlProps;
  readonly labelId: string;
  readonly options: readonly CodeOption[];
  readonly choose: (option: CodeOption | undefined) => void;
}

/** Type part of a name or a code: Enter or Tab takes the first match, the arrows another, Escape what was there. */
function SearchBox({
  control,
  labelId,
  options,
  chosen,
  choose,
}: ChoiceProps & { readonly chosen: CodeOption | undefined }) {
  const { t } = useTranslation('plan');
  const [typed, setTyped] = useState<string>();
  const { hearKey, takeAndGoOn } = useGoOnByEnter();
  const found = useMemo(() => matching(options, typed ?? '', shownMatches), [options, typed]);
  const text = typed ?? chosen?.nimi ?? '';
  return (
    <ComboBox
      className={styles.combo}
      aria-labelledby={labelId}
      aria-describedby={control['aria-describedby']}
      isInvalid={control['aria-invalid'] ?? false}
      items={found.map((option) => ({ id: option.uri, ...option }))}
      inputValue={text}
      selectedKey={chosen?.uri ?? null}
      // Nothing chosen: the choices show at once. Something chosen: they wait to be asked for.
      menuTrigger={chosen ? 'input' : 'focus'}
      allowsEmptyCollection
      onInputChange={(input) => setTyped(input === chosen?.nimi ? undefined : input)}
      onSelectionChange={(key) => {
        const option = options.find((candidate) => candidate.uri === key);
        setTyped(undefined);
        if (option !== undefined && option.uri !== chosen?.uri) takeAndGoOn(() => choose(option));
      }}
    >
      <div className={styles.control} onKeyDownCapture={hearKey}>
        <ComboInput
          placeholder={t('searchByName')}
          isTyping={typed !== undefined && typed.trim() !== ''}
          onLeave={() => setTyped(undefined)}
        />
        {chosen && (
          <button
            type="button"
            className={styles.tail}
            aria-label={t('clear')}
            title={t('clear')}
            onClick={() => choose(undefined)}
          >
            <X aria-hidden="true" />
          </button>
        )}
        <Button className={styles.tail}>
          <ChevronDown aria-hidden="true" />
        </Button>
      </div>
      <Popover className={styles.popover}>
        <ListBox
          className={styles.options}
          renderEmptyState={() => <p className={styles.noMatches}>{t('noMatches')}</p>}
        >
          {(option: CodeOption & { readonly id: string }) => (
            <ListBoxItem className={styles.option} textValue={option.nimi}>
              <span lang={option.kieli}>{option.nimi}</span>
              <span className={styles.optionFacts}>
                {bareCode(option.uri)}
                {option.laajuus !== undefined && ` · ${t('points', { points: showNumber(option.laajuus) })}`}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
