import { useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import type { Report, ReportRow } from '../../shared/rights/report.ts';
import styles from './report-sheet.module.css';

/** A report on A4, and nothing else of the window. It is on no screen. */
export function ReportSheet({ report, onReady }: { readonly report: Report; readonly onReady: () => void }) {
  const ready = useEffectEvent(onReady);
  useEffect(() => ready(), []);
  return createPortal(
    <section className={styles.sheet} data-print-sheet>
      <h1>{report.title}</h1>
      {report.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {report.sections.map((section, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <section key={index}>
          <h2>{section.title}</h2>
          <dl>
            {section.rows.map((row, at) => (
              // oxlint-disable-next-line react/no-array-index-key
              <Row key={at} row={row} />
            ))}
          </dl>
          {section.signatures?.map((name) => (
            <p key={name} className={styles.signature}>
              {name}
            </p>
          ))}
        </section>
      ))}
    </section>,
    document.body,
  );
}

function Row({ row: { label, value, depth } }: { readonly row: ReportRow }) {
  return (
    <div data-depth={Math.min(depth, 4)} data-heading={value === '' || undefined}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
