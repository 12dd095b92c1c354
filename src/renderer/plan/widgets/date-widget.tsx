import { parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  DialogTrigger,
  Heading,
  Popover,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isRealDate } from '../../../shared/hoks/date-text.ts';
import { useKieli } from '../../kieli/i18n.ts';
import { readDateEntry, showDate, showWeekday, weekNumber } from '../date-entry.ts';
import { useEditor, useValue } from '../editor-context.ts';
import styles from './fields.module.css';
import { FieldFrame, type FieldProps } from './field-frame.tsx';

/** A day, typed as people write it or picked. Text that is no day is kept as typed, and the check says so. */
export function DateWidget({ field, path }: FieldProps) {
  const { t } = useTranslation('plan');
  const { kieli, teksti } = useKieli();
  const { document, today } = useEditor();
  const value = useValue(path);
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  const [typed, setTyped] = useState<string>();
  const week = weekNumber(text);

  // The day an end follows is its beginning; everything else is about the time ahead.
  const notBefore = () => {
    const start = path.at(-1) === 'loppu' ? document.valueAt([...path.slice(0, -1), 'alku']) : undefined;
    return typeof start === 'string' && isRealDate(start) ? start : today();
  };

  const take = (entry: string) => {
    setTyped(entry);
    document.set(path, readDateEntry(entry, notBefore(), path.at(-1) === 'loppu') ?? (entry.trim() || undefined));
  };

  return (
    <FieldFrame
      field={field}
      path={path}
      span={3}
      isQuiet={typed !== undefined}
      facts={week !== undefined && <span>{t('weekdayAndWeek', { weekday: showWeekday(text, kieli), week })}</span>}
    >
      {(control) => (
        <div className={styles.control}>
          <input
            {...control}
            autoComplete="off"
            placeholder={t('datePlaceholder')}
            value={typed ?? showDate(text)}
            onChange={(event) => take(event.target.value)}
            onBlur={() => {
              setTyped(undefined);
              document.endStep();
            }}
          />
          <DialogTrigger>
            <Button className={styles.tail} aria-label={t('openCalendar', { field: teksti(field.label) })}>
              <CalendarDays aria-hidden="true" />
            </Button>
            <Popover className={styles.popover} placement="bottom end">
              <Dialog className={styles.calendarDialog} aria-label={teksti(field.label)}>
                {({ close }) => (
                  <Calendar
                    defaultValue={parseDate(isRealDate(text) ? text : notBefore())}
                    firstDayOfWeek="mon"
                    // The person has just opened it, and Escape gives the focus back.
                    autoFocus
                    onChange={(day) => {
                      document.set(path, day.toString());
                      document.endStep();
                      close();
                    }}
                  >
                    <header className={styles.calendarHead}>
                      <Button slot="previous" className={styles.tail}>
                        <ChevronLeft aria-hidden="true" />
                      </Button>
                      <Heading />
                      <Button slot="next" className={styles.tail}>
                        <ChevronRight aria-hidden="true" />
                      </Button>
                    </header>
                    <CalendarGrid weekdayStyle="short">
                      <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
                      <CalendarGridBody>
                        {(date) => <CalendarCell date={date} className={styles.day} />}
                      </CalendarGridBody>
                    </CalendarGrid>
                  </Calendar>
                )}
              </Dialog>
            </Popover>
          </DialogTrigger>
        </div>
      )}
    </FieldFrame>
  );
}
