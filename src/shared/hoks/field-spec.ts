import type { z } from 'zod';
import type { Kieli, Teksti } from '../kieli.ts';
import type { KoodistoNimi } from '../reference/koodistot.ts';
import type { Opiskeluoikeus } from './opiskeluoikeus.ts';

/**
 * The one description of a HOKS field. Schema, editor, messages, difference, print and extracts all walk these
 * descriptions, so a new field is one new entry in its part's file.
 */
export type Field = ScalarField<unknown> | PartField<Part> | PartsField<Part>;

/** Ways to write to eHOKS. The virkailija variants differ by rule C2 only (contract 3, 4). */
export type Method = 'post' | 'put' | 'patch';

/** Whether a method's body must, may or must not hold the field. */
export type Presence = 'required' | 'optional' | 'excluded';

/** How the editor shows a scalar. */
export type Widget =
  | { readonly type: 'text'; readonly input?: 'email' | 'tel' }
  | { readonly type: 'longText' }
  | { readonly type: 'texts' }
  | { readonly type: 'date' }
  | { readonly type: 'timestamp' }
  | { readonly type: 'integer'; readonly unit?: Teksti }
  | { readonly type: 'number'; readonly unit?: Teksti }
  /** Unanswered is not "no" (R7): two radio buttons, neither chosen at first. */
  | { readonly type: 'yesNo' }
  /** Absent and false mean the same: a checkbox. */
  | { readonly type: 'checkbox' }
  /** A picker over a code list. `versionField` is the sibling that receives the code's own version. */
  | { readonly type: 'code'; readonly koodisto: KoodistoNimi | 'tutkinnonosat'; readonly versionField?: string }
  | { readonly type: 'organisation' }
  | { readonly type: 'oid' }
  | { readonly type: 'yTunnus' }
  /** Filled by the app, shown but not typed: code versions, identifiers, approval times. */
  | { readonly type: 'derived' }
  /** Tolerated or made by the server, never part of a plan of ours. */
  | { readonly type: 'none' };

/** Columns of twelve. */
export type Columns = 3 | 4 | 5 | 6 | 8 | 9 | 12;

interface FieldCommon {
  readonly label: Teksti;
  /** One calm sentence under the field, only where the label does not say it. */
  readonly help?: Teksti;
  /** For every method; `presenceOf` reads it. Parts below the root are the same in POST and PUT. */
  readonly presence: Readonly<Record<Method, Presence>>;
  /** Width in the editor, where the widget's own is not how people read the form. */
  readonly columns?: Columns;
  /**
   * Whether the field belongs to its part's draft as it stands; it always does when absent. The editor hides a field that
   * neither belongs nor holds anything: the choice it follows from brings it.
   */
  readonly applies?: (draft: AnyDraft) => boolean;
  /**
   * Whether the field has a meaning in its part at this place of the plan (`path` leads to the part's object); it always
   * has when absent. Hidden like what does not apply.
   */
  readonly onlyAt?: (path: Path) => boolean;
  /** Secret by the guideline unless the law says otherwise (R38): left out of extracts by default. */
  readonly secret?: true;
  /** Stays on this machine: the API has no field for it (paikalliset-tiedot.ts). */
  readonly local?: true;
  /** What becomes of the field when the plan serves another student; it goes along when absent. */
  readonly carry?: Carry;
}

/**
 * A field of a plan that is copied for another student. own: the student's own, never goes along; neither does what is secret
 * or only the server writes. new: made anew for every copy. workplace, staff: where and with whom, goes along by choice.
 */
export type Carry = 'own' | 'new' | 'workplace' | 'staff';

/** What a scalar is in JSON. 'pattern' is a string the server matches without trimming; 'texts' a list of strings. */
export type ValueType = 'text' | 'pattern' | 'date' | 'timestamp' | 'integer' | 'number' | 'boolean' | 'texts';

export interface ScalarField<out Value> extends FieldCommon {
  readonly kind: 'scalar';
  readonly widget: Widget;
  readonly valueType: ValueType;
  /** The value as the server really takes it (contract 1.1-1.3), normalised as the server stores it. */
  readonly schema: z.ZodType<Value>;
  /** What is wrong with a value that the schema takes: limits of the database, things that do not belong there. */
  readonly valueRules: readonly ValueRule[];
}

/** A rule about one value that the server's schema takes. */
export interface ValueRule {
  readonly id: string;
  readonly level: Level;
  readonly message: Teksti;
  readonly blocksApproval?: true;
  readonly broken: (value: unknown) => boolean;
}

export interface PartField<out P extends Part> extends FieldCommon {
  readonly kind: 'part';
  readonly part: P;
  /** Shown among the fields around it, without a heading of its own: its labels say enough. */
  readonly isInline?: true;
  /** The editor adds the part as soon as it applies: nobody has to ask for it. */
  readonly comesAlong?: true;
}

export interface PartsField<out P extends Part> extends FieldCommon {
  readonly kind: 'parts';
  readonly part: P;
}

/** What comes again from plan to plan: a workplace, somebody who works there, somebody of an institution. */
export type RememberedKind = 'workplace' | 'workplacePerson' | 'staff';

/** As what a person of a workplace stands in a plan. */
export type WorkplaceRole = 'instructor' | 'assessor';

/** What is known of something remembered. `yTunnus` and `tyopaikka` of a person are those of their workplace. */
export type Fact = 'nimi' | 'yTunnus' | 'tyopaikka' | 'sahkoposti' | 'puhelinnumero' | 'rooli' | 'oppilaitosOid';

