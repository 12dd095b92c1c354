import { Dexie, type Table } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readLive } from '../../src/renderer/live-reading.ts';

type Row = { id: number; text: string };

describe('readLive', () => {
  let db: Dexie & { rows: Table<Row, number>; others: Table<Row, number> };
  let ends: (() => void)[];

  beforeEach(() => {
    // Dexie's live queries look for a database of the whole page.
    Dexie.dependencies.indexedDB = new IDBFactory();
    Dexie.dependencies.IDBKeyRange = IDBKeyRange;
    db = new Dexie('live') as typeof db;
    db.version(1).stores({ rows: 'id', others: 'id' });
    ends = [];
  });
  afterEach(() => {
    for (const end of ends) end();
    db.close();
  });

  function reading() {
    const seen: { reads: number; values: Row[][]; errors: unknown[] } = { reads: 0, values: [], errors: [] };
    const read = async () => {
      seen.reads += 1;
      const rows = await db.rows.toArray();
      // Something that is not the database's, as opening a sealed row.
      await new Promise((resolve) => setTimeout(resolve, 5));
      return rows;
    };
    const { end } = readLive(read, {
      value: (value) => seen.values.push(value),
      error: (error) => seen.errors.push(error),
    });
    ends.push(end);
    return { seen, end };
  }

  it('shows what there is, and every later change', async () => {
    await db.rows.put({ id: 1, text: 'one' });
    const { seen } = reading();
    await vi.waitFor(() => expect(seen.values.at(-1)).toEqual([{ id: 1, text: 'one' }]));
    for (const text of ['two', 'three']) {
      await db.rows.put({ id: 1, text });
      await vi.waitFor(() => expect(seen.values.at(-1)).toEqual([{ id: 1, text }]));
    }
  });

  it('reads a few times while much is written, shows on the way, and ends with the last state', async () => {
    const { seen } = reading();
    await vi.waitFor(() => expect(seen.values).toHaveLength(1));
    for (let id = 1; id <= 300; id += 1) {
      await db.rows.put({ id, text: 'row' });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await vi.waitFor(() => expect(seen.values.at(-1)).toHaveLength(300));
    expect(seen.reads).toBeLessThan(30);
    const onTheWay = seen.values.filter((rows) => rows.length > 0 && rows.length < 300);
    expect(onTheWay.length).toBeGreaterThan(0);
  });

  it('does not read for rows that it has not read', async () => {
    const { seen } = reading();
    await vi.waitFor(() => expect(seen.values).toHaveLength(1));
    await db.others.put({ id: 1, text: 'elsewhere' });
    await db.rows.put({ id: 1, text: 'here' });
    await vi.waitFor(() => expect(seen.values.at(-1)).toHaveLength(1));
    expect(seen.reads).toBe(2);
  });

  it('shows nothing more once it has ended', async () => {
    const { seen, end } = reading();
    await vi.waitFor(() => expect(seen.values).toHaveLength(1));
    end();
    const other = reading();
    await db.rows.put({ id: 1, text: 'later' });
    await vi.waitFor(() => expect(other.seen.values.at(-1)).toHaveLength(1));
    expect(seen.values).toHaveLength(1);
  });

  it('says that a reading failed', async () => {
    const errors: unknown[] = [];
    const refused = () => Promise.reject(new Error('refused'));
    const { end } = readLive(refused, { value: () => undefined, error: (error) => errors.push(error) });
    ends.push(end);
    await vi.waitFor(() => expect(errors).toEqual([new Error('refused')]));
  });
});
