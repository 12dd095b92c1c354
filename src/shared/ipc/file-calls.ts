import { z } from 'zod';
import { logFileSchema } from '../audit/log-file.ts';
import { handoverErrorSchema, mostContent, openedHandoverSchema } from '../handover/handover.ts';
import { none, resultOf } from './call-shapes.ts';

/** One cell of a table that is saved to a file. */
const cellSchema = z.string().max(500);

/** What became of a file that the person was asked a place for. */
const savedFileAnswer = resultOf(
  z.enum(['saved', 'cancelled']),
  z.strictObject({ code: z.enum(['disk-full', 'not-allowed', 'in-use', 'failed']) }),
);

/** What can be saved on paper or as data; the name is for the suggested name of the file and holds nothing personal. */
const printedDocumentSchema = z.enum(['aikajana', 'tietopyynto', 'luovutus', 'suostumukset', 'laite']);

/** Files that the person chooses a place for, and the students that are handed over. */
export const fileCalls = {
  /**
   * Asks the person where and saves a table of receipts there as CSV. The cells are the page's own words, identifiers and
   * times, never a name; main writes the format.
   */
  'file.saveReceipts': {
    argument: z.strictObject({ columns: z.array(cellSchema).max(20), rows: z.array(z.array(cellSchema).max(20)) }),
    answer: savedFileAnswer,
  },
  /** Asks the person where and saves the log of use there: as a table for a spreadsheet program, or whole, fit to be checked. */
  'file.saveLog': {
    argument: z.union([
      z.strictObject({
        format: z.literal('csv'),
        columns: z.array(cellSchema).max(20),
        rows: z.array(z.array(z.string().max(200_000)).max(20)),
      }),
      z.strictObject({ format: z.literal('json'), log: logFileSchema }),
    ]),
    answer: savedFileAnswer,
  },
  /**
   * Asks the person where and saves the page as it is laid out for paper there, as a PDF made in memory. The document's name is
   * for the name that is suggested for the file: it holds nothing personal.
   */
  'print.page': { argument: z.strictObject({ document: printedDocumentSchema }), answer: savedFileAnswer },
  /**
   * Asks the person where and saves data of one student there as JSON, because the student or a lawful recipient has asked for
   * it. The text leaves the vault: only a press of the person calls this.
   */
  'file.saveData': {
    argument: z.strictObject({ document: printedDocumentSchema, json: z.string().max(100_000_000) }),
    answer: savedFileAnswer,
  },
  /**
   * Students for another counselor's installation: asks where, seals the content under a new one-time code and gives the code.
   * `students`: how many there are, said in clear in the file.
   */
  'handover.save': {
    argument: z.strictObject({ content: z.string().max(mostContent), students: z.number().int().positive() }),
    answer: resultOf(
      z.union([z.strictObject({ code: z.string().max(40) }), z.literal('cancelled')]),
      handoverErrorSchema,
    ),
  },
  /** Asks which file; what it says without its code. */
  'handover.open': {
    argument: none,
    answer: resultOf(z.union([openedHandoverSchema, z.literal('cancelled')]), handoverErrorSchema),
  },
  /** The content of the file that is open. */
  'handover.read': {
    argument: z.strictObject({ code: z.string().max(100) }),
    answer: resultOf(z.string().max(mostContent), handoverErrorSchema),
  },
} as const;