/** A group of fields that is remembered as a whole, and filled as a whole when its name is chosen again. */
export interface Remembered {
  readonly kind: RememberedKind;
  readonly as?: WorkplaceRole;
  /** The way from the part to the field of each fact. */
  readonly facts: Readonly<Partial<Record<Fact, readonly string[]>>> & { readonly nimi: readonly string[] };
  /** The list of texts that is remembered of a workplace by the unit around it. */
  readonly tasks?: string;
}

/** Where a part stands, for what can be filled in from elsewhere in the plan. */
export interface Surroundings {
  readonly plan: AnyDraft;
  /** The part that holds the list. */
  readonly owner: AnyDraft;
  readonly draft: AnyDraft;
}

/** What the plan itself already tells about a part, offered to be filled in with one key and never filled silently. */
export interface Offer {
  readonly label: Teksti;
  /** The fields it would fill and with what; empty when there is nothing to offer. */
  readonly fill: (around: Surroundings) => AnyDraft;
  /** What it would write, in words; the line of the part as it would be when absent. */
  readonly tells?: (fill: AnyDraft) => string;
  /** The field where the person goes on; the first one that is still empty when absent. */
  readonly goesTo?: string;
}

export type Fields = Readonly<Record<string, Field>>;

/** One object of the API: its own name (as in the contract), its fields and the rules that cross fields. */
export interface Part<F extends Fields = Fields> {
  readonly name: string;
  /** One of these, as a counselor calls it: "Osaamisen hankkimistapa". */
  readonly label: Teksti;
  readonly fields: F;
  readonly rules: readonly Rule[];
  /** The line that stands for this part when it is folded. Empty text when nothing is known yet. */
  readonly summary?: (draft: AnyDraft, names: SummaryNames) => string;
  /** Groups of its fields that are remembered across plans. */
  readonly remembers?: readonly Remembered[];
  /** At most two, each with a key of its own. */
  readonly offers?: readonly [Offer, Offer?];
  /** The field that says which unit this is: tasks at a workplace are remembered by unit. */
  readonly unitBy?: string;
}

/** What a summary line may need beyond the draft. */
export interface SummaryNames {
  readonly kieli: Kieli;
  /** Name of a code in that language, or the URI itself when the shipped lists do not know it. */
  readonly codeName: (uri: string) => string;
  /** '2026-09-01' as '1.9.2026'. */
  readonly date: (isoDate: string) => string;
}

type ValueOf<F> =
  F extends PartField<infer P>
    ? Draft<P>
    : F extends PartsField<infer P>
      ? Draft<P>[]
      : F extends ScalarField<infer V>
        ? V
        : never;

/** A part as it stands while being drafted: the API's own keys, everything optional. */
export type Draft<P extends Part> = { -readonly [K in keyof P['fields']]?: ValueOf<P['fields'][K]> };

/** A draft whose part is not known to the type system: what generic walkers handle. */
export type AnyDraft = Readonly<Record<string, unknown>>;

/**
 * error = the server refuses it; defect = the server accepts it and then fails or loses data (contract 13);
 * advice = the guideline asks for it, the API does not.
 */
export type Level = 'error' | 'defect' | 'advice';

/** What rules may know beyond the object itself. */
export interface RuleContext {
  readonly method: Method;
  /** True for the three -virkailija methods: rule C2 is off (contract 4). */
  readonly virkailija: boolean;
  /** Today in Helsinki, YYYY-MM-DD. */
  readonly today: string;
  /** `undefined` when the study right is not known: rules that need it pass. */
  readonly opiskeluoikeus: Opiskeluoikeus | undefined;
  /** What eHOKS already holds of the plan, where a rule is about changing it; absent for a new one. */
  readonly inEhoks?: AnyDraft;
  /** Ways to the periods with the identifier of an earlier one, joined by dots: what no part can know of itself. `checkPlan` adds it. */
  readonly repeatedIds?: ReadonlySet<string>;
}

/** A rule that crosses fields or needs the study right. Fields that are missing or ill-typed are absent from the draft. */
export interface Rule {
  /** Id of the contract (C1) or the guideline (R15). */
  readonly id: string;
  readonly level: Level;
  readonly message: Teksti;
  /** What stands under the field, whose label says the rest; the message when absent. */
  readonly short?: Teksti;
  /** The app refuses to approve although the server would take it: the guideline demands it (R15), or a hetu. */
  readonly blocksApproval?: true;
  /** The field at which the message stands, or the way to a field of a nested part; the object itself when absent. */
  readonly at?: string | readonly string[];
  /** Written as a method so that a rule over one part's own draft fits here. `path` leads to the object. */
  broken(draft: AnyDraft, context: RuleContext, path: Path): boolean;
}

/** A rule whose author knows the part's draft. Fits wherever a `Rule` does. */
export interface RuleOver<D extends AnyDraft> extends Omit<Rule, 'broken'> {
  broken(draft: D, context: RuleContext, path: Path): boolean;
}

/** Key or index, root first: ['hankittavat-ammat-tutkinnon-osat', 0, 'osaamisen-hankkimistavat', 1, 'loppu']. */
export type Path = readonly (string | number)[];

export interface Finding {
  readonly level: Level;
  readonly path: Path;
  readonly rule: string;
  readonly message: Teksti;
  /** See `Rule`. */
  readonly short?: Teksti;
  /** See `Rule`. An error always blocks. */
  readonly blocksApproval?: true;
}
