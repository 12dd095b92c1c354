/** The two languages of every sentence a person reads. */
export type Kieli = 'fi' | 'sv';

/** One text in both languages. */
export type Teksti = Readonly<Record<Kieli, string>>;
