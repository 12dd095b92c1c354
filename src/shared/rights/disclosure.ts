/** Who may be given data of a plan by law or by consent (R33). */
export const recipientClasses = ['viranomainen', 'tyollisyysrahasto', 'ohjaaja', 'arvioija', 'suostumus'] as const;
export type RecipientClass = (typeof recipientClasses)[number];

/** One time that data of a plan was given from this machine. Names of fields, never values. */
export interface Disclosure {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who gave it; empty when the person at the desk has not told their name. */
  readonly by: string;
  readonly recipientClass: RecipientClass;
  /** Who was given it and on what ground, in the words of the person who gave it. */
  readonly saaja: string;
  readonly peruste: string;
  /** Names of the fields, as the API has them, with dots between. */
  readonly fields: readonly string[];
}

/**
 * Writes down what is about to be given. Rejects when that cannot be kept: then nothing is given. Gives what takes the record
 * back when nothing was given after all.
 */
export type RecordDisclosure = (planId: string, disclosure: Disclosure) => Promise<() => Promise<void>>;
