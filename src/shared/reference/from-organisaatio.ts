import { z } from 'zod';
import type { Organisaatio, organisaatiotyypit } from './reference-set.ts';
import { namesFrom, serviceNames } from './service-values.ts';

const treeNode = z.object({
  oid: z.string().max(64),
  nimi: serviceNames,
  /** `organisaatiotyyppi_02`, or the word itself in some answers. */
  tyypit: z.array(z.string()).nullish(),
  organisaatiotyypit: z.array(z.string()).nullish(),
  maskingActive: z.boolean().nullish(),
});
type TreeNode = z.infer<typeof treeNode> & { children?: TreeNode[] | null };

const treeSchema: z.ZodType<TreeNode> = treeNode.extend({
  get children() {
    return z.array(treeSchema).max(10_000).nullish();
  },
});

const answerSchema = z.object({ organisaatiot: z.array(treeSchema) });

const tyypit: Readonly<Record<string, (typeof organisaatiotyypit)[number]>> = {
  organisaatiotyyppi_01: 'koulutustoimija',
  organisaatiotyyppi_02: 'oppilaitos',
  organisaatiotyyppi_03: 'toimipiste',
  organisaatiotyyppi_04: 'oppisopimustoimipiste',
};

/**
 * The provider, schools and offices out of the tree of `GET /api/hierarkia/hae` (contract 11.1). What is neither, what has
 * no name and what hides its name from this caller is left out; undefined when the answer is not such a tree.
 */
export function organisaatiotFrom(answer: unknown): Organisaatio[] | undefined {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return undefined;
  const byOid = new Map(
    parsed.data.organisaatiot.flatMap(withDescendants).flatMap((node) => {
      const names = namesFrom(node.nimi);
      const found = (node.tyypit ?? node.organisaatiotyypit ?? []).flatMap((tyyppi) => tyypit[tyyppi] ?? []);
      const isNamed = node.maskingActive !== true && (names.fi ?? names.sv) !== undefined;
      return isNamed && found.length > 0 ? [[node.oid, { oid: node.oid, ...names, tyypit: found }] as const] : [];
    }),
  );
  return [...byOid.values()];
}

function withDescendants(node: TreeNode): readonly TreeNode[] {
  return [node, ...(node.children ?? []).flatMap(withDescendants)];
}
